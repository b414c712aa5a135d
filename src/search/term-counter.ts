import { weightOf } from './rank.ts'

/** The terms of one text: their numbers, and how much each weighs in it. */
export interface CountedTerms {
  readonly terms: Uint32Array
  readonly weights: Uint8Array
}

/** Stands for a term that the present text has not had. */
const NONE = -1

/**
 * Counts the terms of texts, one text after the other, and gives each different term a number. A block of texts has
 * a hundred thousand terms and meets them four million times: words met lately are found by their hash, and
 * the map of all is asked for the others alone.
 */
export class TermCounter {
  /** All that were met, by number. */
  readonly terms: string[] = []
  readonly #numbers = new Map<string, number>()
  readonly #recent: string[]
  readonly #recentNumbers: Uint32Array
  #sums = new Float64Array(512).fill(NONE)
  #present: number[] = []

  /** `places` for terms met lately, a power of two: few are enough for a single text. */
  constructor(places = 256) {
    this.#recent = new Array(places)
    this.#recentNumbers = new Uint32Array(places)
  }

  /** `hash` is the term's `hash16`. */
  add(term: string, hash: number, occurrences: number): void {
    const number = this.#numberOf(term, hash & (this.#recent.length - 1))
    const sum = this.#sums[number] ?? NONE
    if (sum === NONE) this.#present.push(number)
    this.#sums[number] = Math.max(sum, 0) + occurrences
  }

  /** The terms that were added since the last time. */
  take(): CountedTerms {
    const terms = Uint32Array.from(this.#present)
    const weights = new Uint8Array(terms.length)
    for (const [index, number] of this.#present.entries()) {
      weights[index] = weightOf(this.#sums[number] ?? 0)
      this.#sums[number] = NONE
    }
    this.#present = []
    return { terms, weights }
  }

  #numberOf(term: string, place: number): number {
    if (this.#recent[place] === term) return this.#recentNumbers[place] ?? 0
    const number = this.#numbers.get(term) ?? this.#newNumber(term)
    this.#recent[place] = term
    this.#recentNumbers[place] = number
    return number
  }

  #newNumber(term: string): number {
    const number = this.terms.push(term) - 1
    this.#numbers.set(term, number)
    if (number === this.#sums.length) {
      const sums = new Float64Array(2 * number).fill(NONE)
      sums.set(this.#sums)
      this.#sums = sums
    }
    return number
  }
}
