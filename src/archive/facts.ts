import type { Fact } from '../model/fact.ts'
import type { Archive, Tx } from './archive.ts'

/** A fact with its number. */
export interface StoredFact extends Fact {
  readonly id: number
}

/**
 * The oldest facts from which nothing has followed yet. Inside the transaction that handles them: on PostgreSQL they
 * are locked, and what another runner has locked is passed over. Each fact has its own mark, since
 * facts of PostgreSQL become visible out of the order of their numbers, and one behind a high-water mark would be lost.
 */
export async function claimFacts(archive: Archive, tx: Tx, limit: number): Promise<readonly StoredFact[]> {
  let pending = tx
    .selectFrom('fact')
    .select(['id', 'type', 'article_id', 'revision'])
    .where('handled', '=', 0)
    .orderBy('id')
    .limit(limit)
  if (archive.name === 'postgres') pending = pending.forUpdate().skipLocked()
  const rows = await pending.execute()
  return rows.map(({ id, type, article_id, revision }) => ({
    id,
    type: type as Fact['type'],
    articleId: article_id,
    revision,
  }))
}

export async function markHandled(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('fact')
    .set({ handled: 1 })
    .where('id', 'in', [...ids])
    .execute()
}
