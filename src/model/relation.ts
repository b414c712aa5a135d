import type { ArticleLink, Kind } from './article.ts'

/** The kinds of evidence that two articles may share. */
export const EVIDENCE = ['person', 'place', 'organisation', 'topic', 'term', 'number', 'date', 'word'] as const
export type Evidence = (typeof EVIDENCE)[number]

/** Why one article stands in the list of another: something shared, with its names as the texts write them; or a bond. */
export type Reason =
  | { readonly type: Evidence; readonly forms: Readonly<Record<string, string>> }
  | { readonly type: 'story' | 'translation' | 'editor' | 'listed' }
  /** Near by what an embedding model says of both: the cosine of its vectors. */
  | { readonly type: 'meaning'; readonly cosine: number }

/** By whom a relation is there, and whether an editor has put it in front. */
export interface Relation {
  readonly article: ArticleLink
  readonly kind: Kind
  /** 0 to 1, alike for articles of one language and of two. */
  readonly score: number
  readonly reasons: readonly Reason[]
  readonly origin: 'machine' | 'editor'
  readonly pinned: boolean
}
