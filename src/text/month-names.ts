import { MONTH_NAMES, WEEKDAY_NAMES } from '../model/calendar.ts'
import { fold } from './fold.ts'

/** Spellings beside those that editions print: Egypt's older ones, the wire's abbreviations. */
const OTHER_MONTHS: Readonly<Record<string, number>> = { يونيه: 6, يوليه: 7, مايس: 5, sept: 9 }
const OTHER_WEEKDAYS: Readonly<Record<string, number>> = { الاتنين: 1, الثلاثا: 2, tues: 2, thur: 4, thurs: 4 }

const GREGORIAN = ['english', 'egypt', 'levant', 'maghreb', 'morocco'] as const

const MONTHS = new Map<string, number>(Object.entries(OTHER_MONTHS).map(([name, month]) => [fold(name), month]))
const WEEKDAYS = new Map<string, number>(Object.entries(OTHER_WEEKDAYS).map(([name, day]) => [fold(name), day]))

for (const set of GREGORIAN) {
  MONTH_NAMES[set].forEach((name, index) => {
    for (const spelling of spellings(name)) MONTHS.set(spelling, index + 1)
  })
}
for (const names of Object.values(WEEKDAY_NAMES)) {
  names.forEach((name, index) => {
    for (const spelling of spellings(name)) WEEKDAYS.set(spelling, index)
  })
}

/** A name folded; an English one also by its first three letters; `كانون الثاني` also without its article. */
function spellings(name: string): string[] {
  const folded = fold(name)
  return /^[a-z]/.test(folded)
    ? [folded, folded.slice(0, 3)]
    : [folded, folded.replace(' ال', ' '), folded.replace(' ', '')]
}

/** The month, 1–12, of a folded name in English or any of the Arabic sets. */
export function monthOf(folded: string): number | undefined {
  return MONTHS.get(folded)
}

const BEGINNINGS = new Set([...MONTHS.keys()].filter((name) => name.includes(' ')).map((name) => name.split(' ', 1)[0]))

/** Whether a folded word is the first of a month's name of two: كانون الثاني. */
export function beginsMonth(folded: string): boolean {
  return BEGINNINGS.has(folded)
}

/** The weekday of a folded name in English or Arabic; Sunday is 0. */
export function weekdayOf(folded: string): number | undefined {
  return WEEKDAYS.get(folded)
}
