import type { Token } from '../analyser.ts'

/** The two languages of the lexicon. */
export type LexiconLang = 'ar' | 'en'

/** One sense: every form of either language that may stand for it, most usual first. */
export interface LexiconRow {
  /** Terms of the analyser; those of a phrase are parted by one space. */
  readonly ar: readonly string[]
  readonly en: readonly string[]
  /** 0 to 1: how sure it is that the sides mean the same. What people wrote and reviewed has 1. */
  readonly weight: number
  /** Where the row is from: a file of the lexicon, `learned`, `imported`, with the evidence if any. */
  readonly origin: string
  /** The first form of each side as it was written; without it people are shown the terms. */
  readonly written?: { readonly ar: string; readonly en: string }
}

/** A row in the lexicon. */
export interface Concept extends LexiconRow {
  /**
   * `وزير=minist`: the first term or phrase of each side. It outlives every change of the lexicon but one of
   * these two forms, so it may be stored.
   */
  readonly id: string
}

/** A concept that words of a text may stand for. */
export interface FoundConcept {
  readonly concept: string
  /** The first word and the one after the last, as indexes of what was asked for. */
  readonly start: number
  readonly end: number
  /** Terms and phrases of the other language, as in `LexiconRow`. */
  readonly targets: readonly string[]
  /** 0 to 1: the row's own, shared with the other senses of the form, halved for a word inside a known phrase. */
  readonly weight: number
}

/** What the lexicon needs to know of a word: a `Token`, or no more than its term. */
export type LexiconToken = Pick<Token, 'term' | 'compound' | 'known'>

export function idOf({ ar, en }: Pick<LexiconRow, 'ar' | 'en'>): string {
  return `${ar[0]}=${en[0]}`
}
