import { sql } from 'kysely'
import type { ArticleSummary, Page } from '../model/article.ts'
import type { Db, Tx } from './archive.ts'
import { type VisibleArticles, visible } from './articles.ts'
import { type ListRange, pagedArticles } from './lists.ts'
import { preparedIn, preparedRows } from './prepared.ts'

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

/** That an article tells of something. */
export interface Mention {
  /** `place:derna`, `organisation:opec`, `person:17`. */
  readonly entity: string
  readonly lang: string
  readonly published_at: number
  readonly article_id: number
}

/**
 * Puts down what some articles tell of, in the place of what was put down before; what is the same is not touched. In a
 * transaction that relates, so that nothing of them is put down beside it.
 */
export async function putMentions(tx: Tx, all: readonly Mentioning[]): Promise<void> {
  const ids = all.map(({ articleId }) => articleId)
  const before = new Map((await mentionsOf(tx, ids)).map((one) => [keyOf(one), one]))
  const added: Mention[] = []
  for (const { articleId, lang, publishedAt, entities } of all) {
    for (const entity of new Set(entities)) {
      const mention = { entity, lang, published_at: publishedAt, article_id: articleId }
      if (!before.delete(keyOf(mention))) added.push(mention)
    }
  }
  await removeMentions(tx, [...before.values()])
  await addMentions(tx, added)
}

function keyOf({ entity, lang, published_at, article_id }: Mention): string {
  return `${entity} ${lang} ${published_at} ${article_id}`
}

export async function deleteMentions(tx: Tx, articleId: number): Promise<void> {
  await removeMentions(tx, await mentionsOf(tx, [articleId]))
}

const mentionsOf = preparedIn<Mention>((db, ids) =>
  db
    .selectFrom('entity_mention')
    .selectAll()
    .where('article_id', 'in', [...ids]),
)

/** Counts what was not there yet. */
export async function addMentions(tx: Tx, mentions: readonly Mention[]): Promise<void> {
  const rows = mentions.map((one) => ({ ...one }))
  const added = await writeMentions(tx, rows.sort(inOrder))
  await addToMonths(
    tx,
    Array.from(countsOf(added), ([key, count]) => ({ ...monthIn(key), count })),
  )
}

/** In the order of the table, so that many write each of its pages once. */
function inOrder(one: Mention, other: Mention): number {
  const [left, right] = [one.entity + one.lang, other.entity + other.lang]
  if (left !== right) return left < right ? -1 : 1
  return one.published_at - other.published_at || one.article_id - other.article_id
}

const writeMentions = preparedRows<{ [Column in keyof Mention]: Mention[Column] }, Mention>((db, rows) =>
  db
    .insertInto('entity_mention')
    .values(rows.map(({ entity, lang, published_at, article_id }) => ({ entity, lang, published_at, article_id })))
    .onConflict((conflict) => conflict.doNothing())
    .returningAll(),
)

const addToMonths = preparedRows<{ entity: string; month: number; lang: string; count: number }>((db, rows) =>
  db
    .insertInto('entity_month')
    .values(rows.map(({ entity, month, lang, count }) => ({ entity, month, lang, count })))
    .onConflict((conflict) =>
      conflict.columns(['entity', 'month', 'lang']).doUpdateSet({ count: sql`entity_month.count + excluded.count` }),
    ),
)

export async function removeMentions(tx: Tx, mentions: readonly Mention[]): Promise<void> {
  for (const { entity, lang, published_at, article_id } of mentions) {
    await tx
      .deleteFrom('entity_mention')
      .where('entity', '=', entity)
      .where('lang', '=', lang)
      .where('published_at', '=', published_at)
      .where('article_id', '=', article_id)
      .execute()
  }
  for (const [key, count] of countsOf(mentions)) {
    const { entity, month, lang } = monthIn(key)
    await tx
      .updateTable('entity_month')
      .set({ count: sql`count - ${count}` })
      .where('entity', '=', entity)
      .where('month', '=', month)
      .where('lang', '=', lang)
      .execute()
  }
}

/** By entity, month and language, in the order of the key, so that two writers never wait for each other in a ring. */
function countsOf(mentions: readonly Mention[]): ReadonlyMap<string, number> {
  const keys = mentions.map(({ entity, lang, published_at }) => `${entity} ${monthNumber(published_at)} ${lang}`)
  const counts = new Map<string, number>()
  for (const key of keys.sort()) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function monthIn(key: string) {
  const [entity = '', month = '', lang = ''] = key.split(' ')
  return { entity, month: Number(month), lang }
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

/** So many are asked after in one statement. */
const TOLD_AT_ONCE = 500

/** Of these places, organisations, people or topics those that a visible article of a language tells of. */
export async function entitiesTold(
  db: Db,
  now: number,
  lang: string,
  entities: readonly string[],
): Promise<readonly string[]> {
  const told = new Set<string>()
  for (let from = 0; from < entities.length; from += TOLD_AT_ONCE) {
    const asked = sql.join(entities.slice(from, from + TOLD_AT_ONCE).map((entity) => sql`(${entity})`))
    const rows = await db
      .selectFrom(sql<{ column1: string }>`(values ${asked})`.as('asked'))
      .where(({ exists }) =>
        exists(
          visible(db, now)
            .innerJoin('entity_mention', 'entity_mention.article_id', 'article.id')
            .where('entity_mention.entity', '=', sql<string>`asked.column1`)
            .where('entity_mention.lang', '=', lang)
            .where('entity_mention.published_at', '<=', now)
            .select(sql.lit(1).as('one')),
        ),
      )
      .select('asked.column1 as entity')
      .execute()
    for (const { entity } of rows) told.add(entity)
  }
  return entities.filter((entity) => told.has(entity))
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

const TOPIC = 'topic:'

/** 20000574, of `topic:20000574`. */
export function topicIdOf(entity: string): string {
  return entity.slice(TOPIC.length)
}
