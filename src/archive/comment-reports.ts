import type { ReportReason } from '../model/comment.ts'
import type { Db, Tx } from './archive.ts'

export interface Report {
  readonly reason: ReportReason
  readonly at: number
}

/** Keeps a report; the same comment is reported once from one address. False when it was already. */
export async function insertReport(
  tx: Tx,
  now: number,
  { commentId, reason, addressHash }: { commentId: number; reason: ReportReason; addressHash: string | undefined },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('comment_report')
    .values({ comment_id: commentId, reason, address_hash: addressHash ?? null, at: now })
    .onConflict((known) => known.columns(['comment_id', 'address_hash']).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** What was reported of a comment, oldest first. */
export async function reportsOf(db: Db, commentId: number): Promise<readonly Report[]> {
  const rows = await db
    .selectFrom('comment_report')
    .select(['reason', 'at'])
    .where('comment_id', '=', commentId)
    .orderBy('id')
    .execute()
  return rows.map(({ reason, at }) => ({ reason: reason as ReportReason, at }))
}
