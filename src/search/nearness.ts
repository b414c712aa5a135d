import type { Leaf } from './plan.ts'
import { fieldEdges, type Words } from './words.ts'

/** Words further apart than this have nothing to do with one another. */
const FAR = 16

/**
 * How near the asked words stand to one another, from 0 to 1: for each two that follow one another in the query, one
 * over their smallest distance in any field, half of that in the other order; the mean of these.
 */
export function nearness(leaves: readonly Leaf[], words: Words): number {
  if (leaves.length < 2) return 0
  const places = leaves.map((leaf) => placesOf(leaf, words))
  let sum = 0
  for (let index = 1; index < places.length; index += 1)
    sum += pairNearness(places[index - 1] ?? [], places[index] ?? [])
  return sum / (leaves.length - 1)
}

/** Fields are put far apart, so that the end of one is not near the beginning of the next. */
function placesOf({ termHashes }: Leaf, words: Words): readonly number[] {
  const places: number[] = []
  const [, standfirst, body] = fieldEdges(words)
  const hashes = [...termHashes]
  for (let at = 1; at < words.length; at += 1) {
    if (!hashes.includes((words[at] ?? 0) >>> 16)) continue
    places.push(at + (at >= standfirst ? FAR : 0) + (at >= body ? FAR : 0))
  }
  return places
}

function pairNearness(first: readonly number[], second: readonly number[]): number {
  let best = 0
  let from = 0
  for (const place of first) {
    while ((second[from] ?? Number.POSITIVE_INFINITY) < place - FAR) from += 1
    for (let index = from; (second[index] ?? Number.POSITIVE_INFINITY) <= place + FAR; index += 1) {
      const distance = (second[index] ?? 0) - place
      if (distance !== 0) best = Math.max(best, distance > 0 ? 1 / distance : -0.5 / distance)
    }
  }
  return best
}
