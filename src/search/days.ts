import type { Moment } from '../model/moment.ts'
import { parseWrittenDate } from '../text/dates.ts'
import { fold } from '../text/fold.ts'
import { monthOf } from '../text/month-names.ts'

/** The instants of a day, a month or a year: milliseconds since 1970 UTC, `to` not included. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** An edition's calendar: when its days begin depends on its time zone. Months count from 1. */
export interface Calendar {
  span(year: number, month?: number, day?: number): Span
  dayOf(at: number): { readonly year: number; readonly month: number; readonly day: number }
}

const MIN_YEAR = 1500
const MAX_YEAR = 2999

/**
 * The span of time that a written date means: a year (`2024`), a month (`2024-06`, `June 2024`), a day in any
 * way that `parseWrittenDate` reads, or an instant, which is a span of no length. Digits may be of any kind.
 */
export function spanOf(calendar: Calendar, text: string): Span | 'ambiguous' | undefined {
  const folded = fold(text)
  const [year, month] = yearAndMonth(folded)
  if (year !== undefined) {
    const exists = year >= MIN_YEAR && year <= MAX_YEAR && (month === undefined || (month >= 1 && month <= 12))
    return exists ? calendar.span(year, month) : undefined
  }
  const moment = parseWrittenDate(folded)
  return typeof moment === 'object' ? spanOfMoment(calendar, moment) : moment
}

function yearAndMonth(folded: string): readonly [year?: number, month?: number | undefined] {
  const [, year, month] = /^(\d{4})(?: ?[-/.] ?(\d{1,2}))?$/.exec(folded) ?? []
  if (year !== undefined) return [Number(year), month === undefined ? undefined : Number(month)]
  const [, name = '', yearOfName] = /^(\p{L}[\p{L} ]{0,20}),? (\d{4})$/u.exec(folded) ?? []
  const named = monthOf(name.trim())
  return named === undefined ? [] : [Number(yearOfName), named]
}

function spanOfMoment(calendar: Calendar, { at, precision }: Moment): Span {
  if (precision === 'minute') return { from: at, to: at }
  const day = new Date(at)
  return calendar.span(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate())
}

/** The day on which an instant falls, for a date that was written with its time. */
export function wholeDays(calendar: Calendar, { from, to }: Span): Span {
  const { year, month, day } = calendar.dayOf(from)
  return from === to ? calendar.span(year, month, day) : { from, to }
}

/** The shortest date whose span begins at an instant: `2024`, `2024-06`, `2024-06-05`, else the instant in ISO 8601. */
export function dateBeginning(calendar: Calendar, at: number): string {
  const { year, month, day } = calendar.dayOf(at)
  const parts = [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))]
  const begins = [calendar.span(year), calendar.span(year, month), calendar.span(year, month, day)]
  const length = begins.findIndex(({ from }) => from === at)
  return length < 0 ? new Date(at).toISOString() : parts.slice(0, length + 1).join('-')
}
