import type { EditionLang } from '../src/model/lang.ts'
import { occurrence, rarity, weightOf } from '../src/search/rank.ts'
import { ToldWords } from '../src/search/told-words.ts'
import { type Rendering, translated, type WordsLike } from '../src/search/translate.ts'
import { unfamiliarWords } from '../src/search/unfamiliar-words.ts'
import { analyserFor } from '../src/text/analysers.ts'
import type { Row } from './rows.ts'
import { type Figures, figuresOf } from './search.ts'

/** A way to put questions into the other language: which renderings of their words count. */
interface Way {
  readonly name: string
  readonly counts: (rendering: Rendering) => boolean
}

const WAYS: readonly Way[] = [
  { name: 'warraq', counts: () => true },
  { name: 'warraq, without the lexicon', counts: ({ as }) => as !== 'word' },
  { name: 'warraq, without the gazetteer', counts: ({ as }) => as !== 'place' && as !== 'organisation' },
  { name: 'warraq, without names by sound', counts: ({ as }) => as !== 'name' },
]

export interface MeasuredAcross extends Figures {
  readonly way: string
  readonly from: EditionLang
  readonly to: EditionLang
}

/** Every way in both directions: each question of one language is asked of all paragraphs of the other. */
export async function measureAcross(rows: readonly Row[]): Promise<readonly MeasuredAcross[]> {
  const measured: MeasuredAcross[] = []
  for (const [from, to] of [
    ['ar', 'en'],
    ['en', 'ar'],
  ] as const) {
    const index = indexOf(
      rows.map((row) => row[to]),
      to,
    )
    for (const way of WAYS) {
      measured.push({ way: way.name, from, to, ...figuresOf(await ranksOf(rows, from, index, way)) })
    }
  }
  return measured
}

/** The texts as `src/search` indexes bodies, in memory. */
interface Index {
  readonly weights: readonly ReadonlyMap<string, number>[]
  readonly counts: ReadonlyMap<string, number>
  readonly wordsLike: WordsLike
}

function indexOf(texts: readonly string[], lang: EditionLang): Index {
  const analyser = analyserFor(lang)
  const counts = new Map<string, number>()
  const names = new Map<string, Map<string, string>>()
  const weights = texts.map((text) => {
    const tokens = analyser.tokens(text)
    const occurrences = new Map<string, number>()
    const counted = occurrence('body', tokens.length)
    for (const { term } of tokens) occurrences.set(term, (occurrences.get(term) ?? 0) + counted)
    for (const term of occurrences.keys()) counts.set(term, (counts.get(term) ?? 0) + 1)
    for (const { skeleton, word, term } of unfamiliarWords([tokens], analyser.isStopWord, new ToldWords())) {
      names.set(skeleton, (names.get(skeleton) ?? new Map()).set(word, term))
    }
    return new Map([...occurrences].map(([term, sum]) => [term, weightOf(sum)]))
  })
  const wordsLike: WordsLike = async (_, skeletons) =>
    skeletons.flatMap((skeleton) => [...(names.get(skeleton) ?? [])].map(([word, term]) => ({ word, term })))
  return { weights, counts, wordsLike }
}

/** The rank of the right paragraph for each question; one of equal score counts as ranked before it. */
async function ranksOf(rows: readonly Row[], from: EditionLang, index: Index, way: Way): Promise<readonly number[]> {
  const ranks: number[] = []
  for (const [right, { questions }] of rows.entries()) {
    for (const question of questions) {
      const scores = await scoresOf(question[from], index, way)
      ranks.push(scores.filter((score) => score >= (scores[right] ?? 0)).length)
    }
  }
  return ranks
}

async function scoresOf(question: string, index: Index, { counts }: Way): Promise<readonly number[]> {
  const translation = await translated({ type: 'word', text: question }, index.wordsLike)
  const leaves = translation?.renderings.filter(counts).flatMap((rendering) => rendering.leaves) ?? []
  const factors = leaves.map(({ terms, weights }) => {
    const found = terms.reduce((sum, term, at) => sum + (index.counts.get(term) ?? 0) * (weights?.[at] ?? 1), 0)
    return rarity(Math.min(found, index.weights.length), index.weights.length)
  })
  return index.weights.map((text) =>
    leaves.reduce((sum, { terms, weights }, place) => {
      const held = terms.reduce((total, term, at) => total + (text.get(term) ?? 0) * (weights?.[at] ?? 1), 0)
      return sum + (factors[place] ?? 0) * held
    }, 0),
  )
}
