import type { Multigram } from '../src/text/names/multigram.ts'
import { fnv1a, type NamePair } from './name-pairs.ts'

/** Pairs that the calibration looks at, and other names that each is compared with. */
const PAIRS = 4_000
const OTHERS = 40
const STEPS = 4_000
const RATE = 0.05

/**
 * Logistic regression of “these are one name” on the information and the length: `[constant, information, letters]`.
 * Each true pair stands beside the likeliest of 40 chance ones, so that 0.5 parts a name from the nearest other.
 */
export function calibrate(pairs: readonly NamePair[], multigram: Multigram): readonly number[] {
  const sample = [...pairs].sort((a, b) => fnv1a(a.latin) - fnv1a(b.latin)).slice(0, PAIRS)
  const names = sample.map(({ latin, arabic }) => ({
    latin: multigram.latin(latin),
    arabic: multigram.arabic(arabic),
    spelling: arabic,
    letters: latin.length + arabic.length,
  }))
  const rows = names.flatMap((name, index) => {
    const others = Array.from({ length: OTHERS }, (_, k) => names[(index * 31 + k * 97 + 1) % names.length] ?? name)
    const rivals = others
      .filter(({ spelling }) => spelling !== name.spelling)
      .map((other) => ({
        information: multigram.information(name.arabic, other.latin),
        letters: other.latin.length + name.arabic.length - 4,
      }))
    const nearest = rivals.reduce((a, b) => (a.information > b.information ? a : b))
    const own = { information: multigram.information(name.arabic, name.latin), letters: name.letters }
    return [
      { ...own, same: 1 },
      { ...nearest, same: 0 },
    ]
  })
  return regression(rows)
}

interface Row {
  readonly information: number
  readonly letters: number
  readonly same: number
}

/** Plain gradient descent; information and letters are scaled by ten so that one rate fits both. */
function regression(rows: readonly Row[]): readonly number[] {
  let [constant, information, letters] = [0, 0, 0]
  for (let step = 0; step < STEPS; step++) {
    const slope = [0, 0, 0] as [number, number, number]
    for (const row of rows) {
      const [x, y] = [Math.max(row.information, -40) / 10, row.letters / 10]
      const error = 1 / (1 + Math.exp(-(constant + information * x + letters * y))) - row.same
      slope[0] += error
      slope[1] += error * x
      slope[2] += error * y
    }
    const rate = (RATE * 20) / rows.length
    constant -= rate * slope[0]
    information -= rate * slope[1]
    letters -= rate * slope[2]
  }
  return [constant, information / 10, letters / 10].map((value) => Number(value.toFixed(4)))
}
