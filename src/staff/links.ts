import type { Archive, Tx } from '../archive/archive.ts'
import { accountById, hasStaff } from '../archive/staff.ts'
import { logStaffAction } from '../archive/staff-log.ts'
import { deleteTokensOf, findToken, insertTokens } from '../archive/staff-tokens.ts'
import type { Actor, StaffMember } from '../model/staff.ts'
import { newToken, tokenHash } from './token.ts'

/** How long a link to set a password is good, unless it is used before. */
const LINK_LIFE = 24 * 3_600_000

/**
 * The token of a link by which a member sets a password; the links that were made before lead nowhere from then on.
 */
export async function makePasswordLink(
  tx: Tx,
  now: number,
  actor: Actor | undefined,
  staffId: number,
): Promise<string> {
  const token = newToken()
  await deleteTokensOf(tx, staffId, 'set-password')
  const kept = { hash: tokenHash(token), purpose: 'set-password', staffId, expiresAt: now + LINK_LIFE } as const
  await insertTokens(tx, now, kept)
  await logStaffAction(tx, now, actor, 'link-made', staffId)
  return token
}

/** Whose link it is; undefined when it was used, is over, or the account has been disabled. It stays good. */
export async function linkHolder({ writes }: Archive, now: number, token: string): Promise<StaffMember | undefined> {
  const found = await findToken(writes, now, 'set-password', tokenHash(token))
  const member = found?.staffId === undefined ? undefined : await accountById(writes, found.staffId)
  return member?.status === 'active' ? member : undefined
}

/** The token of a link that makes the first account, an admin's; undefined when there is staff already. */
export async function makeFirstAdminLink({ writes }: Archive, now: number): Promise<string | undefined> {
  if (await hasStaff(writes)) return undefined
  const token = newToken()
  const kept = {
    hash: tokenHash(token),
    purpose: 'first-admin',
    staffId: undefined,
    expiresAt: now + LINK_LIFE,
  } as const
  await writes.transaction().execute((tx) => insertTokens(tx, now, kept))
  return token
}

/** Whether a link still makes the first account. */
export async function isFirstAdminLink({ writes }: Archive, now: number, token: string): Promise<boolean> {
  if (await hasStaff(writes)) return false
  return (await findToken(writes, now, 'first-admin', tokenHash(token))) !== undefined
}
