import { sql } from 'kysely'
import type { Db, Tx } from './archive.ts'
import { bytes } from './search.ts'

/** An article that waits for what a model says of it. */
export interface WaitingArticle {
  readonly article_id: number
  readonly revision: number
  readonly attempts: number
}

/**
 * Lets published articles with numbers `from` to `to` wait for what a model says of them, unless it has said it of
 * their present revision. Those that were not tried yet are due before all others, the newest first.
 */
export async function wantEmbeddings(tx: Tx, model: string, from: number, to: number): Promise<void> {
  await sql`insert into embedding (article_id, revision, model, attempts, due_at)
    select article.id, article.revision, cast(${model} as text), 0, -article.id from article
    where article.status = 'published' and article.id between ${from} and ${to} and not exists (
      select 1 from embedding as known
      where known.article_id = article.id and known.revision = article.revision and known.model = ${model}
    )
    on conflict (article_id) do update set revision = excluded.revision, model = excluded.model,
      vector = null, attempts = excluded.attempts, due_at = excluded.due_at`.execute(tx)
}

/** The articles that are due for a model, those that never failed before others; a walk of one index. */
export async function dueEmbeddings(
  db: Db,
  model: string,
  now: number,
  limit: number,
): Promise<readonly WaitingArticle[]> {
  return db
    .selectFrom('embedding')
    .select(['article_id', 'revision', 'attempts'])
    .where('model', '=', model)
    .where('vector', 'is', null)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute()
}

/** How many articles wait for a model, due or not. */
export async function countWaiting(db: Db, model: string): Promise<number> {
  const { count } = await db
    .selectFrom('embedding')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('model', '=', model)
    .where('vector', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Takes an article for one try, unless another process has it. Until its vector is stored it is due again at `until`. */
export async function claimEmbedding(
  tx: Tx,
  model: string,
  { article_id, revision, attempts }: WaitingArticle,
  until: number,
): Promise<boolean> {
  const result = await tx
    .updateTable('embedding')
    .set({ attempts: attempts + 1, due_at: until })
    .where('article_id', '=', article_id)
    .where('revision', '=', revision)
    .where('model', '=', model)
    .where('vector', 'is', null)
    .where('attempts', '=', attempts)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Stores what the model says; false when the article has changed or gone meanwhile, or is stored already. */
export async function storeEmbedding(
  tx: Tx,
  model: string,
  articleId: number,
  revision: number,
  vector: Uint8Array,
): Promise<boolean> {
  const result = await tx
    .updateTable('embedding')
    .set({ vector: bytes(vector), attempts: 0, due_at: 0 })
    .where('article_id', '=', articleId)
    .where('revision', '=', revision)
    .where('model', '=', model)
    .where('vector', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function deleteEmbedding(tx: Tx, articleId: number): Promise<void> {
  await tx.deleteFrom('embedding').where('article_id', '=', articleId).execute()
}

/** What a model says of these articles, of those of which it has said it. */
export async function embeddingsOf(
  db: Db,
  model: string,
  articleIds: readonly number[],
): Promise<ReadonlyMap<number, Uint8Array>> {
  if (articleIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('embedding')
    .select(['article_id', 'vector'])
    .where('article_id', 'in', [...articleIds])
    .where('model', '=', model)
    .where('vector', 'is not', null)
    .execute()
  return new Map(rows.flatMap(({ article_id: id, vector }) => (vector ? [[id, vector] as const] : [])))
}

/** The largest number of an article; 0 where there is none. */
export async function lastArticleId(db: Db): Promise<number> {
  const { last } = await db
    .selectFrom('article')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  return last ?? 0
}
