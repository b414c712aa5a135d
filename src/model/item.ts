import type { ArticleText, Genre, Kind } from './article.ts'
import type { Lang } from './lang.ts'
import type { Moment } from './moment.ts'
import type { Section, Source } from './source.ts'

/** A title that an article's page listed as related; it becomes a link when the archive has that article. */
export interface Reference {
  readonly kind: Kind
  readonly title: string
}

/** The text of an input as its format found it: plain paragraphs, or markup not yet to be trusted. */
export type RawBody = { readonly paragraphs: readonly string[] } | { readonly html: string }

/**
 * One text as a format reads it out of an input, in the words of the input: nothing here is
 * checked, resolved or safe yet. What the input does not say is absent.
 */
export interface RawItem {
  /** What the source calls this text; the same id again is a new revision of the same article. */
  readonly id?: string | undefined
  readonly url?: string | undefined
  readonly lang?: string | undefined
  readonly kind?: string | undefined
  readonly genre?: string | undefined
  readonly date?: string | undefined
  readonly source?: string | undefined
  readonly section?: string | undefined
  /** Whether a section that is not known yet is to be added. */
  readonly addsSection?: boolean | undefined
  readonly headline?: string | undefined
  readonly standfirst?: string | undefined
  readonly byline?: string | undefined
  readonly dateline?: string | undefined
  readonly body?: RawBody | undefined
  /** What the input says that it is about: codes, names or keywords. */
  readonly topics?: readonly string[] | undefined
  readonly references?: readonly Reference[] | undefined
  readonly commentCount?: number | undefined
  /** The `id` of the text, of the same source, that this one translates. */
  readonly translationOf?: string | undefined
}

/** One text ready to be received: everything resolved, the body safe. */
export interface Item extends ArticleText {
  readonly id: string | undefined
  readonly url: string | undefined
  readonly lang: Lang
  readonly kind: Kind
  readonly genre: Genre | undefined
  readonly published: Moment
  readonly source: Source
  readonly section: Section | undefined
  /** What its source says that it is about, in the source's words. */
  readonly topics: readonly string[] | undefined
  readonly references: readonly Reference[]
  readonly commentCount: number
  readonly translationOf: string | undefined
}

/** Why an input did not become an article; each has its sentence in both languages. */
export const REJECTIONS = [
  'unrecognised-format',
  'several-pages',
  'not-an-article',
  'unreadable-file',
  'too-large',
  'not-text',
  'invalid-json',
  'invalid-field',
  'no-headline',
  'no-body',
  'no-date',
  'unreadable-date',
  'ambiguous-date',
  'no-source',
  'no-language',
  'markup-too-deep',
] as const
export type Rejection = (typeof REJECTIONS)[number]

/** What became of an input; the ledger keeps it. */
export type Outcome = 'imported' | 'revised' | 'duplicate' | 'rejected'
