import type { Comment } from '../model/comment.ts'
import type { Db, Tx } from './archive.ts'
import { type Decision, decisionsOf } from './comment-decisions.ts'
import { COMMENT_COLUMNS, commentOf } from './comments.ts'

/** All that is kept about a comment and whoever wrote it. */
export interface OwnedComment extends Comment {
  readonly edition: string
  /** Kept only while its writer wants to be told of answers. */
  readonly email: string | undefined
  readonly hasNetwork: boolean
  readonly decisions: readonly Decision[]
}

/** Every comment written with an e-mail address, told by its hash, oldest first, with everything decided of it. */
export async function commentsByEmail(db: Db, emailHash: string): Promise<readonly OwnedComment[]> {
  const rows = await db
    .selectFrom('comment')
    .select([...COMMENT_COLUMNS, 'comment.edition', 'comment.email', 'comment.address_hash'])
    .where('email_hash', '=', emailHash)
    .orderBy('id')
    .execute()
  const decisions = await decisionsOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    ...commentOf(row),
    edition: row.edition,
    email: row.email ?? undefined,
    hasNetwork: row.address_hash !== null,
    decisions: decisions.filter(({ commentId }) => commentId === row.id),
  }))
}

/** Takes the words of a comment out of what was decided of it: the marked parts tell where they stood, and notes may quote them. */
export async function emptyReasons(tx: Tx, commentId: number): Promise<void> {
  await tx.updateTable('comment_decision').set({ reasons: '{}' }).where('comment_id', '=', commentId).execute()
}
