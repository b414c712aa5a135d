import type { ArticleFact, CommentFact, Fact } from '../model/fact.ts'
import type { Archive, Tx } from './archive.ts'
import { prepared } from './prepared.ts'

/** A fact with its number. */
export type StoredFact = Fact & { readonly id: number }

/**
 * The oldest facts from which nothing has followed yet. Inside the transaction that handles them: on PostgreSQL they
 * are locked, and what another runner has locked is passed over. Each fact has its own mark, since
 * facts of PostgreSQL become visible out of the order of their numbers, and one behind a high-water mark would be lost.
 * `articles` leaves the facts of comments to whoever can send the mail that follows from them.
 */
export async function claimFacts(
  archive: Archive,
  tx: Tx,
  limit: number,
  which: 'all' | 'articles' = 'all',
): Promise<readonly StoredFact[]> {
  let pending = tx
    .selectFrom('fact')
    .select(['id', 'type', 'article_id', 'revision', 'comment_id'])
    .where('handled', '=', 0)
    .orderBy('id')
    .limit(limit)
  if (which === 'articles') pending = pending.where('comment_id', 'is', null)
  if (archive.name === 'postgres') pending = pending.forUpdate().skipLocked()
  const rows = await pending.execute()
  return rows.map(({ id, type, article_id: articleId, revision, comment_id: commentId }) =>
    commentId === null
      ? { id, type: type as ArticleFact['type'], articleId, revision }
      : { id, type: type as CommentFact['type'], articleId, commentId },
  )
}

const tell = prepared<Record<'type', string> & Record<'articleId' | 'commentId' | 'now', number>, unknown>(
  (db, { type, articleId, commentId, now }) =>
    db.insertInto('fact').values({ type, article_id: articleId, revision: 0, comment_id: commentId, at: now }),
)

/** Tells of a comment, so that its article's pages are read again and what follows from it is done. */
export async function tellOfComment(tx: Tx, now: number, { type, articleId, commentId }: CommentFact): Promise<void> {
  await tell(tx, { type, articleId, commentId, now })
}

export async function markHandled(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('fact')
    .set({ handled: 1 })
    .where('id', 'in', [...ids])
    .execute()
}
