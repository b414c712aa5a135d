import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createMultigram, type Weights } from '../src/text/names/multigram.ts'
import { calibrate } from './calibrate.ts'
import { trainMultigram } from './multigram-em.ts'
import { trainLikeness } from './name-likeness.ts'
import { isHeldOut, readNamePairs } from './name-pairs.ts'

export const WEIGHTS = join(import.meta.dirname, '../src/text/names/weights.json')

/** Trains on the pairs that are not held out and writes the weights and their calibration. */
export function trainNames(file: string): void {
  const pairs = readNamePairs(file).filter((pair) => !isHeldOut(pair))
  console.log(`${pairs.length} pairs`)
  const weights = trainMultigram(pairs, { rounds: 8, discount: 0.3, least: 1 })
  const multigram = createMultigram(weights)
  const calibration = calibrate(pairs, multigram)
  writeFileSync(WEIGHTS, written(weights, calibration))
  console.log(`${multigram.size} pairs of chunks; calibration ${calibration.join(' ')}`)
  trainLikeness(pairs, multigram)
}

/** One line for each Latin chunk, `"sh": "ش 512 شي 820"`: minus the natural logarithm in hundredths; `-` is no letter. */
function written(weights: Weights, calibration: readonly number[]): string {
  const rows = [...weights].sort(([a], [b]) => (a < b ? -1 : 1))
  const lines = rows.map(([latin, row]) => `    ${JSON.stringify(latin)}: ${JSON.stringify(rowText(row))}`)
  return `{\n  "calibration": [${calibration.join(', ')}],\n  "chunks": {\n${lines.join(',\n')}\n  }\n}\n`
}

function rowText(row: ReadonlyMap<string, number>): string {
  const cost = (weight: number) => Math.round(-100 * Math.log(weight))
  return [...row]
    .sort(([a, p], [b, q]) => q - p || (a < b ? -1 : 1))
    .map(([arabic, weight]) => `${arabic || '-'} ${cost(weight)}`)
    .join(' ')
}
