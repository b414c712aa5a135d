import type { Lang } from '../model/lang.ts'
import type { Span, Token } from '../text/analyser.ts'
import { firstThat } from '../text/first-that.ts'
import { type Entity, entitiesIn } from '../text/gazetteer/find-entities.ts'
import { type ReadText, readText } from '../text/read-text.ts'
import { factOf } from '../text/word-facts.ts'

/** A part of an article, cut into words, to be looked through for evidence. */
export interface Reading extends ReadText {
  /** When the article was published, for the days that it names: milliseconds since 1970. */
  readonly publishedAt: number
  /** The places and organisations that it names, found in the whole text: what one part tells makes sure what another means. */
  readonly entities: readonly Entity[]
}

/** One place in a text that tells of something, or that may mean one of several things. */
export interface Mention {
  /** What it may mean, the likeliest first; of a word the same list at every place. */
  readonly meanings: readonly Meaning[]
  /** 0 to 1: what the weight of each is multiplied by here. */
  readonly weight: number
  /** As the text writes it, on one line and without `|`. */
  readonly form: string
}

/** The key of a feature, and 0 to 1: how sure it is that this is meant. */
export interface Meaning {
  readonly key: string
  readonly weight: number
}

export function readingOf(text: string, lang: Lang, publishedAt: number): Reading {
  const read = readText(text, lang)
  return { ...read, publishedAt, entities: entitiesIn(read) }
}

/** The part of a reading that stands in some stretches of its text, in this order. */
export function readingIn(whole: Reading, spans: readonly Span[]): Reading {
  const { text, lang, tokens, publishedAt, entities } = whole
  return {
    text,
    lang,
    tokens: spans.flatMap((span) => within(tokens, span)),
    publishedAt,
    entities: spans.flatMap((span) => within(entities, span)),
  }
}

/** Those of a stretch, of words or names that stand in the order of the text. */
export function within<T extends Span>(all: readonly T[], { start, end }: Span): readonly T[] {
  return all.slice(
    firstThat(all, (one) => one.start >= start),
    firstThat(all, (one) => one.end > end),
  )
}

/** What may stand between the letters of an Arabic word and is none. */
export const MARKS_AND_TATWEEL = /[\p{M}ـ]/gu
/** Before the stem of an Arabic word: conjunction and preposition, and the article that may follow them. */
const JOINED = /^(?:[وف]?[بكل]?(?=(?:ال)?$)|[وف]?ل(?=ل$))/

/**
 * Words as they were written, from one token to another, without vowel signs and without و ف ب ك ل joined to the
 * first, where its stem tells that they are joined: والحكومة and للحكومة are الحكومة, and وزير is what it is.
 */
export function spelling({ text, lang }: Reading, first: Token, last: Token = first): string {
  if (first === last) return lang === 'ar' ? arabicSpelling(first) : first.written
  const whole = text.slice(first.start, last.end)
  return lang === 'ar' ? spellingOf(first, whole.replace(MARKS_AND_TATWEEL, '')) : whole
}

const arabicSpelling = factOf((token: Pick<Token, 'written' | 'word' | 'term'>) =>
  spellingOf(token, token.written.replace(MARKS_AND_TATWEEL, '')),
)

function spellingOf(first: Pick<Token, 'written' | 'word' | 'term'>, spelt: string): string {
  const { written, word, term } = first
  const before = word.slice(0, Math.max(word.indexOf(term), 0))
  const length = JOINED.exec(before)?.[0].length ?? 0
  // Where folding changed the length of the word, its letters are not those of the stem.
  if (length === 0 || written.replace(MARKS_AND_TATWEEL, '').length !== word.length) return spelt
  const rest = spelt.slice(length)
  return before.endsWith('لل') ? `ا${rest}` : rest
}

/** What may stand between the words of a form, as one space. */
export function onOneLine(form: string): string {
  return form.replace(/[\s|]+/g, ' ')
}

/** A mention of words that are told by their spelling, which is looked for when it is asked for: of most it never is. */
export class SpeltMention implements Mention {
  readonly meanings: readonly Meaning[]
  readonly weight: number
  /** The number of the first word. */
  readonly at: number
  readonly #reading: Reading
  readonly #last: number

  constructor(meanings: readonly Meaning[], weight: number, reading: Reading, at: number, last = at) {
    this.meanings = meanings
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
