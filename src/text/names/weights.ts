import type { Weights } from './multigram.ts'
import trained from './weights.json' with { type: 'json' }

/** What `npm run train -- names` wrote: `"sh": "ش 512 شي 820"` is minus the natural logarithm in hundredths. */
export const WEIGHTS: Weights = new Map(
  Object.entries(trained.chunks).map(([latin, row]) => [latin, rowOf(row.split(' '))]),
)

/** Of the logistic function over information, constant and slope; `train/calibrate.ts` found them. */
export const CALIBRATION: readonly number[] = trained.calibration

function rowOf(cells: readonly string[]): ReadonlyMap<string, number> {
  const row = new Map<string, number>()
  for (let k = 0; k + 1 < cells.length; k += 2) {
    const arabic = cells[k] ?? ''
    row.set(arabic === '-' ? '' : arabic, Math.exp(-Number(cells[k + 1]) / 100))
  }
  return row
}
