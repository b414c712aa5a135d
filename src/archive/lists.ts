import { sql } from 'kysely'
import type { ArticleSummary, Cursor, Kind, Page } from '../model/article.ts'
import type { Lang } from '../model/lang.ts'
import type { Db } from './archive.ts'
import { type SummaryRow, selectSummaries, summaries, summaryOf, type VisibleArticles, visible } from './articles.ts'
import { preparedByShape, type QueryValues } from './prepared.ts'

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
  range: ListRange,
): Promise<Page<ArticleSummary>> {
  const { limit, before, after } = range
  const { to: _, ...conditions } = filter
  const cursor = after ?? before
  const values = present({ ...conditions, at: cursor?.publishedAt, id: cursor?.id })
  const shape = [after ? 'after' : before ? 'before' : 'newest', ...Object.keys(values)].join(' ')
  const rows = await listed(db, shape, { ...values, now: upperBound(now, filter, before), rows: limit + 1 })
  return paged(rows.map(summaryOf), range)
}

interface ListValues extends QueryValues {
  readonly now: number
  /** One more than is shown, so as to know whether there are others. */
  readonly rows: number
}

/** The shape names the conditions that there are, and on which side of a cursor the articles stand. */
const listed = preparedByShape<string, ListValues, SummaryRow>((db, values, shape) => {
  const [side, ...names] = shape.split(' ')
  const filter: ListFilter = Object.fromEntries(names.map((name) => [name, values[name]]))
  const position = { publishedAt: values.at, id: values.id } as Cursor
  const inOrder = ordered(filtered(visible(db, values.now), filter), {
    before: side === 'before' ? position : undefined,
    after: side === 'after' ? position : undefined,
  })
  return selectSummaries(inOrder.limit(values.rows))
})

function present(values: Readonly<Record<string, string | number | undefined>>): QueryValues {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  )
}

/** The part of a list that a range asks for; `by` names the table whose `published_at` and article number order it. */
export async function pagedArticles(
  articles: VisibleArticles,
  range: ListRange,
  by: 'article' | 'entity_mention' = 'article',
): Promise<Page<ArticleSummary>> {
  return paged(await summaries(ordered(articles, range, by).limit(range.limit + 1)), range)
}

/** Narrowed to one side of a cursor, nearest first. */
function ordered(
  articles: VisibleArticles,
  { before, after }: Pick<ListRange, 'before' | 'after'>,
  by: 'article' | 'entity_mention' = 'article',
): VisibleArticles {
  const direction = after ? 'asc' : 'desc'
  const [at, id] = [sql.ref(`${by}.published_at`), sql.ref(by === 'article' ? 'article.id' : `${by}.article_id`)]
  const position = sql<unknown>`(${at}, ${id})`
  let picked = articles
  if (after) picked = picked.where(position, '>', cursorRow(after))
  else if (before) picked = picked.where(position, '<', cursorRow(before))
  return picked.orderBy(at, direction).orderBy(id, direction)
}

/** What was read, with one more than the limit, in the order of the list, and where it goes on. */
function paged(rows: readonly ArticleSummary[], { limit, before, after }: ListRange): Page<ArticleSummary> {
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
  const bounds = spans.flatMap(({ from, to }, index) => [
    [`from${index}`, from] as const,
    [`last${index}`, Math.min(now, to - 1)] as const,
  ])
  const [row] = await probes(db, spans.length, { lang, ...Object.fromEntries(bounds) })
  return spans.map((_, index) => Boolean(row?.[`s${index}`]))
}

const probes = preparedByShape<number, QueryValues, Record<string, unknown>>((db, values, count) =>
  db.selectNoFrom(
    Array.from({ length: count }, (_, index) => {
      const { lang, [`from${index}`]: from, [`last${index}`]: last } = values
      const within = filtered(visible(db, last as number), { lang: lang as Lang, from: from as number })
      return sql<boolean>`exists ${within.select(sql.lit(1).as('one'))}`.as(`s${index}`)
    }),
  ),
)

/** The times of the oldest and the newest visible article of a language; undefined while there is none. */
export async function extent(db: Db, now: number, lang: Lang): Promise<{ oldest: number; newest: number } | undefined> {
  const times = visible(db, now).where('article.lang', '=', lang).select('article.published_at')
  const [oldest, newest] = await Promise.all([
    times.orderBy('article.published_at', 'asc').limit(1).executeTakeFirst(),
    times.orderBy('article.published_at', 'desc').limit(1).executeTakeFirst(),
  ])
  return oldest && newest && { oldest: oldest.published_at, newest: newest.published_at }
}
