const MINUTE = 60_000
const DAY = 86_400_000

/** Days of a zone whose offset is remembered: 130 years. */
const REMEMBERED = 50_000

const formatters = new Map<string, Intl.DateTimeFormat>()
const constantOffsets = new Map<string, Map<number, number | undefined>>()

/** A calendar day; `month` counts from 1. */
export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/**
 * How far a zone's clocks are ahead of UTC at an instant, in milliseconds. Intl takes microseconds to
 * answer and a page asks sixty times, so a UTC day that begins and ends with the same offset is remembered.
 */
export function offsetAt(timeZone: string, at: number): number {
  const day = Math.floor(at / DAY)
  const days = daysOf(timeZone)
  if (!days.has(day)) {
    if (days.size >= REMEMBERED) days.clear()
    const offset = computeOffset(timeZone, day * DAY)
    days.set(day, offset === computeOffset(timeZone, (day + 1) * DAY) ? offset : undefined)
  }
  return days.get(day) ?? computeOffset(timeZone, at)
}

function daysOf(timeZone: string): Map<number, number | undefined> {
  const known = constantOffsets.get(timeZone)
  if (known) return known
  const days = new Map<number, number | undefined>()
  constantOffsets.set(timeZone, days)
  return days
}

/**
 * The first instant of a local day. Where clocks go forward at midnight (Beirut, Cairo) the day begins
 * with the change itself; where midnight comes twice, with the first one.
 */
export function startOfDay(timeZone: string, { year, month, day }: CalendarDay): number {
  const midnight = utc(year, month, day)
  const before = midnight - offsetAt(timeZone, midnight - DAY)
  const after = midnight - offsetAt(timeZone, midnight + DAY)
  const valid = [before, after].filter((at) => at + offsetAt(timeZone, at) === midnight)
  return valid.length > 0 ? Math.min(...valid) : before
}

/** Midnight UTC of a day; `Date.UTC` would take the year 99 for 1999. */
export function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day)
}

function computeOffset(timeZone: string, at: number): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatterOf(timeZone).formatToParts(at)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  const local = utc(year, month, day) + hour * 60 * MINUTE + minute * MINUTE + second * 1000
  return local - Math.floor(at / 1000) * 1000
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const cached = formatters.get(timeZone)
  if (cached) return cached
  const formatter = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(timeZone, formatter)
  return formatter
}
