import type { VectorRow } from '../archive/relate-vectors.ts'
import { EVIDENCE } from '../model/relation.ts'
import type { Document } from './document.ts'
import { type Feature, numberOf, typeOf } from './feature.ts'
import type { NearnessTo } from './meaning/nearness.ts'
import { type Circumstances, scoreOf } from './score.ts'
import { isIn, type Norms, type Space, type Vector } from './vector.ts'

const LEVELS = 255
const BYTES_A_FEATURE = 6

/**
 * A document's vector in six bytes a feature, the heaviest first: the lower half of its number, a byte of weight, one of
 * type. Two features of the same half in two documents of 160 meet with a chance of 1 in 170,000, and are told apart
 * where documents are compared in full.
 */
export function packVector(
  { id, lang, kind, sectionId, publishedAt }: Document,
  vector: { readonly features: readonly Feature[]; readonly norms: Norms },
): VectorRow {
  const count = vector.features.length
  const features = new Uint8Array(count * BYTES_A_FEATURE)
  const view = new DataView(features.buffer)
  for (const [at, { key, weight }] of vector.features.entries()) {
    view.setInt32(at * 4, halfOf(key), true)
    features[count * 4 + at] = Math.max(1, Math.round(Math.min(weight, 1) * LEVELS))
    features[count * 5 + at] = EVIDENCE.indexOf(typeOf(key))
  }
  return {
    article_id: id,
    lang,
    kind,
    section_id: sectionId ?? null,
    published_at: publishedAt,
    own_norm: vector.norms.own,
    shared_norm: vector.norms.shared,
    features,
  }
}

/** The lower 32 bits of a feature's number, as a signed number. */
function halfOf(key: string): number {
  return (numberOf(key) % 2 ** 32) | 0
}

/** The halves of the numbers of the first, heaviest features of a packed vector. */
export function heaviestOf({ features }: VectorRow, most: number): ReadonlySet<number> {
  const view = new DataView(features.buffer, features.byteOffset, features.byteLength)
  const count = Math.min(features.length / BYTES_A_FEATURE, most)
  return new Set(Array.from({ length: count }, (_, at) => view.getInt32(at * 4, true)))
}

const LOCAL = new Set([EVIDENCE.indexOf('place'), EVIDENCE.indexOf('organisation')])

/** How much a packed vector tells of places and organisations, by the halves of their numbers. */
export function placesIn(row: VectorRow | undefined): ReadonlyMap<number, number> {
  const features = row?.features ?? new Uint8Array()
  const view = new DataView(features.buffer, features.byteOffset, features.byteLength)
  const count = features.length / BYTES_A_FEATURE
  const places = new Map<number, number>()
  for (let at = 0; at < count; at += 1) {
    if (LOCAL.has(features[count * 5 + at] ?? 0)) {
      places.set(view.getInt32(at * 4, true), (features[count * 4 + at] ?? 0) / LEVELS)
    }
  }
  return places
}

/** A candidate with the most that its likeness and its score can be. */
export interface Screened {
  readonly row: VectorRow
  readonly likeness: number
  readonly score: number
}

/** A document as others are screened for it; plain enough to be handed from one thread to another. */
export interface Probe extends Circumstances {
  readonly norms: Norms
  /** A table of feature numbers' lower halves, and what each one's weight in another document counts for in each space. */
  readonly keys: Int32Array
  readonly own: Float64Array
  readonly shared: Float64Array
}

/** Three times as many slots as a document has features, so that one is found at the first look or two. */
const SLOTS = 512

export function probeOf({ lang, kind, sectionId, publishedAt }: Document, vector: Vector): Probe {
  const keys = new Int32Array(SLOTS)
  const own = new Float64Array(SLOTS)
  const shared = new Float64Array(SLOTS)
  for (const { number, type, value, rarity } of vector.features) {
    if (value === 0) continue
    const half = number | 0
    const slot = slotOf(keys, half)
    keys[slot] = half
    if (isIn('own', lang, type)) own[slot] = value * rarity
    if (isIn('shared', lang, type)) shared[slot] = value * rarity
  }
  return { lang, kind, sectionId, publishedAt, norms: vector.norms, keys, own, shared }
}

/**
 * The most that documents can be like another: as `compare` has it, but for names across languages, whose spellings are not
 * looked at and taken to be the same. A few microseconds a document.
 */
export function screened(
  probe: Probe,
  rows: readonly VectorRow[],
  nearnessTo: NearnessTo = () => undefined,
): readonly Screened[] {
  return rows.map((row) => {
    const space: Space = row.lang === probe.lang ? 'own' : 'shared'
    const norm = probe.norms[space] * (space === 'own' ? row.own_norm : row.shared_norm)
    const cosine = norm > 0 ? productOf(probe.keys, probe[space], row.features) / norm : 0
    return { row, ...scoreOf(cosine, probe, circumstancesOf(row), nearnessTo(row.article_id, space)) }
  })
}

function circumstancesOf({ lang, kind, published_at, section_id }: VectorRow): Circumstances {
  return { lang, kind, publishedAt: published_at, sectionId: section_id ?? undefined }
}

/** Where a key stands, or would stand: linear probing. */
function slotOf(keys: Int32Array, key: number): number {
  let slot = key & (SLOTS - 1)
  while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (SLOTS - 1)
  return slot
}

/** A slot is looked at right here: most are empty or the right one, and a call takes longer than that. */
function productOf(keys: Int32Array, values: Float64Array, features: Uint8Array): number {
  const count = features.length / BYTES_A_FEATURE
  const weights = count * 4
  const view = new DataView(features.buffer, features.byteOffset, features.byteLength)
  let sum = 0
  for (let at = 0; at < count; at += 1) {
    const key = view.getInt32(at * 4, true)
    let slot = key & (SLOTS - 1)
    while (keys[slot] !== key) {
      if (keys[slot] === 0) break
      slot = (slot + 1) & (SLOTS - 1)
    }
    if (keys[slot] === key) sum += (values[slot] as number) * (features[weights + at] as number)
  }
  return sum / LEVELS
}
