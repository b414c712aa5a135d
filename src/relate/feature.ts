import { EVIDENCE, type Evidence } from '../model/relation.ts'

/**
 * Something that a text tells of, the same in every language: a place by its number in the gazetteer, a name by its
 * consonants, a term by its English stem. `word`s are of one language alone.
 */
export interface Feature {
  /** `place:tripoli-ly`, `term:oil`, `number:14`, `date:2020-06-05`, `word:ar:هدنه`: the type, and what it is. */
  readonly key: string
  /** How much the text tells of it: above 0, at most about 1. */
  readonly weight: number
  /** As the text writes it, several spellings with `|` between; empty where the key says it all. */
  readonly form: string
}

export function typeOf(key: string): Evidence {
  return TYPES.get(key.charCodeAt(0) * 0x100 + key.charCodeAt(1)) as Evidence
}

/** Every type is told by its first two letters, quicker than by cutting it out. */
const TYPES = new Map(EVIDENCE.map((type) => [type.charCodeAt(0) * 0x100 + type.charCodeAt(1), type]))

/** The part of a key after its type. */
export function nameOf(key: string): string {
  return key.slice(key.indexOf(':') + 1)
}

/** Stands in `relate_frequency` for what every article has, so that its count is the size of the archive. */
export const EVERYTHING = 0

/**
 * A feature as the database knows it: 53 bits of two FNV-1a hashes (Fowler, Noll, Vo), so that it is a whole number of
 * JavaScript too. Among two million different keys two meet with a chance of 1 in 4,500.
 */
export function numberOf(key: string): number {
  return numberAt(key, 0, key.length)
}

/** The numbers of keys with line breaks between them, which need not be taken apart for it; none of an empty text. */
export function numbersIn(keys: string): readonly number[] {
  const numbers: number[] = []
  for (let start = 0; start < keys.length; ) {
    const end = keys.indexOf('\n', start)
    const stop = end < 0 ? keys.length : end
    numbers.push(numberAt(keys, start, stop))
    start = stop + 1
  }
  return numbers
}

function numberAt(text: string, start: number, end: number): number {
  let low = 0x811c9dc5
  let high = 0xcbf29ce4
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit ^ (low >>> 15), 0x01000193)
  }
  return (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0)
}
