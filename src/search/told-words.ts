import type { Token } from '../text/analyser.ts'

/** A set of words that is asked for every word of very many texts: those met lately are found by their hash. */
export class ToldWords {
  readonly #words = new Set<string>()
  readonly #recent: string[]

  /** `places` for words met lately, a power of two: few are enough for a single text. */
  constructor(places = 256) {
    this.#recent = new Array(places)
  }

  has({ word, hashes }: Token): boolean {
    const place = hashes & (this.#recent.length - 1)
    if (this.#recent[place] === word) return true
    if (!this.#words.has(word)) return false
    this.#recent[place] = word
    return true
  }

  add({ word }: Token): void {
    this.#words.add(word)
  }

  get size(): number {
    return this.#words.size
  }

  clear(): void {
    this.#words.clear()
    this.#recent.fill('')
  }
}
