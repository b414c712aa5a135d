import type { Multigram } from '../src/text/names/multigram.ts'
import { fnv1a, type NamePair } from './name-pairs.ts'

/** Pairs that the calibration looks at, and other names that each is compared with. */
const PAIRS = 4_000
const OTHERS = 40
const STEPS = 4_000
const RATE = 1
/** Wrong pairs of the data lie far below and would flatten the curve. */
const LEAST_INFORMATION = -40

/**
 * Logistic regression of “these are one name” on the information: `[constant, per nat]`.
 * Each true pair stands beside the likeliest of 40 chance ones, so that 0.5 parts a name from the nearest other.
 */
export function calibrate(pairs: readonly NamePair[], multigram: Multigram): readonly number[] {
  const sample = [...pairs].sort((a, b) => fnv1a(a.latin) - fnv1a(b.latin)).slice(0, PAIRS)
  const names = sample.map(({ latin, arabic }) => ({
    latin: multigram.latin(latin),
    arabic: multigram.arabic(arabic),
    spelling: arabic,
  }))
  const rows = names.flatMap((name, index) => {
    const others = Array.from({ length: OTHERS }, (_, k) => names[(index * 31 + k * 97 + 1) % names.length] ?? name)
    const rivals = others
      .filter(({ spelling }) => spelling !== name.spelling)
      .map((other) => multigram.information(name.arabic, other.latin))
    return [
      { information: multigram.information(name.arabic, name.latin), same: 1 },
      { information: Math.max(...rivals), same: 0 },
    ]
  })
  return regression(rows)
}

interface Row {
  readonly information: number
  readonly same: number
}

/** Plain gradient descent; information is scaled by ten so that one rate fits both numbers. */
function regression(rows: readonly Row[]): readonly number[] {
  let [constant, slope] = [0, 0]
  for (let step = 0; step < STEPS; step++) {
    let [byConstant, bySlope] = [0, 0]
    for (const row of rows) {
      const x = Math.max(row.information, LEAST_INFORMATION) / 10
      const error = 1 / (1 + Math.exp(-(constant + slope * x))) - row.same
      byConstant += error / rows.length
      bySlope += (error * x) / rows.length
    }
    constant -= RATE * byConstant
    slope -= RATE * bySlope
  }
  return [constant, slope / 10].map((value) => Number(value.toFixed(4)))
}
