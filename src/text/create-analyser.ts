import type { Lang } from '../model/lang.ts'
import type { Analyser, KnownWord, Span, Token } from './analyser.ts'
import { fold } from './fold.ts'
import { hashesOf } from './hash.ts'
import { noFacts } from './word-facts.ts'
import { WordMemory } from './word-memory.ts'
import { type EachWord, lettersOf } from './words.ts'

/** What makes one language's analyser different from another's. */
export interface LanguageScience {
  readonly lang: Lang
  readonly eachWord: EachWord
  /** The stem of a folded word, told how it was written where the folding takes too much away. */
  readonly stem: (word: string, written: string) => string
  readonly stopWords: ReadonlySet<string>
  readonly sentences: (text: string) => readonly string[]
}

const HYPHEN = /^[-\u2010\u2011]$/
const MAX_PARTS = 3

/** An analyser that folds, stems and remembers the words it met lately. Linear in the text's length. */
export function createAnalyser({ lang, eachWord, stem, stopWords, sentences }: LanguageScience): Analyser {
  const memory = new WordMemory((written): KnownWord => {
    const word = fold(written)
    const isStopWord = stopWords.has(word)
    const letters = lettersOf(word)
    const term = isStopWord ? letters : stem(word, written) || letters
    return { term, word, written, isStopWord, hashes: hashesOf(term, word), facts: noFacts() }
  })
  const tokens = (text: string): readonly Token[] => {
    const found: Token[] = []
    eachWord(text, (start, end) => {
      const known = memory.valueOf(text, start, end)
      const { term, word, written, isStopWord, hashes } = known
      if (term !== '') found.push({ term, word, written, isStopWord, hashes, start, end, known })
    })
    return text.includes('-') || /[\u2010\u2011]/.test(text)
      ? withCompounds(found, text, (word) => stem(word, word))
      : found
  }
  const spans = (text: string, from: number, to: number): readonly Span[] => {
    const found: Span[] = []
    let number = 0
    eachWord(text, (start, end) => {
      if (number >= from) found.push({ start, end })
      number += 1
      return number < to
    })
    return found
  }
  return { lang, tokens, spans, isStopWord: (word) => stopWords.has(word), sentences }
}

/** Each hyphenated word of two or three parts that begins with a letter tells its whole on its last part. */
function withCompounds(tokens: readonly Token[], text: string, stem: (word: string) => string): readonly Token[] {
  const isJoined = (left: Token | undefined, right: Token | undefined) =>
    left !== undefined && right !== undefined && right.start === left.end + 1 && HYPHEN.test(text.charAt(left.end))
  let parts: Token[] = []
  return tokens.map((token, index) => {
    parts = isJoined(tokens[index - 1], token) ? [...parts.slice(-MAX_PARTS), token] : [token]
    const isWhole = parts.length > 1 && parts.length <= MAX_PARTS && !isJoined(token, tokens[index + 1])
    if (!isWhole || !/^\p{L}/u.test(parts[0]?.word ?? '')) return token
    return { ...token, compound: stem(parts.map(({ word }) => word).join('')) }
  })
}
