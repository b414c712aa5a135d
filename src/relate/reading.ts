import type { Lang } from '../model/lang.ts'
import type { Span, Token } from '../text/analyser.ts'
import { analyserFor } from '../text/analysers.ts'
import { type ReadText, readText } from '../text/read-text.ts'
import { factOf } from '../text/word-facts.ts'

/** A part of an article, cut into words, to be looked through for evidence. */
export interface Reading extends ReadText {
  /** Where the part stands in the text. */
  readonly spans: readonly Span[]
  readonly isStopWord: (word: string) => boolean
  /** When the article was published, for the days that it names: milliseconds since 1970. */
  readonly publishedAt: number
}

/** One place in a text that tells of something. */
export interface Mention {
  readonly key: string
  /** 0 to 1: how sure it is that this is meant. */
  readonly weight: number
  /** As the text writes it, on one line and without `|`. */
  readonly form: string
}

export function readingOf(text: string, lang: Lang, publishedAt: number): Reading {
  return readingIn(readText(text, lang), [{ start: 0, end: text.length }], publishedAt)
}

/** The part of a text that stands in some stretches of it, in this order. */
export function readingIn(read: ReadText, spans: readonly Span[], publishedAt: number): Reading {
  const tokens = spans.flatMap((span) => tokensIn(read, span))
  return { ...read, tokens, spans, isStopWord: analyserFor(read.lang).isStopWord, publishedAt }
}

export function tokensIn({ tokens }: ReadText, span: Span): readonly Token[] {
  return tokens.filter(({ start, end }) => start >= span.start && end <= span.end)
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
  const { before, length } = joinedBefore(first)
  if (length === 0) return spelt
  // Where folding changed the length of the word, its letters are not those of the stem.
  const word = first === last ? spelt : written(reading, first).replace(MARKS_AND_TATWEEL, '')
  if (word.length !== first.word.length) return spelt
  const rest = spelt.slice(length)
  return before.endsWith('لل') ? `ا${rest}` : rest
}

/** What stands before the stem of a folded word, and how many letters of that are joined to it. */
const joinedBefore = factOf(({ word, term }) => {
  const before = word.slice(0, Math.max(word.indexOf(term), 0))
  return { before, length: JOINED.exec(before)?.[0].length ?? 0 }
})

/** What may stand between the words of a form, as one space. */
export function onOneLine(form: string): string {
  return form.replace(/[\s|]+/g, ' ')
}

/** A mention of words that are told by their spelling, which is looked for when it is asked for: of most it never is. */
export class SpeltMention implements Mention {
  readonly key: string
  readonly weight: number
  /** The number of the first word. */
  readonly at: number
  readonly #reading: Reading
  readonly #last: number

  constructor(key: string, weight: number, reading: Reading, at: number, last = at) {
    this.key = key
    this.weight = weight
    this.at = at
    this.#reading = reading
    this.#last = last
  }

  get form(): string {
    const { tokens } = this.#reading
    const [first, last] = [tokens[this.at], tokens[this.#last]]
    if (!first || !last) return ''
    const form = spelling(this.#reading, first, last)
    return first === last ? form : onOneLine(form)
  }
}
