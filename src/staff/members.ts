import type { Archive, Tx } from '../archive/archive.ts'
import { deletePasskeysOf } from '../archive/passkeys.ts'
import { deleteSessionsOf } from '../archive/sessions.ts'
import {
  accountById,
  hasStaff,
  insertStaff,
  otherActiveAdmins,
  setPasswordHash,
  setRole,
  setStatus,
  setTotp,
} from '../archive/staff.ts'
import { logStaffAction } from '../archive/staff-log.ts'
import { deleteTokensOf, takeToken } from '../archive/staff-tokens.ts'
import { type Actor, isEmail, type Role, type StaffMember, type StaffStatus } from '../model/staff.ts'
import { tokenHash } from './token.ts'

/** In characters. */
export const LONGEST_NAME = 100

/** What is wrong with what was typed of a new member; each has its sentence in both languages. */
export type MemberFault = 'email' | 'name' | 'email-taken'

export interface MemberDetails {
  readonly email: string
  readonly name: string
}

/** What was typed, as it is kept; or what is wrong with it. */
export function readDetails(email: string, name: string): MemberDetails | MemberFault {
  const details = { email: email.normalize('NFC').trim(), name: name.normalize('NFC').replace(/\s+/g, ' ').trim() }
  if (!isEmail(details.email)) return 'email'
  const length = [...details.name].length
  return length === 0 || length > LONGEST_NAME || /[\p{Cc}\p{Bidi_Control}]/u.test(details.name) ? 'name' : details
}

/** Adds a member of staff, with a password or to be given a link; the new number. */
export async function addMember(
  tx: Tx,
  now: number,
  actor: Actor | undefined,
  details: MemberDetails,
  role: Role,
  passwordHash?: string,
): Promise<number | 'email-taken'> {
  const id = await insertStaff(tx, now, { ...details, role, passwordHash })
  if (id === undefined) return 'email-taken'
  await logStaffAction(tx, now, actor, 'added', id, role)
  return id
}

/** Makes the first account, an admin's, by its link. Of several who do so at once, one gets in. */
export async function addFirstAdmin(
  { writes }: Archive,
  now: number,
  link: string,
  details: MemberDetails,
  passwordHash: string,
): Promise<'added' | 'link-over'> {
  return writes.transaction().execute(async (tx) => {
    const token = await takeToken(tx, now, 'first-admin', tokenHash(link))
    if (!token || (await hasStaff(tx))) return 'link-over'
    await addMember(tx, now, undefined, details, 'admin', passwordHash)
    return 'added'
  })
}

export type MemberChange = 'done' | 'staff-not-found' | 'last-admin'

/** Gives a member another role. They are signed out everywhere: what a session may do does not change under way. */
export async function changeRole(
  { writes }: Archive,
  now: number,
  actor: Actor | undefined,
  id: number,
  role: Role,
): Promise<MemberChange> {
  return writes.transaction().execute(async (tx) => {
    const member = await changeable(tx, id, role !== 'admin')
    if (typeof member === 'string') return member
    if (member.role === role) return 'done'
    await setRole(tx, id, role)
    await deleteSessionsOf(tx, id)
    await logStaffAction(tx, now, actor, 'role-changed', id, `${member.role} ${role}`)
    return 'done'
  })
}

/** Disables an account, which ends its sessions and links at once, or enables it again. */
export async function changeStatus(
  { writes }: Archive,
  now: number,
  actor: Actor | undefined,
  id: number,
  status: StaffStatus,
): Promise<MemberChange> {
  return writes.transaction().execute(async (tx) => {
    const member = await changeable(tx, id, status === 'disabled')
    if (typeof member === 'string') return member
    if (member.status === status) return 'done'
    await setStatus(tx, id, status)
    await deleteSessionsOf(tx, id)
    await deleteTokensOf(tx, id, 'set-password', 'second-step', 'known-device')
    await logStaffAction(tx, now, actor, status === 'disabled' ? 'disabled' : 'enabled', id)
    return 'done'
  })
}

/**
 * Takes away every way in that a member has, for one who has lost theirs: password, authenticator, recovery codes,
 * passkeys, known devices, sessions. What is left is the link that is to be made then.
 */
export async function resetMember(tx: Tx, now: number, actor: Actor | undefined, id: number): Promise<void> {
  await setPasswordHash(tx, id, undefined)
  await setTotp(tx, id, undefined)
  await deletePasskeysOf(tx, id)
  await deleteSessionsOf(tx, id)
  await deleteTokensOf(tx, id, 'recovery-code', 'second-step', 'known-device')
  await logStaffAction(tx, now, actor, 'reset', id)
}

/** The member, unless the change takes away the last one who could take it back. */
async function changeable(tx: Tx, id: number, takesAway: boolean): Promise<StaffMember | MemberChange> {
  const others = await otherActiveAdmins(tx, id)
  const member = await accountById(tx, id)
  if (!member) return 'staff-not-found'
  const isLast = member.role === 'admin' && member.status === 'active' && others === 0
  return takesAway && isLast ? 'last-admin' : member
}
