import type { VectorRow } from '../archive/relate-vectors.ts'
import { EVIDENCE } from '../model/relation.ts'
import { type Document, type DocumentHead, headOf, LEVELS, levelOf } from './document.ts'
import { type Feature, numberOf, typeOf } from './feature.ts'
import { halfOf } from './feature-table.ts'
import type { Norms } from './vector.ts'

const BYTES_A_FEATURE = 6

/**
 * A document's vector in six bytes a feature, the heaviest first: the lower half of its number, a byte of weight, one of
 * type. Two features of the same half in two documents of 160 meet with a chance of 1 in 170,000, and are told apart
 * where documents are compared in full.
 */
export interface PackedVector extends DocumentHead {
  readonly norms: Norms
  readonly halves: Int32Array
  /** All of it: the halves, then the weights, then the types. */
  readonly features: Uint8Array
}

export function packVector(
  { id, lang, kind, sectionId, publishedAt }: Document,
  vector: { readonly features: readonly Feature[]; readonly norms: Norms },
): VectorRow {
  const count = vector.features.length
  const features = new Uint8Array(count * BYTES_A_FEATURE)
  const view = new DataView(features.buffer)
  for (const [at, { key, weight }] of vector.features.entries()) {
    view.setInt32(at * 4, halfOf(numberOf(key)), true)
    features[count * 4 + at] = levelOf(weight)
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

export function unpackVector(row: VectorRow): PackedVector {
  return {
    ...headOf(row),
    norms: { own: row.own_norm, shared: row.shared_norm },
    halves: halvesIn(row.features),
    features: row.features,
  }
}

/** Where they lie if they can be read there; every processor that Node runs on is little-endian. */
function halvesIn({ buffer, byteOffset, length }: Uint8Array): Int32Array {
  const count = length / BYTES_A_FEATURE
  if (byteOffset % Int32Array.BYTES_PER_ELEMENT === 0) return new Int32Array(buffer, byteOffset, count)
  return new Int32Array(buffer.slice(byteOffset, byteOffset + count * Int32Array.BYTES_PER_ELEMENT))
}

/** The halves of the numbers of the first, heaviest features. */
export function heaviestOf({ halves }: PackedVector, most: number): ReadonlySet<number> {
  return new Set(halves.subarray(0, most))
}

const [PLACE, ORGANISATION] = [EVIDENCE.indexOf('place'), EVIDENCE.indexOf('organisation')]

/** How much a packed vector tells of places and organisations, by the halves of their numbers. */
export function placesIn({ halves, features }: PackedVector): ReadonlyMap<number, number> {
  const [weights, types] = [halves.length * 4, halves.length * 5]
  const places = new Map<number, number>()
  for (let at = 0; at < halves.length; at += 1) {
    const type = features[types + at]
    if (type === PLACE || type === ORGANISATION) {
      places.set(halves[at] as number, (features[weights + at] as number) / LEVELS)
    }
  }
  return places
}
