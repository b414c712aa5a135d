import type { Article } from '../../model/article.ts'
import { analyserFor } from '../../text/analysers.ts'
import { plainText } from '../../text/html.ts'
import { type Toll, tollsOf } from './tolls.ts'

/** What one report adds to those before it. */
export interface Addition {
  readonly articleId: number
  /** Sentences that no earlier report of its language said, in the report's own words. */
  readonly sentences: readonly string[]
  /** What it counts. */
  readonly tolls: readonly { readonly toll: Toll; readonly value: number }[]
}

/** Reports that are looked at, and sentences of each: the newest, the first. */
export const MOST_REPORTS = 30
const MOST_SENTENCES = 40
const SHOWN_SENTENCES = 3

/** A sentence that shares this part of its words with an earlier one says nothing new, as in novelty detection (Allan, Wade and Bolivar 2003). */
const KNOWN = 0.5
const LEAST_TERMS = 4

/** How the account of a story went on, report by report; given the texts in the order of publication. Pure. */
export function accountOf(articles: readonly Article[]): readonly Addition[] {
  const said = new Map<string, Said>()
  return articles.map((article) => {
    const text = plainText(article.body)
    const before = said.get(article.lang) ?? new Said()
    said.set(article.lang, before)
    const sentences = before.newIn(article.lang, text)
    const tolls = [...tollsOf(`${article.headline}. ${text}`)].map(([toll, value]) => ({ toll, value }))
    return { articleId: article.id, sentences, tolls }
  })
}

/** Everything that the reports of a language have said. */
class Said {
  /** From a word to the sentences that hold it. */
  readonly #where = new Map<string, number[]>()
  #sentences = 0

  /** The first sentences of a text that are new; of the first report none are, since all are. */
  newIn(lang: string, text: string): readonly string[] {
    const analyser = analyserFor(lang)
    const isFirst = this.#sentences === 0
    const fresh: string[] = []
    const told = analyser.sentences(text).slice(0, MOST_SENTENCES)
    const terms = told.map((sentence) => [
      ...new Set(
        analyser
          .tokens(sentence)
          .filter(({ word }) => !analyser.isStopWord(word))
          .map(({ term }) => term),
      ),
    ])
    for (const [at, sentence] of told.entries()) {
      const words = terms[at] ?? []
      if (words.length >= LEAST_TERMS && this.#mostKnown(words) < KNOWN) fresh.push(sentence)
    }
    for (const words of terms) this.#add(words)
    return isFirst ? [] : fresh.slice(0, SHOWN_SENTENCES)
  }

  #mostKnown(words: readonly string[]): number {
    const shared = new Map<number, number>()
    for (const word of words) {
      for (const sentence of this.#where.get(word) ?? []) shared.set(sentence, (shared.get(sentence) ?? 0) + 1)
    }
    return Math.max(0, ...shared.values()) / words.length
  }

  #add(words: readonly string[]): void {
    for (const word of words) this.#sentencesOf(word).push(this.#sentences)
    this.#sentences += 1
  }

  #sentencesOf(word: string): number[] {
    const known = this.#where.get(word)
    if (known) return known
    const made: number[] = []
    this.#where.set(word, made)
    return made
  }
}
