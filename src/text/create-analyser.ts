import type { Lang } from '../model/lang.ts'
import type { Analyser, Token } from './analyser.ts'
import { fold } from './fold.ts'
import { lettersOf, type WrittenWord } from './words.ts'

/** What makes one language's analyser different from another's. */
export interface LanguageScience {
  readonly lang: Lang
  readonly words: (text: string) => readonly WrittenWord[]
  /** The stem of a folded word, told how it was written where the folding takes too much away. */
  readonly stem: (word: string, written: string) => string
  readonly stopWords: ReadonlySet<string>
  readonly sentences: (text: string) => readonly string[]
}

/** A word folded, and what is indexed of it. */
type Terms = Pick<Token, 'word' | 'term'>
type Analyse = (written: string) => Terms | undefined

/** Above it a piece of a string is a view that keeps the whole text alive (V8), so a longer word is not remembered. */
const MAX_REMEMBERED_LENGTH = 12
/** Words in each of the two generations of the memory: a few megabytes. */
const GENERATION = 30_000

const HYPHEN = /^[-\u2010\u2011]$/
const MAX_PARTS = 3

/** An analyser that folds, stems and remembers the words it met lately. Linear in the text's length. */
export function createAnalyser({ lang, words, stem, stopWords, sentences }: LanguageScience): Analyser {
  const termOf = (word: string, written: string) => {
    const letters = lettersOf(word)
    return stopWords.has(word) ? letters : stem(word, written) || letters
  }
  const termsOf = remembered((written) => {
    const word = fold(written)
    const term = termOf(word, written)
    return term === '' ? undefined : { word, term }
  })
  const tokens = (text: string): readonly Token[] => {
    const found: Token[] = []
    for (const { text: written, start } of words(text)) {
      const terms = termsOf(written)
      if (terms) found.push({ term: terms.term, word: terms.word, start, end: start + written.length })
    }
    return text.includes('-') || /[\u2010\u2011]/.test(text)
      ? withCompounds(found, text, (word) => stem(word, word))
      : found
  }
  return { lang, tokens, isStopWord: (word) => stopWords.has(word), sentences }
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

/** Remembers at least the last `GENERATION` short words; when the younger generation is full, the older one goes. */
function remembered(analyse: Analyse): Analyse {
  let young = new Map<string, Terms>()
  let old = young
  return (written) => {
    const known = young.get(written)
    if (known) return known
    const terms = old.get(written) ?? analyse(written)
    if (terms === undefined || written.length > MAX_REMEMBERED_LENGTH) return terms
    if (young.size >= GENERATION) {
      old = young
      young = new Map()
    }
    young.set(written, terms)
    return terms
  }
}
