import type { Lang } from '../model/lang.ts'
import type { SafeHtml } from '../model/markup.ts'
import type { Token } from '../text/analyser.ts'
import { analyserFor } from '../text/analysers.ts'
import { hash32 } from '../text/hash.ts'
import { plainText } from '../text/html.ts'
import { factOf } from '../text/word-facts.ts'

/** Words in a row that are looked at together: few enough to outlive an edit, enough to be no common phrase. */
const WORDS = 4

/**
 * The set of all runs of four words of a text, each as a signed number of 32 bits (Broder 1997), which a set holds without a
 * place of its own. A shorter text has none.
 */
export type Shingles = ReadonlySet<number>

export function shinglesOf(lang: Lang, body: SafeHtml): Shingles {
  return shinglesIn(analyserFor(lang).tokens(plainText(body)))
}

/** The same of the words of a body. */
export function shinglesIn(tokens: readonly Token[]): Shingles {
  const words = tokens.map(hashOf)
  const shingles = new Set<number>()
  for (let at = 0; at + WORDS <= words.length; at += 1) {
    let hash = 0x811c9dc5
    for (let next = at; next < at + WORDS; next += 1) hash = mixed(hash ^ (words[next] ?? 0))
    shingles.add(hash)
  }
  return shingles
}

const hashOf = factOf(({ word }) => hash32(word))

/** The finaliser of MurmurHash3 (Appleby): every bit depends on every other. */
export function mixed(hash: number): number {
  let bits = hash ^ (hash >>> 16)
  bits = Math.imul(bits, 0x85ebca6b)
  bits ^= bits >>> 13
  bits = Math.imul(bits, 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}

export interface Overlap {
  /** What both have, of all that either has: Jaccard's coefficient. */
  readonly resemblance: number
  /** What both have, of the smaller: Broder's containment. */
  readonly containment: number
}

export function overlapOf(one: Shingles, other: Shingles): Overlap {
  const [less, more] = one.size <= other.size ? [one, other] : [other, one]
  let common = 0
  for (const shingle of less) if (more.has(shingle)) common += 1
  const all = one.size + other.size - common
  return { resemblance: all === 0 ? 0 : common / all, containment: less.size === 0 ? 0 : common / less.size }
}
