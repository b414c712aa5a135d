import type { Article, ArticleSummary } from '../model/article.ts'

/** A piece of an original text: `hit` where one of the asked words stands. */
export interface SnippetPart {
  readonly text: string
  readonly hit: boolean
}

export interface Hit<A extends ArticleSummary = ArticleSummary> {
  readonly article: A
  readonly headline: readonly SnippetPart[]
  /** A passage of the body around the asked words, or its beginning. */
  readonly snippet: readonly SnippetPart[]
}

/** How many there are: exact up to a bound, beyond it only “more than”. */
export interface Total {
  readonly count: number
  readonly exact: boolean
}

export interface FacetValue {
  /** A language tag, a kind, a source's key, or a year. */
  readonly value: string
  readonly total: Total
}

export type Facet = 'lang' | 'kind' | 'source' | 'year'

/** A part of the answer to a question. */
export interface SearchResult {
  readonly hits: readonly Hit<Article>[]
  readonly total: Total
  /**
   * When no text holds all of the words: how many of them, stop words aside, these texts hold at least, or that they hold
   * all with `synonyms`. Words of the same meaning count in either case.
   */
  readonly relaxedTo?: 'synonyms' | number | undefined
  readonly facets: Readonly<Record<Facet, readonly FacetValue[]>>
  /** Whether there is a further part, and by which offset it begins. */
  readonly next: number | undefined
}
