import type { Lang } from '../model/lang.ts'
import type { Token } from '../text/analyser.ts'
import { analyserFor } from '../text/analysers.ts'

/** A part of an article, cut into words, to be looked through for evidence. */
export interface Reading {
  readonly text: string
  readonly lang: Lang
  readonly tokens: readonly Token[]
  readonly isStopWord: (word: string) => boolean
  /** When the article was published, for the days that it names: milliseconds since 1970. */
  readonly publishedAt: number
}

/** One place in a text that tells of something. */
export interface Mention {
  readonly key: string
  /** 0 to 1: how sure it is that this is meant. */
  readonly weight: number
  readonly form: string
}

export function readingOf(text: string, lang: Lang, publishedAt: number): Reading {
  const analyser = analyserFor(lang)
  return { text, lang, tokens: analyser.tokens(text), isStopWord: analyser.isStopWord, publishedAt }
}

/** A word as it was written. */
export function written({ text }: Reading, token: Token): string {
  return text.slice(token.start, token.end)
}

/** What may stand between the letters of an Arabic word and is none. */
export const MARKS_AND_TATWEEL = /[\p{M}ـ]/gu
/** Before the stem of an Arabic word: conjunction and preposition, and the article that may follow them. */
const JOINED = /^(?:[وف]?[بكل]?(?=(?:ال)?$)|[وف]?ل(?=ل$))/

/**
 * Words as they were written, from one token to another, without vowel signs and without و ف ب ك ل joined to the
 * first, where its stem tells that they are joined: والحكومة and للحكومة are الحكومة, and وزير is what it is.
 */
export function spelling(reading: Reading, first: Token, last: Token = first): string {
  const whole = reading.text.slice(first.start, last.end)
  if (reading.lang !== 'ar') return whole
  const spelt = whole.replace(MARKS_AND_TATWEEL, '')
  // Where folding changed the length of the word, its letters are not those of the stem.
  const isLetterByLetter = written(reading, first).replace(MARKS_AND_TATWEEL, '').length === first.word.length
  const before = first.word.slice(0, Math.max(first.word.indexOf(first.term), 0))
  const joined = isLetterByLetter ? (JOINED.exec(before)?.[0].length ?? 0) : 0
  const rest = spelt.slice(joined)
  return joined > 0 && before.endsWith('لل') ? `ا${rest}` : rest
}
