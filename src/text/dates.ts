import { dayMoment, type Moment } from '../model/moment.ts'
import { clockIn } from './clock.ts'
import { fold } from './fold.ts'
import { monthOf, weekdayOf } from './month-names.ts'

const MAX_LENGTH = 100
const DAY = 86_400_000
const MIN_YEAR = 1500
const MAX_YEAR = 2999

/** `20200606T103000Z`, as NewsML and iCalendar write it. */
const BASIC_ISO = /^(\d{4})(\d{2})(\d{2})(?:t(\d{2})(\d{2})(\d{2}))?(?=$|z|[+-])/

const YEAR_FIRST = /^(\d{4}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{1,2})$/
const YEAR_LAST = /^(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{2}|\d{4})$/

const NOISE = new Set(['of', 'the', 'on', 'م', 'يوم', 'في'])

/**
 * A date as people and machines write it: ISO 8601, RFC 2822, English and Arabic dates with the month's
 * name (any of the Arab world's, or two of them side by side as the wires write), numbers alone. It
 * may have a weekday, which is not checked against it. A time without a zone is read as UTC.
 *
 * @returns a moment known to the day or to the minute; `'ambiguous'` for numbers that may be day-first
 *   or month-first and have no weekday to decide; undefined for anything else
 */
export function parseWrittenDate(text: string): Moment | 'ambiguous' | undefined {
  if (text.length > MAX_LENGTH) return undefined
  const folded = fold(text).replace(BASIC_ISO, separated)
  const clock = clockIn(folded)
  if (clock === 'none') return dayIn(folded, false)
  const day = clock && dayIn(clock.rest, true)
  if (!clock || typeof day !== 'object') return day
  return { at: startOf(day) + clock.sinceMidnight, precision: 'minute' }
}

function separated(_: string, year: string, month: string, day: string, ...time: (string | undefined)[]): string {
  const [hour, minute, second] = time
  return `${year}-${month}-${day}${hour === undefined ? '' : ` ${hour}:${minute}:${second}`}`
}

function startOf(day: Moment): number {
  return Math.floor(day.at / DAY) * DAY
}

/** The day in a folded text that has no time any more. `timed` allows the two-digit year of RFC 822. */
function dayIn(text: string, timed: boolean): Moment | 'ambiguous' | undefined {
  let weekday: number | undefined
  const rest = text
    .replace(/^.*الموافق/, '')
    .replace(/[,،()"]/g, ' ')
    .replace(/\p{L}+/gu, (word) => {
      const found = weekdayOf(word)
      weekday ??= found
      return found === undefined && !NOISE.has(word) ? word : ' '
    })
    .replace(/\s+/g, ' ')
    .trim()
  return /\p{L}/u.test(rest) ? namedDay(rest, timed) : numericDay(rest, weekday)
}

/** A day, a year and the name of a month, in any order. */
function namedDay(text: string, timed: boolean): Moment | undefined {
  const tokens = text.replace(/(\d)(?:st|nd|rd|th)(?!\p{L})/u, '$1').match(/\p{L}+|\d+|[^\p{L}\d\s/.–-]/gu) ?? []
  const month = monthIn(tokens.filter((token) => !/\d/.test(token)))
  const numbers = tokens.filter((token) => /\d/.test(token))
  const [first = '', second = ''] = numbers
  if (month === undefined || numbers.length !== 2) return undefined
  if (first.length === 4) return dayOf(Number(first), month, Number(second))
  if (timed && second.length === 2) return dayOf(fullYear(Number(second)), month, Number(first))
  return second.length === 4 ? dayOf(Number(second), month, Number(first)) : undefined
}

/** The month that all the words name: one name, of one word or two, or several names of the same month. */
function monthIn(words: readonly string[]): number | undefined {
  const [word, next] = words
  if (word === undefined) return undefined
  const double = next === undefined ? undefined : monthOf(`${word} ${next}`)
  const month = double ?? monthOf(word)
  const others = words.slice(double === undefined ? 1 : 2)
  return others.length === 0 || monthIn(others) === month ? month : undefined
}

function numericDay(text: string, weekday: number | undefined): Moment | 'ambiguous' | undefined {
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst) return dayOf(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]))
  const yearLast = YEAR_LAST.exec(text)
  if (!yearLast) return undefined
  const [, a, , b, year = ''] = yearLast
  if (year.length === 2) return 'ambiguous'
  return dayFirstOrMonthFirst(Number(a), Number(b), Number(year), weekday)
}

function dayFirstOrMonthFirst(
  a: number,
  b: number,
  year: number,
  weekday: number | undefined,
): Moment | 'ambiguous' | undefined {
  const dayFirst = dayOf(year, b, a)
  const monthFirst = dayOf(year, a, b)
  if (!dayFirst || !monthFirst || a === b) return dayFirst ?? monthFirst
  const fitting = [dayFirst, monthFirst].filter(({ at }) => new Date(at).getUTCDay() === weekday)
  return fitting.length === 1 ? fitting[0] : 'ambiguous'
}

function dayOf(year: number, month: number, day: number): Moment | undefined {
  return year >= MIN_YEAR && year <= MAX_YEAR ? dayMoment(year, month, day) : undefined
}

/** RFC 2822, 4.3: 00–49 are of this century. */
function fullYear(twoDigits: number): number {
  return twoDigits < 50 ? 2000 + twoDigits : 1900 + twoDigits
}
