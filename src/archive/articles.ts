import { type SelectQueryBuilder, sql } from 'kysely'
import type {
  Article,
  ArticleChange,
  ArticleLink,
  ArticleStatus,
  ArticleSummary,
  Change,
  Genre,
  Kind,
} from '../model/article.ts'
import type { SafeHtml } from '../model/markup.ts'
import type { Db } from './archive.ts'
import { filledUp, listed, numbered, prepared, preparedByShape } from './prepared.ts'
import type { Schema } from './schema.ts'
import { localisedOf, sectionOf, sourceOf } from './sources.ts'

/**
 * The articles that the public may know of at this instant. Every read of the site goes through
 * here, so that neither an embargoed nor a withdrawn article shows in a page, count or hint.
 */
export function visible(db: Db, now: number) {
  return db
    .selectFrom('article')
    .where('article.status', '=', sql.lit('published'))
    .where('article.published_at', '<=', now)
}

export type VisibleArticles = ReturnType<typeof visible>

const LINK = [
  'article.id',
  'article.lang',
  'article.kind',
  'article.slug',
  'article.published_at',
  'article.published_precision',
  'revision.headline',
  'source.names as source_names',
] as const

export const SUMMARY = [
  ...LINK,
  'article.genre',
  'article.modified_at',
  'article.revision',
  'article.comment_count',
  'revision.standfirst',
  'revision.byline',
  'source.key as source_key',
  'section.key as section_key',
  'section.names as section_names',
] as const

const FULL = [
  ...SUMMARY,
  'article.status',
  'article.url',
  'article.published_comments',
  'revision.dateline',
  'revision.body',
  'source.url as source_url',
  'source.usage_terms as source_usage_terms',
] as const

/**
 * Joins what is shown of an article to a query that picks articles. Left joins, though every article
 * has a source and a text: the planners then always walk the index of the list, and stop at its limit.
 */
function withText<O>(picked: SelectQueryBuilder<Schema, 'article', O>) {
  return picked
    .leftJoin('revision', (join) =>
      join.onRef('revision.article_id', '=', 'article.id').onRef('revision.number', '=', 'article.revision'),
    )
    .leftJoin('source', 'source.id', 'article.source_id')
    .clearSelect()
}

/** Of the picked articles the headlines alone, with their languages and times. */
export function selectHeadlines<O>(picked: SelectQueryBuilder<Schema, 'article', O>) {
  return withText(picked)
    .select(['article.lang', 'article.published_at', 'revision.headline'])
    .$castTo<Pick<LinkRow, 'lang' | 'published_at' | 'headline'>>()
}

function withSection<O>(picked: SelectQueryBuilder<Schema, 'article', O>) {
  return withText(picked).leftJoin('section', 'section.id', 'article.section_id')
}

/**
 * The picked articles as links, in the order that they were picked in. Each column of a row costs about what finding
 * the row does, and an article's page reads a dozen of these.
 */
export function selectLinks<O>(picked: SelectQueryBuilder<Schema, 'article', O>) {
  return withText(picked).select(LINK).$castTo<LinkRow>()
}

/** The picked articles as lists show them, in the order that they were picked in. */
export function selectSummaries<O>(picked: SelectQueryBuilder<Schema, 'article', O>) {
  return withSection(picked).select(SUMMARY).$castTo<SummaryRow>()
}

/** The picked articles with their texts. */
function selectFull<O>(picked: SelectQueryBuilder<Schema, 'article', O>) {
  return withSection(picked).select(FULL).$castTo<FullRow>()
}

/** The picked articles, for a list. */
export async function summaries<O>(
  picked: SelectQueryBuilder<Schema, 'article', O>,
): Promise<readonly ArticleSummary[]> {
  return (await selectSummaries(picked).execute()).map(summaryOf)
}

/** The picked articles with their texts, for feeds. */
export async function fullArticles<O>(picked: SelectQueryBuilder<Schema, 'article', O>): Promise<readonly Article[]> {
  return (await selectFull(picked).execute()).map(fullOf)
}

const fullByIds = preparedByShape<number, Readonly<Record<string, number>>, FullRow>(
  (db, values, count) =>
    selectFull(visible(db, values.now as number).where('article.id', 'in', listed<number>('i', values, count))),
  'planned',
)

/** The visible ones of these articles with their texts, in any order. */
export async function articlesByIds(db: Db, now: number, ids: readonly number[]): Promise<readonly Article[]> {
  if (ids.length === 0) return []
  const values = filledUp(ids)
  return (await fullByIds(db, values.length, { ...numbered('i', values), now })).map(fullOf)
}

/** The row of a visible or withdrawn article, as a query that others add to. */
export function publicArticle(db: Db, now: number, id: number) {
  return selectFull(db.selectFrom('article').where('article.id', '=', id).where('article.published_at', '<=', now))
}

const publicById = prepared<{ id: number; now: number }, FullRow>((db, { id, now }) => publicArticle(db, now, id))

/** A visible article, or one that was withdrawn: its page says so. Undefined when there is, publicly, none. */
export async function articleById(db: Db, now: number, id: number): Promise<Article | undefined> {
  const [row] = await publicById(db, { id, now })
  return row && fullOf(row)
}

/** The public changes of an article, oldest first. */
export async function changesOf(db: Db, articleId: number): Promise<readonly ArticleChange[]> {
  const rows = await db
    .selectFrom('change')
    .select(['class', 'note', 'at'])
    .where('article_id', '=', articleId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ class: row.class as Change, note: row.note ?? undefined, at: row.at }))
}

export interface LinkRow {
  id: number
  lang: string
  kind: string
  slug: string
  published_at: number
  published_precision: string
  headline: string
  source_names: string
}

export interface SummaryRow extends LinkRow {
  genre: string | null
  modified_at: number
  revision: number
  comment_count: number
  standfirst: string | null
  byline: string | null
  source_key: string
  section_key: string | null
  section_names: string | null
}

export interface FullRow extends SummaryRow {
  status: string
  url: string | null
  published_comments: number
  dateline: string | null
  body: string
  source_url: string | null
  source_usage_terms: string | null
}

export function linkOf(row: LinkRow): ArticleLink {
  return {
    id: row.id,
    lang: row.lang,
    kind: row.kind as Kind,
    slug: row.slug,
    published: { at: row.published_at, precision: row.published_precision === 'day' ? 'day' : 'minute' },
    headline: row.headline,
    source: { names: localisedOf(row.source_names) },
  }
}

export function summaryOf(row: SummaryRow): ArticleSummary {
  return {
    ...linkOf(row),
    genre: (row.genre ?? undefined) as Genre | undefined,
    modifiedAt: row.modified_at,
    revision: row.revision,
    standfirst: row.standfirst ?? undefined,
    byline: row.byline ?? undefined,
    source: sourceOf({ key: row.source_key, names: row.source_names, url: null, usage_terms: null }),
    section: row.section_key ? sectionOf({ key: row.section_key, names: row.section_names ?? '{}' }) : undefined,
    commentCount: row.comment_count,
  }
}

export function fullOf(row: FullRow): Article {
  return {
    ...summaryOf(row),
    source: sourceOf({
      key: row.source_key,
      names: row.source_names,
      url: row.source_url,
      usage_terms: row.source_usage_terms,
    }),
    status: row.status as ArticleStatus,
    url: row.url ?? undefined,
    publishedComments: row.published_comments,
    dateline: row.dateline ?? undefined,
    body: row.body as SafeHtml,
  }
}

/** Whether the archive has never held an article, of whatever state. */
export async function isEmpty(db: Db): Promise<boolean> {
  return (await db.selectFrom('article').select('id').limit(1).executeTakeFirst()) === undefined
}
