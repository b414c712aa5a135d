import { expandedLeaf } from '../src/search/expand.ts'
import { nearness } from '../src/search/nearness.ts'
import type { Leaf } from '../src/search/plan.ts'
import { occurrence, rarity, weightOf } from '../src/search/rank.ts'
import { packWords } from '../src/search/words.ts'
import { hash16, hashesOf } from '../src/text/hash.ts'
import { differentWords, type Ranking, type Text, textsWith } from './ranking.ts'

/** What may be switched off. */
export interface Weights {
  /** What a stop word of the question counts, beside 1 for any other word. */
  readonly stopWords: number
  /** By how much words that stand as near as in the question raise a score. */
  readonly nearness: number
  /** Whether words of the same meaning count as well. */
  readonly synonyms: boolean
}

/** The ranking of `src/search`, of texts that are all body and of one age. */
export function searchRanking({ stopWords, nearness: raise, synonyms }: Weights): Ranking {
  return (texts) => {
    const found = textsWith(texts)
    const indexed = texts.map((text) => ({ weights: weightsOf(text), words: packWords([], [], tokensOf(text)) }))
    return (question) => {
      const leavesOf = (words: Text) => words.map(leafOf).map((leaf) => (synonyms ? expandedLeaf(leaf) : leaf))
      const asked = leavesOf(differentWords(question)).map((leaf) => {
        const count = summed(leaf, (term) => found.get(term))
        return { leaf, factor: (leaf.isStopWord ? stopWords : 1) * rarity(Math.min(count, texts.length), texts.length) }
      })
      const leaves = leavesOf(question)
      return indexed.map(({ weights, words }) => {
        const score = asked.reduce(
          (sum, { leaf, factor }) => sum + factor * summed(leaf, (term) => weights.get(term)),
          0,
        )
        return raise > 0 && score > 0 ? score * (1 + raise * nearness(leaves, words)) : score
      })
    }
  }
}

function summed({ terms, weights }: Leaf, of: (term: string) => number | undefined): number {
  return terms.reduce((sum, term, at) => sum + (of(term) ?? 0) * (weights?.[at] ?? 1), 0)
}

function weightsOf(text: Text): ReadonlyMap<string, number> {
  const occurrences = new Map<string, number>()
  const counted = occurrence('body', text.length)
  for (const { term } of text) occurrences.set(term, (occurrences.get(term) ?? 0) + counted)
  return new Map([...occurrences].map(([term, sum]) => [term, weightOf(sum)]))
}

const tokensOf = (text: Text) =>
  text.map(({ term, word }) => {
    return { term, word, written: word, isStopWord: false, hashes: hashesOf(term, word), start: 0, end: 0 }
  })

function leafOf({ term, word, isStopWord }: Text[number]): Leaf {
  return {
    terms: [term],
    word,
    isStopWord,
    compound: undefined,
    termHashes: new Set([hash16(term)]),
    wordHash: hash16(word),
  }
}
