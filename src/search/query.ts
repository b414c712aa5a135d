import type { Kind } from '../model/article.ts'

/** What a reader asked for, as a tree. Words are as they were written; whoever looks them up folds them. */
export type Query =
  | { readonly type: 'word'; readonly text: string }
  /** Exactly these words in this order. */
  | { readonly type: 'phrase'; readonly text: string }
  | { readonly type: 'not'; readonly query: Query }
  | { readonly type: 'and'; readonly queries: readonly Query[] }
  | { readonly type: 'or'; readonly queries: readonly Query[] }

/** Fields that narrow a search; several values of one field are alternatives. Times are milliseconds, half-open. */
export interface Filters {
  readonly source: readonly string[]
  readonly section: readonly string[]
  readonly kind: readonly Kind[]
  readonly lang: readonly string[]
  readonly by: readonly string[]
  /** Ids of Media Topics; each stands for those that are parts of it too. */
  readonly topic: readonly string[]
  readonly from?: number | undefined
  readonly to?: number | undefined
}

export type Order = 'relevance' | 'newest'

/** A question put to the archive. Without words, the filters alone choose. */
export interface Question {
  readonly query: Query | undefined
  readonly filters: Filters
  readonly order: Order
}
