import type { EditionLang } from '../../src/model/lang.ts'
import { seedTexts, vocabulary } from './vocabulary.ts'

/** Different words of a language in a large archive: names, numbers, slips of the pen and all forms of a word. */
const VOCABULARY = 400_000

/**
 * The frequency of a rank in two regimes (Ferrer i Cancho and Solé, 2001): as 1 / (rank + 2.7) ^ 1.05 among the words
 * that all texts share, and steeper beyond. A million words have some 40,000 different ones, as in Reuters' RCV1.
 */
const SHIFT = 2.7
const SHARED_WORDS = 6000
const EXPONENT = 1.05
const STEEPER = 1.7

/** How often a word is followed by one that follows it in the seeds, so that phrases come again as they do in news. */
const FOLLOWED = 0.5

/**
 * A model of one language: words of the seed newsroom in pairs (bigrams), backed off to all words by Zipf's law, behind
 * the seeds' own those that are put together from halves of them.
 */
export class LanguageModel {
  readonly vocabulary: readonly string[]
  readonly #followers: ReadonlyMap<number, Uint32Array>

  constructor(lang: EditionLang) {
    this.vocabulary = vocabulary(lang, VOCABULARY)
    this.#followers = followersOf(seedTexts(lang), this.vocabulary)
  }

  /** So many words, one after another. */
  words(next: () => number, count: number): string[] {
    const words: string[] = []
    let rank = rankAt(next())
    for (let at = 0; at < count; at += 1) {
      words.push(this.vocabulary[rank] ?? '')
      const followers = this.#followers.get(rank)
      rank = followers && next() < FOLLOWED ? (followers[Math.floor(next() * followers.length)] ?? 0) : rankAt(next())
    }
    return words
  }
}

/** The rank below which a share of all occurrences lies: the sum over ranks as an integral, turned round. */
export function rankAt(share: number): number {
  const scaled = share * (HEAD + TAIL)
  const rank = scaled < HEAD ? upTo(0, scaled, EXPONENT) : upTo(SHARED_WORDS, (scaled - HEAD) / JOINT, STEEPER)
  return Math.min(Math.floor(rank), VOCABULARY - 1)
}

/** All occurrences of the ranks between two. */
function mass(from: number, to: number, exponent: number): number {
  return ((to + SHIFT) ** (1 - exponent) - (from + SHIFT) ** (1 - exponent)) / (1 - exponent)
}

/** To which rank a mass reaches from another one. */
function upTo(from: number, wanted: number, exponent: number): number {
  return (wanted * (1 - exponent) + (from + SHIFT) ** (1 - exponent)) ** (1 / (1 - exponent)) - SHIFT
}

/** What makes the steeper curve begin where the other ends. */
const JOINT = (SHARED_WORDS + SHIFT) ** (STEEPER - EXPONENT)
const HEAD = mass(0, SHARED_WORDS, EXPONENT)
const TAIL = JOINT * mass(SHARED_WORDS, VOCABULARY, STEEPER)

function followersOf(
  texts: readonly (readonly string[])[],
  vocabulary: readonly string[],
): ReadonlyMap<number, Uint32Array> {
  const ranks = new Map(vocabulary.map((word, rank) => [word, rank]))
  const followers = new Map<number, number[]>()
  for (const text of texts) {
    for (let at = 1; at < text.length; at += 1) {
      const [before, after] = [text[at - 1], text[at]].map((word) => ranks.get(word ?? '') ?? 0) as [number, number]
      followers.set(before, [...(followers.get(before) ?? []), after])
    }
  }
  return new Map([...followers].map(([rank, list]) => [rank, Uint32Array.from(list)]))
}
