import type { Notice, NoticeKind } from '../model/comment.ts'
import type { EditionLang } from '../model/lang.ts'
import type { Archive, Db, Tx } from './archive.ts'

/** Wants a notice sent; of one comment each kind is sent once, however often it is wanted. */
export async function wantNotice(tx: Tx, now: number, notice: Omit<Notice, 'id' | 'attempts'>): Promise<void> {
  await tx
    .insertInto('notice')
    .values({
      kind: notice.kind,
      comment_id: notice.commentId,
      recipient: notice.recipient,
      lang: notice.lang,
      state: 'waiting',
      due_at: now,
    })
    .onConflict((known) => known.columns(['kind', 'comment_id']).doNothing())
    .execute()
}

/** Whether a notice of a kind has been wanted since then. */
export async function isWantedSince(db: Db, kind: NoticeKind, since: number): Promise<boolean> {
  const row = await db
    .selectFrom('notice')
    .select('id')
    .where('kind', '=', kind)
    .where('due_at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Takes the notice that is due longest, and marks it as being sent before it is: a process that ends in the middle
 * leaves it so, and it is not sent a second time.
 */
export async function takeNotice(archive: Archive, now: number): Promise<Notice | undefined> {
  return archive.writes.transaction().execute(async (tx) => {
    let due = tx
      .selectFrom('notice')
      .selectAll()
      .where('state', '=', 'waiting')
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .limit(1)
    if (archive.name === 'postgres') due = due.forUpdate().skipLocked()
    const row = await due.executeTakeFirst()
    if (!row) return undefined
    const attempts = row.attempts + 1
    await tx.updateTable('notice').set({ state: 'sending', attempts }).where('id', '=', row.id).execute()
    return {
      id: row.id,
      kind: row.kind as NoticeKind,
      commentId: row.comment_id,
      recipient: row.recipient,
      lang: row.lang as EditionLang,
      attempts,
    }
  })
}

/** What became of a notice: it goes again at a time, or is over, and then the address is forgotten. */
export async function settleNotice(
  { writes }: Archive,
  id: number,
  outcome: 'sent' | 'failed' | 'unneeded' | { readonly againAt: number },
): Promise<void> {
  const settled =
    typeof outcome === 'string' ? { state: outcome, recipient: '' } : { state: 'waiting', due_at: outcome.againAt }
  await writes.updateTable('notice').set(settled).where('id', '=', id).execute()
}

/** Sends the writer of a comment no more notices, and forgets where to. */
export async function endNotices(tx: Tx, commentId: number): Promise<void> {
  await tx.updateTable('comment').set({ email: null }).where('id', '=', commentId).execute()
  await tx
    .updateTable('notice')
    .set({ state: 'unneeded', recipient: '' })
    .where('kind', '=', 'reply')
    .where('state', '=', 'waiting')
    .where('comment_id', 'in', (answers) =>
      answers.selectFrom('comment').select('id').where('parent_id', '=', commentId),
    )
    .execute()
}

/** What a notice of a comment needs to know: where it stands, and who waits for answers to what it answers. */
export async function noticeSubject(
  db: Db,
  commentId: number,
): Promise<
  | {
      readonly state: string
      readonly edition: EditionLang
      readonly parent:
        | { readonly id: number; readonly email: string | undefined; readonly edition: EditionLang }
        | undefined
    }
  | undefined
> {
  const row = await db
    .selectFrom('comment')
    .leftJoin('comment as parent', 'parent.id', 'comment.parent_id')
    .select([
      'comment.state',
      'comment.edition',
      'parent.id as parent_id',
      'parent.email',
      'parent.edition as parent_edition',
    ])
    .where('comment.id', '=', commentId)
    .executeTakeFirst()
  if (!row) return undefined
  const { state, edition, parent_id: id, email, parent_edition } = row
  const parent = id === null ? undefined : { id, email: email ?? undefined, edition: parent_edition as EditionLang }
  return { state, edition: edition as EditionLang, parent }
}
