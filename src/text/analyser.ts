import type { Lang } from '../model/lang.ts'

/** A word of a text as the index knows it, with where it stands in the text as it was written. */
export interface Token {
  /** What is indexed and looked up: folded and stemmed. */
  readonly term: string
  /** The word folded but not stemmed: what a quoted word must equal. */
  readonly word: string
  /** The word as the text has it. */
  readonly written: string
  /** Whether it says nothing of what a text is about. */
  readonly isStopWord: boolean
  /** 16 bits of a hash of the term, and below them 16 of one of the word (`hash16`). */
  readonly hashes: number
  /** UTF-16 offsets in the original text, `end` not included, so that highlights are drawn on the original. */
  readonly start: number
  readonly end: number
  /**
   * On the last part of a hyphenated word, the term of the whole: `ceasefir` on the `fire` of `cease-fire`.
   * An index that files it at the same position finds the word however it is joined.
   */
  readonly compound?: string
  /** Where an analyser made it: the word, with what is known of it (`word-facts.ts`). */
  readonly known?: KnownWord
}

/**
 * A word that an analyser knows, one for all its tokens for as long as it is remembered. What can be told of it by itself is
 * told once and kept with it, which takes less than looking it up in a table of words each time.
 */
export interface KnownWord extends Pick<Token, 'term' | 'word' | 'written' | 'isStopWord' | 'hashes'> {
  /** By the numbers of those who ask: `factOf`. */
  readonly facts: unknown[]
}

/** UTF-16 offsets in a text, `end` not included. */
export type Span = Pick<Token, 'start' | 'end'>

/** What is known of a language's words. One for each language with a science of its own, one for all others. */
export interface Analyser {
  readonly lang: Lang
  /** Every word in order, stop words among them: a phrase needs them, a ranking weighs them down. */
  tokens(text: string): readonly Token[]
  /** Where the words number `from` up to and without `to` stand, the first being 0. Much quicker than `tokens`. */
  spans(text: string, from: number, to: number): readonly Span[]
  /** Whether a folded word says nothing of what a text is about. */
  isStopWord(word: string): boolean
  sentences(text: string): readonly string[]
}
