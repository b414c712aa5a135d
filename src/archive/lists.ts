import { sql } from 'kysely'
import type { ArticleSummary, Cursor, Kind, Page } from '../model/article.ts'
import type { Lang } from '../model/lang.ts'
import type { Db } from './archive.ts'
import { summaries, type VisibleArticles, visible } from './articles.ts'

/** Which articles a list holds. `from` and `to` are milliseconds, half-open. */
export interface ListFilter {
  readonly lang?: Lang | undefined
  readonly kind?: Kind | undefined
  readonly sectionId?: number | undefined
  readonly sourceId?: number | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** Where in the list to read: older or newer than a cursor, or from the newest on. */
export interface ListRange {
  readonly limit: number
  readonly before?: Cursor | undefined
  readonly after?: Cursor | undefined
}

/** A part of a list by keyset: as quick on its thousandth page as on its first, and never skipping or repeating. */
export async function listArticles(
  db: Db,
  now: number,
  filter: ListFilter,
  { limit, before, after }: ListRange,
): Promise<Page<ArticleSummary>> {
  const bounded = filtered(visible(db, upperBound(now, filter, before)), { ...filter, to: undefined })
  return pagedArticles(bounded, { limit, before, after })
}

/** The part of a list that a range asks for; `by` names the table whose `published_at` and article number order it. */
export async function pagedArticles(
  articles: VisibleArticles,
  { limit, before, after }: ListRange,
  by: 'article' | 'entity_mention' = 'article',
): Promise<Page<ArticleSummary>> {
  const direction = after ? 'asc' : 'desc'
  const [at, id] = [sql.ref(`${by}.published_at`), sql.ref(by === 'article' ? 'article.id' : `${by}.article_id`)]
  const position = sql<unknown>`(${at}, ${id})`
  let picked = articles
  if (after) picked = picked.where(position, '>', cursorRow(after))
  else if (before) picked = picked.where(position, '<', cursorRow(before))
  const rows = await summaries(
    picked
      .orderBy(at, direction)
      .orderBy(id, direction)
      .limit(limit + 1),
  )
  const found = after ? rows.toReversed() : rows
  const more = found.length > limit
  if (after) return pageOf(more ? found.slice(1) : found, more, true)
  return pageOf(more ? found.slice(0, limit) : found, before !== undefined, more)
}

/** One bound, the tightest: of several on one column SQLite would walk the index from the first it thinks of. */
function upperBound(now: number, { to = Number.POSITIVE_INFINITY }: ListFilter, before: Cursor | undefined): number {
  return Math.min(now, to - 1, before?.publishedAt ?? now)
}

function cursorRow(cursor: Cursor) {
  return sql`(${cursor.publishedAt}, ${cursor.id})`
}

function pageOf(rows: readonly ArticleSummary[], newer: boolean, older: boolean): Page<ArticleSummary> {
  return { rows, newer: newer ? cursorOf(rows.at(0)) : undefined, older: older ? cursorOf(rows.at(-1)) : undefined }
}

function cursorOf(row: ArticleSummary | undefined): Cursor | undefined {
  return row && { publishedAt: row.published.at, id: row.id }
}

/** Narrows a query to what a list holds. */
export function filtered(query: VisibleArticles, filter: ListFilter): VisibleArticles {
  let narrowed = query
  if (filter.lang !== undefined) narrowed = narrowed.where('article.lang', '=', filter.lang)
  if (filter.kind !== undefined) narrowed = narrowed.where('article.kind', '=', filter.kind)
  if (filter.sectionId !== undefined) narrowed = narrowed.where('article.section_id', '=', filter.sectionId)
  if (filter.sourceId !== undefined) narrowed = narrowed.where('article.source_id', '=', filter.sourceId)
  if (filter.from !== undefined) narrowed = narrowed.where('article.published_at', '>=', filter.from)
  if (filter.to !== undefined) narrowed = narrowed.where('article.published_at', '<', filter.to)
  return narrowed
}

/**
 * Which of the given spans of time hold an article, in one question. A probe of the index for each
 * span costs the same at a thousand articles and at a million, where counting them would not.
 */
export async function spansWithArticles(
  db: Db,
  now: number,
  lang: Lang,
  spans: readonly { readonly from: number; readonly to: number }[],
): Promise<readonly boolean[]> {
  if (spans.length === 0) return []
  const probes = spans.map(
    ({ from, to }) => sql`exists ${filtered(visible(db, now), { lang, from, to }).select(sql.lit(1).as('one'))}`,
  )
  const columns = probes.map((probe, index) => sql`${probe} as ${sql.ref(`s${index}`)}`)
  const { rows } = await sql<Record<string, unknown>>`select ${sql.join(columns)}`.execute(db)
  return spans.map((_, index) => Boolean(rows[0]?.[`s${index}`]))
}

/** The times of the oldest and the newest visible article of a language; undefined while there is none. */
export async function extent(db: Db, now: number, lang: Lang): Promise<{ oldest: number; newest: number } | undefined> {
  const times = visible(db, now).where('article.lang', '=', lang).select('article.published_at')
  const [oldest, newest] = await Promise.all([
    times.orderBy('article.published_at', 'asc').limit(1).executeTakeFirst(),
    times.orderBy('article.published_at', 'desc').limit(1).executeTakeFirst(),
  ])
  return oldest && newest && { oldest: oldest.published_at, newest: newest.published_at }
}
