import type { Space } from '../vector.ts'

/** The cosines of a model that mean nothing in common, and all in common, in one language and between two. */
export type Scale = Readonly<Record<Space, { readonly none: number; readonly all: number }>>

/** The largest whole number of a byte with a sign. */
const LARGEST = 127

/**
 * A vector in a byte for each of its numbers, 4 of them in the place of 16 that a model gives. Only its direction is kept, by which
 * a cosine is off by less than a hundredth.
 */
export function packed(vector: Float32Array): Uint8Array {
  const most = vector.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
  const levels = Int8Array.from(vector, (value) => (most > 0 ? Math.round((value / most) * LARGEST) : 0))
  return new Uint8Array(levels.buffer)
}

/** The cosine of two packed vectors; undefined where one says nothing, or they are not of one model. */
export function cosine(one: Uint8Array, other: Uint8Array): number | undefined {
  if (one.length !== other.length) return undefined
  const [ours, theirs] = [levelsOf(one), levelsOf(other)]
  let dot = 0
  let our = 0
  let their = 0
  for (let at = 0; at < ours.length; at += 1) {
    const [a, b] = [ours[at] ?? 0, theirs[at] ?? 0]
    dot += a * b
    our += a * a
    their += b * b
  }
  return our > 0 && their > 0 ? dot / Math.sqrt(our * their) : undefined
}

function levelsOf({ buffer, byteOffset, byteLength }: Uint8Array): Int8Array {
  return new Int8Array(buffer, byteOffset, byteLength)
}

/** 0 to 1: how near two texts are in meaning, alike for every model, and for one language and two. */
export function closenessOf(cosine: number, { none, all }: Scale[Space]): number {
  return Math.min(Math.max((cosine - none) / (all - none), 0), 1)
}
