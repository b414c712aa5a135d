import { sql } from 'kysely'
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

/** What was reported of each of some comments, oldest first; comments of which nothing was are left out. */
export async function reportsOf(
  db: Db,
  commentIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Report[]>> {
  if (commentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('comment_report')
    .select(['comment_id', 'reason', 'at'])
    .where('comment_id', 'in', [...commentIds])
    .orderBy('id')
    .execute()
  const reports = new Map<number, Report[]>()
  for (const { comment_id, reason, at } of rows) {
    const report = { reason: reason as ReportReason, at }
    const known = reports.get(comment_id)
    if (known) known.push(report)
    else reports.set(comment_id, [report])
  }
  return reports
}

/** Of a row `comment`: readers have reported it since anyone of the staff last decided of it. */
export const isReported = sql<boolean>`exists (select 1 from comment_report r where r.comment_id = comment.id
  and not exists (select 1 from comment_decision d
    where d.comment_id = comment.id and d.staff_id is not null and d.at >= r.at))`

/** Whether a comment was reported since anyone of the staff last decided of it. */
export async function waitsForAnswer(tx: Tx, commentId: number): Promise<boolean> {
  const row = await tx
    .selectFrom('comment')
    .select('id')
    .where('id', '=', commentId)
    .where(isReported)
    .executeTakeFirst()
  return row !== undefined
}
