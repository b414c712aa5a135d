import type { Archive } from '../archive/archive.ts'
import { deleteSessionsOf } from '../archive/sessions.ts'
import { accountById, setPasswordHash } from '../archive/staff.ts'
import { logStaffAction } from '../archive/staff-log.ts'
import { deleteTokensOf, takeToken } from '../archive/staff-tokens.ts'
import type { Session } from '../model/staff.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import { rotateSession } from './sessions.ts'
import { admit, admitted, furtherLimits } from './throttle.ts'
import { tokenHash } from './token.ts'

/** Sets the password of a link's member, whom that signs out everywhere. The password has been found good. */
export async function setPasswordByLink(
  { writes }: Archive,
  now: number,
  link: string,
  password: string,
): Promise<'set' | 'link-over'> {
  const hash = await hashPassword(password)
  return writes.transaction().execute(async (tx) => {
    const token = await takeToken(tx, now, 'set-password', tokenHash(link))
    const member = token?.staffId === undefined ? undefined : await accountById(tx, token.staffId)
    if (member?.status !== 'active') return 'link-over'
    await setPasswordHash(tx, member.id, hash)
    await deleteSessionsOf(tx, member.id)
    await deleteTokensOf(tx, member.id, 'known-device', 'second-step')
    await logStaffAction(tx, now, { staffId: member.id }, 'password-set', member.id)
    return 'set'
  })
}

export type PasswordChange =
  | { readonly outcome: 'changed'; readonly session: string }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'throttled'; readonly waitMs: number }

/**
 * Changes a member's own password against the one that they have. All their other sessions end; the one it is done in
 * goes on under another token. A member without a password, who comes in by a passkey, needs to show none.
 */
export async function changePassword(
  archive: Archive,
  now: number,
  { id, actor }: Session,
  current: string,
  password: string,
): Promise<PasswordChange> {
  const limits = furtherLimits(actor.staffId)
  const waitMs = await admit(archive, now, limits)
  if (waitMs > 0) return { outcome: 'throttled', waitMs }
  const account = await accountById(archive.writes, actor.staffId)
  if (!account) return { outcome: 'refused' }
  if (account.hasPassword && !(await verifyPassword(account.passwordHash, current))) return { outcome: 'refused' }
  await admitted(archive, limits)
  const hash = await hashPassword(password)
  return archive.writes.transaction().execute(async (tx) => {
    await setPasswordHash(tx, account.id, hash)
    await deleteSessionsOf(tx, account.id, id)
    await deleteTokensOf(tx, account.id, 'known-device', 'set-password', 'second-step')
    await logStaffAction(tx, now, actor, 'password-set', account.id)
    return { outcome: 'changed', session: await rotateSession(tx, id) } as const
  })
}
