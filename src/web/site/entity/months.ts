import type { MonthCount } from '../../../archive/entity-mentions.ts'

/** A bar of the chart: a month, or a whole year where there are too many months to draw. */
export interface Bar {
  readonly year: number
  /** From 1; undefined for a whole year. */
  readonly month: number | undefined
  readonly count: number
}

/** More bars would be hair. */
const MOST_MONTHS = 48

/** The counts in order of time without a gap, by month, or by year where the months are too many. Pure. */
export function barsOf(counts: readonly MonthCount[]): readonly Bar[] {
  if (counts.length === 0) return []
  const months = counts.map(({ month }) => month)
  const [first, last] = [Math.min(...months), Math.max(...months)]
  const byYear = last - first + 1 > MOST_MONTHS
  const [from, to] = byYear ? [yearOf(first), yearOf(last)] : [first, last]
  const totals = new Map<number, number>()
  for (const { month, count } of counts) {
    const key = byYear ? yearOf(month) : month
    totals.set(key, (totals.get(key) ?? 0) + count)
  }
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const key = from + index
    const count = totals.get(key) ?? 0
    return byYear
      ? { year: key, month: undefined, count }
      : { year: yearOf(key), month: 1 + (((key % 12) + 12) % 12), count }
  })
}

/** Months are counted from January 1970. */
function yearOf(month: number): number {
  return 1970 + Math.floor(month / 12)
}
