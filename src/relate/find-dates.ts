import { beginsMonth, monthOf, weekdayOf } from '../text/month-names.ts'
import { factOf } from '../text/word-facts.ts'
import type { Mention, Reading } from './reading.ts'

const DAY_MS = 86_400_000
/** A date without a year is the one nearest to publication, at most so many days after it. */
const MOST_AHEAD = 120

const YESTERDAY = new Set(['yesterday', 'امس'])
const TODAY = new Set(['today', 'اليوم'])
const TOMORROW = new Set(['tomorrow', 'غدا', 'الغد'])

/** The days that a text names, as days of the calendar: Friday, أمس, 6 June, the 24th of May 2019. */
export function findDates(reading: Reading): readonly Mention[] {
  const { tokens } = reading
  const found: Mention[] = []
  tokens.forEach((token, at) => {
    if (!mayBeDate(token)) return
    const day = dayNamedBy(token.word, reading) ?? dayOfMonth(reading, at)
    if (day !== undefined) found.push({ meanings: [{ key: `date:${isoDay(day)}`, weight: 1 }], weight: 1, form: '' })
  })
  return found
}

/** Most words have nothing to do with a day, by themselves or before another. */
const mayBeDate = factOf(
  ({ word }) => dayNamedBy(word, { publishedAt: 0 }) !== undefined || monthOf(word) !== undefined || beginsMonth(word),
)

function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** Days since 1970. A weekday is the last one of its name, and today's name is today. */
function dayNamedBy(word: string, { publishedAt }: Pick<Reading, 'publishedAt'>): number | undefined {
  const today = Math.floor(publishedAt / DAY_MS)
  if (TODAY.has(word)) return today
  if (YESTERDAY.has(word)) return today - 1
  if (TOMORROW.has(word)) return today + 1
  if (word.length < 4) return undefined
  const weekday = weekdayOf(word) ?? weekdayOf(word.replace(/^و/, ''))
  return weekday === undefined ? undefined : today - ((new Date(publishedAt).getUTCDay() - weekday + 7) % 7)
}

/** A month's name with the number of a day beside it, and perhaps a year. */
function dayOfMonth({ tokens, publishedAt }: Reading, at: number): number | undefined {
  const word = (index: number) => tokens[index]?.word ?? ''
  const double = monthOf(`${word(at)} ${word(at + 1)}`)
  const month = double ?? (word(at).length > 2 ? monthOf(word(at)) : undefined)
  if (month === undefined) return undefined
  const after = at + (double === undefined ? 1 : 2)
  const before = dayNumber(word(at - 1)) ?? (word(at - 1) === 'of' ? dayNumber(word(at - 2)) : undefined)
  const day = before ?? dayNumber(word(after))
  if (day === undefined) return undefined
  const year = yearNumber(word(before === undefined ? after + 1 : after))
  return year === undefined ? nearestYear(month, day, publishedAt) : dayIn(year, month, day)
}

function dayNumber(word: string): number | undefined {
  const value = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1]
  return value !== undefined && Number(value) >= 1 && Number(value) <= 31 ? Number(value) : undefined
}

function yearNumber(word: string): number | undefined {
  return /^(?:1[5-9]|20)\d\d$/.test(word) ? Number(word) : undefined
}

function dayIn(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS
}

function nearestYear(month: number, day: number, publishedAt: number): number {
  const today = Math.floor(publishedAt / DAY_MS)
  const year = new Date(publishedAt).getUTCFullYear()
  const next = [year + 1, year].map((one) => dayIn(one, month, day)).find((one) => one <= today + MOST_AHEAD)
  return next ?? dayIn(year - 1, month, day)
}
