import type { EditionLang } from '../src/model/lang.ts'
import { NEARNESS, STOP_WORDS } from '../src/search/rank.ts'
import type { Token } from '../src/text/analyser.ts'
import { analyserFor } from '../src/text/analysers.ts'
import { bm25 } from './bm25.ts'
import { light10 } from './light10.ts'
import type { Ranking, Text } from './ranking.ts'
import type { Row } from './rows.ts'
import { searchRanking } from './search-ranking.ts'

/** How often the right paragraph came first, among five, and the mean of one over its rank within ten. */
export interface Figures {
  readonly questions: number
  readonly r1: number
  readonly r5: number
  readonly mrr10: number
}

/** A way to search: how words become terms, and how these are ranked. */
interface Way {
  readonly name: string
  readonly langs: readonly EditionLang[]
  readonly termOf: (token: Token) => string
  readonly ranking: Ranking
}

const BOTH: readonly EditionLang[] = ['ar', 'en']

/** What the ranking gives a stop word; the evaluation is where it was found. */
const WEIGHTS = { stopWords: STOP_WORDS, nearness: NEARNESS, synonyms: true }
const WARRAQ = searchRanking(WEIGHTS)

const stems = ({ term }: Token) => term
const foldedWords = ({ word }: Token) => word
const light10Stems = ({ word }: Token) => light10(word)

/** Warraq's way, the plain ones that it is measured against, and its own with one part changed in turn. */
const WAYS: readonly Way[] = [
  { name: 'warraq', langs: BOTH, termOf: stems, ranking: WARRAQ },
  { name: 'plain BM25, folded words', langs: BOTH, termOf: foldedWords, ranking: bm25 },
  { name: 'plain BM25, light10', langs: ['ar'], termOf: light10Stems, ranking: bm25 },
  { name: 'plain BM25, stems', langs: BOTH, termOf: stems, ranking: bm25 },
  { name: 'warraq, folded words', langs: BOTH, termOf: foldedWords, ranking: WARRAQ },
  { name: 'warraq, light10', langs: ['ar'], termOf: light10Stems, ranking: WARRAQ },
  { name: 'warraq, stop words at 1', langs: BOTH, termOf: stems, ranking: searchRanking({ ...WEIGHTS, stopWords: 1 }) },
  { name: 'warraq, stop words at 0', langs: BOTH, termOf: stems, ranking: searchRanking({ ...WEIGHTS, stopWords: 0 }) },
  { name: 'warraq, nearness at 0', langs: BOTH, termOf: stems, ranking: searchRanking({ ...WEIGHTS, nearness: 0 }) },
  { name: 'warraq, no synonyms', langs: BOTH, termOf: stems, ranking: searchRanking({ ...WEIGHTS, synonyms: false }) },
]

export interface Measured extends Figures {
  readonly way: string
  readonly lang: EditionLang
}

/** Every way in every language that it is for. Each question is asked of all paragraphs of its own language. */
export function measureSearch(rows: readonly Row[]): readonly Measured[] {
  return BOTH.flatMap((lang) =>
    WAYS.filter(({ langs }) => langs.includes(lang)).map((way) => ({
      way: way.name,
      lang,
      ...figuresOf(ranksOf(rows, lang, way)),
    })),
  )
}

/** The rank of the right paragraph for each question; one of equal score counts as ranked before it. */
function ranksOf(rows: readonly Row[], lang: EditionLang, { termOf, ranking }: Way): readonly number[] {
  const analyser = analyserFor(lang)
  const textOf = (text: string): Text =>
    analyser.tokens(text).map((token) => ({
      term: termOf(token),
      word: token.word,
      isStopWord: analyser.isStopWord(token.word),
    }))
  const scoresOf = ranking(rows.map((row) => textOf(row[lang])))
  return rows.flatMap((row, right) =>
    row.questions.map((question) => {
      const scores = scoresOf(textOf(question[lang]))
      return scores.filter((score) => score >= (scores[right] ?? 0)).length
    }),
  )
}

export function figuresOf(ranks: readonly number[]): Figures {
  const mean = (gain: (rank: number) => number) =>
    ranks.reduce((sum, rank) => sum + gain(rank), 0) / Math.max(ranks.length, 1)
  return {
    questions: ranks.length,
    r1: mean((rank) => (rank === 1 ? 1 : 0)),
    r5: mean((rank) => (rank <= 5 ? 1 : 0)),
    mrr10: mean((rank) => (rank <= 10 ? 1 / rank : 0)),
  }
}
