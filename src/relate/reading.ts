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
