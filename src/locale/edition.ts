import type { MonthNames } from '../model/calendar.ts'
import type { EditionLang } from '../model/lang.ts'
import { fieldsOf } from './pattern.ts'

/** Which digits an edition prints: 0–9 or ٠–٩ (the names of Unicode's numbering systems). */
export const DIGITS = ['latn', 'arab'] as const
export type Digits = (typeof DIGITS)[number]

/** The site in one language: everything that its dates, numbers and name depend on. */
export interface Edition {
  readonly lang: EditionLang
  /** The site's name in this edition. */
  readonly name: string
  /** An IANA zone, `Africa/Tripoli`. */
  readonly timeZone: string
  readonly digits: Digits
  readonly months: MonthNames
  /** The UTS 35 pattern of the header's date. */
  readonly today: string
  /** The UTS 35 pattern of an article's date, without the time. */
  readonly date: string
  /** Whether the Hijri date stands beside today's date. */
  readonly hijri: boolean
}

/** What a message needs of an edition; the command line speaks without having one. */
export type Voice = Pick<Edition, 'lang' | 'digits'>

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Whether a pattern can be printed, names a date, and names no time: an article's date may have none. */
export function isDatePattern(pattern: string): boolean {
  const fields = fieldsOf(pattern)
  if (!fields) return false
  return fields.some(isDateField) && fields.every((field) => 'literal' in field || isDateField(field))
}

function isDateField(field: { literal: string } | { name: string }): boolean {
  return 'name' in field && /^[EdMy]/.test(field.name)
}
