import type { Archive } from '../archive/archive.ts'
import { commentsByEmail, emptyReasons, type OwnedComment } from '../archive/comment-owners.ts'
import { emptyComment, holdComments } from '../archive/comment-writes.ts'
import { tellOfComment } from '../archive/facts.ts'
import { endNotices } from '../archive/notices.ts'
import { emailHash, readUnsubscribeToken } from './identity.ts'

/** Everything kept of who wrote with an e-mail address, to be handed over (GDPR, article 15). */
export function exportComments(archive: Archive, secret: Uint8Array, email: string): Promise<readonly OwnedComment[]> {
  return commentsByEmail(archive.writes, emailHash(secret, email))
}

/**
 * Takes all of it away (GDPR, article 17): names, texts, addresses, and the words that decisions quote. What stays is
 * that there were comments, and when. Returns how many; done again, none.
 */
export async function eraseComments(archive: Archive, secret: Uint8Array, email: string, now: number): Promise<number> {
  const owned = await exportComments(archive, secret, email)
  for (const { id } of owned) {
    await archive.writes.transaction().execute(async (tx) => {
      for (const row of await holdComments(tx, [id])) {
        await emptyComment(tx, row)
        await emptyReasons(tx, row.id)
        await tellOfComment(tx, now, { type: 'comment.changed', articleId: row.articleId, commentId: row.id })
      }
    })
  }
  return owned.length
}

/** Ends the notices about a comment for whoever has its link. False for a link that this site has not made. */
export async function unsubscribe(archive: Archive, secret: Uint8Array, token: string): Promise<boolean> {
  const id = readUnsubscribeToken(secret, token)
  if (id === undefined) return false
  await archive.writes.transaction().execute((tx) => endNotices(tx, id))
  return true
}
