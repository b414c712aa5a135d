import type { Evidence } from '../model/relation.ts'
import { nameOf, numberOf, typeOf } from './feature.ts'

/** How many articles the expectation below counts for, beside those of the archive. */
const EXPECTED_AMONG = 400

/** In what share of articles a feature of a kind is expected to be before the archive has told. */
const EXPECTED: Readonly<Record<Evidence, number>> = {
  person: 0.004,
  place: 0.02,
  organisation: 0.01,
  topic: 0.05,
  term: 0.02,
  number: 0.01,
  date: 0.02,
  word: 0.01,
}

/** How often features are in the archive. */
export interface Frequencies {
  readonly articles: number
  count(feature: number): number
}

/** The inverse document frequency (Spärck Jones 1972), smoothed so that it tells as much in an archive of ten articles. */
export function rarityOf(key: string, { articles, count }: Frequencies, number = numberOf(key)): number {
  return Math.log((articles + EXPECTED_AMONG) / (count(number) + EXPECTED_AMONG * expectedShare(key)))
}

function expectedShare(key: string): number {
  const type = typeOf(key)
  return type === 'number' ? expectedNumber(Number(nameOf(key))) : EXPECTED[type]
}

/** Little numbers and years are in every other text. */
function expectedNumber(value: number): number {
  if (value <= 5) return 0.3
  if (value <= 31 || value === 100) return 0.08
  if (value >= 1990 && value <= 2035 && Number.isInteger(value)) return 0.08
  return 0.005
}
