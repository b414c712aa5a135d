import type { Insertable, NotNull, Updateable } from 'kysely'
import type { ArticleAddress } from '../model/article.ts'
import type { Outcome, Rejection } from '../model/item.ts'
import type { Db, Tx } from './archive.ts'
import type { Schema } from './schema.ts'

/** An article as intake needs it to tell whether a text is new: its identity, its text's key, its address. */
export interface KnownArticle extends ArticleAddress {
  readonly revision: number
  readonly sourceKey: string
  readonly identity: string
  readonly textKey: string
  readonly digest: string
}

export interface KnownItem {
  readonly id: number
  readonly outcome: Outcome
  readonly reason: Rejection | undefined
  readonly articleId: number | undefined
}

/** The latest ledger row of each item whose digest is given, by digest. */
export async function itemsByDigest(db: Db, digests: readonly string[]): Promise<ReadonlyMap<string, KnownItem>> {
  if (digests.length === 0) return new Map()
  const rows = await db
    .selectFrom('item')
    .innerJoin('ledger', 'ledger.item_id', 'item.id')
    .where('item.digest', 'in', [...digests])
    .select(['item.digest', 'item.id', 'ledger.outcome', 'ledger.reason', 'ledger.article_id'])
    .orderBy('ledger.id')
    .execute()
  return new Map(
    rows.map((row) => [
      row.digest,
      {
        id: row.id,
        outcome: row.outcome as Outcome,
        reason: (row.reason ?? undefined) as Rejection | undefined,
        articleId: row.article_id ?? undefined,
      },
    ]),
  )
}

type ArticleKey = 'article.identity' | 'article.text_key' | 'article.id'

/**
 * Articles of any state, by one of the keys of their identity. Left joins, though every article has a source and a
 * revision: before the first ANALYZE SQLite would begin at the sources and walk all articles of each.
 */
export async function knownArticles(
  db: Db,
  key: ArticleKey,
  values: readonly (string | number)[],
): Promise<readonly KnownArticle[]> {
  if (values.length === 0) return []
  const rows = await db
    .selectFrom('article')
    .leftJoin('source', 'source.id', 'article.source_id')
    .leftJoin('revision', (join) =>
      join.onRef('revision.article_id', '=', 'article.id').onRef('revision.number', '=', 'article.revision'),
    )
    .where(key, 'in', [...values] as never)
    .select([
      'article.id',
      'article.revision',
      'source.key as sourceKey',
      'article.identity',
      'article.text_key as textKey',
      'revision.digest',
      'article.lang',
      'article.slug',
      'article.published_at',
      'article.published_precision',
    ])
    .$narrowType<{ sourceKey: NotNull; digest: NotNull }>()
    .execute()
  return rows.map(({ published_at, published_precision, ...row }) => ({
    ...row,
    published: { at: published_at, precision: published_precision === 'day' ? 'day' : 'minute' },
  }))
}

export type NewRows = { readonly [T in keyof Schema]?: readonly Insertable<Schema[T]>[] }

/** In the order in which one table's rows refer to another's. */
const ORDER = ['item', 'article', 'revision', 'reference', 'change', 'ledger', 'fact'] as const

/** Inserts a batch of rows, one statement a table. */
export async function insertRows(tx: Tx, rows: NewRows): Promise<void> {
  for (const table of ORDER) {
    const values = rows[table]
    if (values && values.length > 0)
      await tx
        .insertInto(table)
        .values(values as never)
        .execute()
  }
}

/** Sets what a new revision changes of its article. */
export async function updateArticle(tx: Tx, id: number, values: Updateable<Schema['article']>): Promise<void> {
  await tx.updateTable('article').set(values).where('id', '=', id).execute()
}

export async function replaceReferences(
  tx: Tx,
  articleId: number,
  rows: readonly Insertable<Schema['reference']>[],
): Promise<void> {
  await tx.deleteFrom('reference').where('article_id', '=', articleId).execute()
  if (rows.length > 0)
    await tx
      .insertInto('reference')
      .values([...rows])
      .execute()
}
