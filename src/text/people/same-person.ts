import { fullNameSimilarity } from '../names/match.ts'
import { nameSimilarity } from '../names/similarity.ts'
import { remembered } from '../remembered.ts'
import { isSameGivenName } from './given-names.ts'
import { namePartsOf } from './name-parts.ts'

/** First and last name must each be rather the same than not; sharing one of both says little. */
const LEAST_PART = 0.5

/**
 * How likely two full names in different scripts are of one person by their spelling alone, 0 to 1: 0 where first or last
 * are rather two names, as حسن and Hussein are by the table of first names.
 */
export function samePerson(arabic: string, latin: string): number {
  const [ours, theirs] = [namePartsOf(arabic), namePartsOf(latin)]
  const parts = [0, -1].map((at) => samePart(`${ours.at(at) ?? ''}\n${theirs.at(at) ?? ''}`))
  if (parts.some((part) => part < LEAST_PART)) return 0
  if (ours.length > 2 || theirs.length > 2) return fullNameSimilarity(arabic, latin)
  return parts.reduce((sum, part) => sum + part, 0) / parts.length
}

/** The same names are compared again and again, wherever they are told of: a few megabytes. */
const PAIRS = 50_000

/** Of a part in Arabic letters and one in Latin ones, a line break between, which folded words never have. */
const samePart = remembered(PAIRS, (pair) => {
  const [arabic = '', latin = ''] = pair.split('\n')
  const known = isSameGivenName(arabic, latin)
  return known === undefined ? nameSimilarity(arabic, latin) : Number(known)
})
