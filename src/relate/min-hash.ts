import { mixed, type Shingles } from './shingles.ts'

/**
 * Texts are looked for by bands of their MinHash signature (Broder 1997; Indyk and Motwani 1998): two texts that share
 * a part j of their shingles share a band with probability 1 − (1 − j³)¹⁶, which is 0.88 at a half and 0.999 at 0.7,
 * and two that share nothing but phrases practically never.
 */
const BANDS = 16
const ROWS = 3

/** Fewer shingles tell too little: a line of sports results is like any other. */
const LEAST_SHINGLES = 12

const SEEDS = Array.from({ length: BANDS * ROWS }, (_, row) => mixed(0x9e3779b9 * (row + 1)))

/** The bands of a text, each a string of its own; none for a text that is too short. */
export function bandsOf(shingles: Shingles): readonly string[] {
  if (shingles.size < LEAST_SHINGLES) return []
  const all = new Uint32Array(shingles.size)
  let at = 0
  for (const shingle of shingles) all[at++] = shingle
  const least = SEEDS.map((seed) => leastOf(all, seed).toString(36))
  return Array.from({ length: BANDS }, (_, band) => `${band}:${least.slice(band * ROWS, (band + 1) * ROWS).join('.')}`)
}

function leastOf(shingles: Uint32Array, seed: number): number {
  let least = 0xffffffff
  for (let at = 0; at < shingles.length; at += 1) {
    const hash = mixed((shingles[at] ?? 0) ^ seed) >>> 0
    if (hash < least) least = hash
  }
  return least
}
