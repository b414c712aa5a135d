import type { Archive } from '../archive/archive.ts'
import { isWantedSince, noticeSubject, settleNotice, takeNotice, wantNotice } from '../archive/notices.ts'
import type { Mailer } from './mailer.ts'
import type { Stage } from './stage.ts'

/** Moderators look at all that waits when they come, and need not be called for each. */
const QUIET_MS = 15 * 60_000

/** A comment that waits is told to the moderators; one that is public, to whoever wrote what it answers and asked for that. */
export const noticeStage: Stage = async (_, tx, fact, { mailer, now }) => {
  if (!mailer || !('commentId' in fact)) return
  const { commentId } = fact
  const subject = await noticeSubject(tx, commentId)
  const { moderators } = mailer
  if (subject?.state === 'held' && moderators && !(await isWantedSince(tx, 'held', now - QUIET_MS))) {
    await wantNotice(tx, now, { kind: 'held', commentId, recipient: moderators, lang: subject.edition })
  }
  if (subject?.state === 'published' && subject.parent?.email !== undefined) {
    const { email: recipient, edition: lang } = subject.parent
    await wantNotice(tx, now, { kind: 'reply', commentId, recipient, lang })
  }
}

/** After so many tries, the last about a day after the first, a notice is given up. */
const MOST_TRIES = 8
const FIRST_WAIT_MS = 60_000
const LONGEST_WAIT_MS = 12 * 3_600_000

/**
 * Sends one notice that is due. It is marked as being sent beforehand, so a process that ends in the middle, or a
 * server that says nothing after the message, costs at worst this one notice and never sends two.
 */
export async function mailStep(archive: Archive, mailer: Mailer, now: number): Promise<'worked' | 'idle'> {
  const notice = await takeNotice(archive, now)
  if (!notice) return 'idle'
  const mail = await mailer.write(notice)
  const delivery = mail ? await mailer.send(mail) : 'unneeded'
  if (delivery === 'again' && notice.attempts < MOST_TRIES) {
    const wait = Math.min(FIRST_WAIT_MS * 4 ** (notice.attempts - 1), LONGEST_WAIT_MS)
    await settleNotice(archive, notice.id, { againAt: now + wait })
  } else {
    await settleNotice(archive, notice.id, delivery === 'sent' || delivery === 'unneeded' ? delivery : 'failed')
  }
  return 'worked'
}
