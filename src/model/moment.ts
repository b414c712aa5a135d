/**
 * When something was published, and how exactly that is known. `at` is milliseconds since 1970 UTC.
 *
 * A paper's date without a time is kept as noon UTC: that instant falls on the same calendar day
 * in every zone from UTC−12 to UTC+11, so the day never shifts when an edition reads it in its own zone.
 */
export interface Moment {
  readonly at: number
  readonly precision: 'day' | 'minute'
}

const NOON = 12 * 3_600_000

/** A date known to the day; `month` counts from 1. Returns undefined for 31 February and the like. */
export function dayMoment(year: number, month: number, day: number): Moment | undefined {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? { at: date.getTime() + NOON, precision: 'day' } : undefined
}

/**
 * From when on the public may read a text of this moment that arrives now. A paper dated today is read
 * today and not from noon on; one dated in the future, from the beginning of its day in UTC.
 */
export function visibleFrom({ at, precision }: Moment, now: number): number {
  return precision === 'day' ? Math.min(at, Math.max(now, at - NOON)) : at
}
