import type { Lang } from './lang.ts'
import type { SafeHtml } from './markup.ts'
import type { Moment } from './moment.ts'
import type { Section, Source } from './source.ts'

/** The two lists of a news site: reports, and analysis, opinion or interviews. */
export const KINDS = ['news', 'article'] as const
export type Kind = (typeof KINDS)[number]

/** What a kind `article` is, where its source says so; it chooses the schema.org type. */
export const GENRES = ['analysis', 'opinion', 'interview'] as const
export type Genre = (typeof GENRES)[number]

/** The classes of change to a published article; each is public and dated. */
export const CHANGES = ['correction', 'clarification', 'update', 'withdrawal'] as const
export type Change = (typeof CHANGES)[number]

export type ArticleStatus = 'published' | 'withdrawn'

/** What a revision carries: everything of an article that an editor or a source may change. */
export interface ArticleText {
  readonly headline: string
  readonly standfirst: string | undefined
  readonly byline: string | undefined
  readonly dateline: string | undefined
  readonly body: SafeHtml
}

/** What the address of an article is made of. */
export interface ArticleAddress {
  readonly id: number
  readonly lang: Lang
  readonly slug: string
  readonly published: Moment
}

/** An article as another one's page names it: what it is called, and from where. */
export interface ArticleLink extends ArticleAddress {
  readonly kind: Kind
  readonly headline: string
  readonly source: Pick<Source, 'names'>
}

/** An article as a list shows it. */
export interface ArticleSummary extends ArticleLink {
  readonly genre: Genre | undefined
  readonly modifiedAt: number
  readonly revision: number
  readonly standfirst: string | undefined
  readonly byline: string | undefined
  readonly source: Source
  readonly section: Section | undefined
  readonly commentCount: number
}

/** An article as its own page and the feeds show it. */
export interface Article extends ArticleSummary, ArticleText {
  readonly status: ArticleStatus
  /** Where the text was first published, when the source told. */
  readonly url: string | undefined
  /** How many comments of this site's own readers are published; `commentCount` is what the text came with. */
  readonly publishedComments: number
}

/** A public, dated change to an article. */
export interface ArticleChange {
  readonly class: Change
  readonly note: string | undefined
  readonly at: number
}

/** A position in a list that newer articles do not move: the time and number of the article at its edge. */
export interface Cursor {
  readonly publishedAt: number
  readonly id: number
}

/** A part of a list, newest first, and where to go on in either direction. */
export interface Page<T> {
  readonly rows: readonly T[]
  readonly newer: Cursor | undefined
  readonly older: Cursor | undefined
}
