import { type Circumstances, type Document, LEVELS } from './document.ts'
import { type FeatureTable, firstSlot, halfOf, nextSlot, tableOf } from './feature-table.ts'
import type { NearnessTo } from './meaning/nearness.ts'
import type { PackedVector } from './packed-vector.ts'
import { scoreOf } from './score.ts'
import { isIn, type Norms, type Space, type Vector } from './vector.ts'

/** A candidate with the most that its likeness and its score can be. */
export interface Screened {
  readonly other: PackedVector
  readonly likeness: number
  readonly score: number
}

/** A document as others are screened for it; small and plain enough to be handed from one thread to another. */
export interface Probe extends Circumstances {
  readonly norms: Norms
  /** The lower halves of its features' numbers, and what each one's weight in another document counts for in each space. */
  readonly halves: Int32Array
  readonly own: Float64Array
  readonly shared: Float64Array
}

export function probeOf({ lang, kind, sectionId, publishedAt }: Document, { features, norms }: Vector): Probe {
  const halves = new Int32Array(features.length)
  const own = new Float64Array(features.length)
  const shared = new Float64Array(features.length)
  for (const [at, { number, type, value, rarity }] of features.entries()) {
    halves[at] = halfOf(number)
    if (isIn('own', lang, type)) own[at] = value * rarity
    if (isIn('shared', lang, type)) shared[at] = value * rarity
  }
  return { lang, kind, sectionId, publishedAt, norms, halves, own, shared }
}

/**
 * The most that documents can be like another: as `compare` has it, but for names across languages, whose spellings are not
 * looked at and taken to be the same. A microsecond or two a document.
 */
export function screened(
  probe: Probe,
  others: readonly PackedVector[],
  nearnessTo: NearnessTo = () => undefined,
): readonly Screened[] {
  const table = tableOf(probe.halves)
  return others.map((other) => {
    const space: Space = other.lang === probe.lang ? 'own' : 'shared'
    const norm = probe.norms[space] * other.norms[space]
    const cosine = norm > 0 ? productOf(table, probe[space], other) / norm : 0
    const { likeness, score } = scoreOf(cosine, probe, other, nearnessTo(other.id, space))
    return { other, likeness, score }
  })
}

/** A slot is looked at right here: nearly all are empty or the right one, and a call takes longer than that. */
function productOf(table: FeatureTable, values: Float64Array, other: PackedVector): number {
  const weights = other.halves.length * 4
  let sum = 0
  for (let at = 0; at < other.halves.length; at += 1) {
    const half = other.halves[at] as number
    let slot = firstSlot(half)
    while (table.halves[slot] !== half && table.halves[slot] !== 0) slot = nextSlot(slot)
    if (table.halves[slot] !== half) continue
    sum += (values[table.places[slot] as number] as number) * (other.features[weights + at] as number)
  }
  return sum / LEVELS
}
