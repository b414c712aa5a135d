import type { Archive } from '../archive/archive.ts'
import { insertReport } from '../archive/comment-reports.ts'
import type { ReportReason } from '../model/comment.ts'
import { addressHash } from './identity.ts'
import { isInTime } from './rate.ts'
import type { CommentSettings } from './settings.ts'

/** Keeps a reader's report of a comment. The same reader is thanked again for the same one, and it is kept once. */
export async function reportComment(
  archive: Archive,
  { secret }: CommentSettings,
  now: number,
  { commentId, reason, address }: { commentId: number; reason: ReportReason; address: string | undefined },
): Promise<'reported' | 'too-many'> {
  return archive.writes.transaction().execute(async (tx) => {
    if (!(await isInTime(tx, secret, address, now))) return 'too-many'
    await insertReport(tx, now, { commentId, reason, addressHash: addressHash(secret, address) })
    return 'reported'
  })
}
