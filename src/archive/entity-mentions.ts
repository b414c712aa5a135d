import { sql } from 'kysely'
import type { ArticleSummary, Page } from '../model/article.ts'
import type { Db, Tx } from './archive.ts'
import { type VisibleArticles, visible } from './articles.ts'
import { type ListRange, pagedArticles } from './lists.ts'
import { prepared } from './prepared.ts'

/** What an article tells of, with what its place in a list is made of. */
export interface Mentioning {
  readonly articleId: number
  readonly lang: string
  readonly publishedAt: number
  /** `place:derna`, `organisation:opec`, `topic:20000574`. */
  readonly entities: readonly string[]
}

/** Months since January 1970, UTC. */
export function monthNumber(at: number): number {
  const date = new Date(at)
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth()
}

/** Puts down what an article tells of, in the place of what was put down before. */
export async function putMentions(tx: Tx, { articleId, lang, publishedAt, entities }: Mentioning): Promise<void> {
  await deleteMentions(tx, articleId)
  if (entities.length === 0) return
  const sorted = [...new Set(entities)].sort()
  await tx
    .insertInto('entity_mention')
    .values(sorted.map((entity) => ({ entity, lang, published_at: publishedAt, article_id: articleId })))
    .execute()
  await tx
    .insertInto('entity_month')
    .values(sorted.map((entity) => ({ entity, month: monthNumber(publishedAt), lang, count: 1 })))
    .onConflict((conflict) =>
      conflict.columns(['entity', 'month', 'lang']).doUpdateSet({ count: sql`entity_month.count + 1` }),
    )
    .execute()
}

export async function deleteMentions(tx: Tx, articleId: number): Promise<void> {
  const rows = await tx.selectFrom('entity_mention').selectAll().where('article_id', '=', articleId).execute()
  if (rows.length === 0) return
  await tx.deleteFrom('entity_mention').where('article_id', '=', articleId).execute()
  for (const { entity, lang, published_at } of rows) {
    await tx
      .updateTable('entity_month')
      .set({ count: sql`count - 1` })
      .where('entity', '=', entity)
      .where('month', '=', monthNumber(published_at))
      .where('lang', '=', lang)
      .execute()
  }
}

/** The visible articles of a language that tell of something, newest first: a walk of one index. */
export async function articlesMentioning(
  db: Db,
  now: number,
  entity: string,
  lang: string,
  range: ListRange,
): Promise<Page<ArticleSummary>> {
  const mentioning = visible(db, now)
    .innerJoin('entity_mention', 'entity_mention.article_id', 'article.id')
    .where('entity_mention.entity', '=', entity)
    .where('entity_mention.lang', '=', lang)
    // Said of the mention too, so that its index is walked from there.
    .where('entity_mention.published_at', '<=', now)
  return pagedArticles(mentioning as unknown as VisibleArticles, range, 'entity_mention')
}

export interface MonthCount {
  readonly month: number
  readonly lang: string
  readonly count: number
}

/**
 * In how many visible articles of each month something is told of. What is past is counted as it is received; an embargo
 * can only end in the month that it is or later, so that this month alone is counted as readers see it.
 */
export async function monthsMentioning(db: Db, now: number, entity: string): Promise<readonly MonthCount[]> {
  const thisMonth = monthNumber(now)
  const past = await db
    .selectFrom('entity_month')
    .select(['month', 'lang', 'count'])
    .where('entity', '=', entity)
    .where('month', '<', thisMonth)
    .where('count', '>', 0)
    .orderBy('month')
    .execute()
  const start = Date.UTC(new Date(now).getUTCFullYear(), new Date(now).getUTCMonth())
  const present = await visible(db, now)
    .innerJoin('entity_mention', 'entity_mention.article_id', 'article.id')
    .where('entity_mention.entity', '=', entity)
    .where('entity_mention.published_at', '>=', start)
    .where('entity_mention.published_at', '<=', now)
    .groupBy('entity_mention.lang')
    .select((eb) => ['entity_mention.lang', eb.fn.countAll<number>().as('count')])
    .execute()
  return [...past, ...present.map(({ lang, count }) => ({ month: thisMonth, lang, count: Number(count) }))]
}

/** What at least so many of the articles tell of, by how many of them do, the most first. */
export async function entitiesOf(
  db: Db,
  articleIds: readonly number[],
  least: number,
  limit: number,
): Promise<readonly string[]> {
  if (articleIds.length === 0) return []
  const rows = await db
    .selectFrom('entity_mention')
    .select('entity')
    .where('article_id', 'in', [...articleIds])
    .where('entity', 'not like', 'topic:%')
    .groupBy('entity')
    .having((eb) => eb.fn.countAll(), '>=', least)
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .orderBy('entity')
    .limit(limit)
    .execute()
  return rows.map((row) => row.entity)
}

/** What an article is about, and what that is a part of: ids of Media Topics. */
export async function topicsOfArticle(db: Db, articleId: number): Promise<readonly string[]> {
  const rows = await topicsQuery(db, { articleId })
  return rows.map(({ entity }) => entity.slice(TOPIC.length))
}

const TOPIC = 'topic:'

const topicsQuery = prepared<{ articleId: number }, { entity: string }>((db, { articleId }) =>
  db
    .selectFrom('entity_mention')
    .select('entity')
    .where('article_id', '=', articleId)
    .where('entity', 'like', `${TOPIC}%`)
    .orderBy('entity'),
)
