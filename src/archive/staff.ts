import { emailKey, isRole, type Role, type StaffMember, type StaffStatus } from '../model/staff.ts'
import type { Db, Tx } from './archive.ts'

/** A member of staff with what signing in is checked against. */
export interface Account extends StaffMember {
  readonly passwordHash: string | undefined
  /** As it is kept: sealed, where the site has a key. */
  readonly totpSecret: string | undefined
}

export interface NewStaff {
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly passwordHash: string | undefined
}

const COLUMNS = ['id', 'email', 'name', 'role', 'status', 'password_hash', 'totp_secret', 'created_at'] as const

/** Whoever has an account, by name; the disabled ones too. */
export async function allStaff(db: Db): Promise<readonly StaffMember[]> {
  const rows = await db.selectFrom('staff').select(COLUMNS).orderBy('name').orderBy('id').execute()
  return rows.map(memberOf)
}

export async function hasStaff(db: Db): Promise<boolean> {
  return (await db.selectFrom('staff').select('id').limit(1).executeTakeFirst()) !== undefined
}

export async function accountByEmail(db: Db, email: string): Promise<Account | undefined> {
  const row = await db.selectFrom('staff').select(COLUMNS).where('email_key', '=', emailKey(email)).executeTakeFirst()
  return row && accountOf(row)
}

export async function accountById(db: Db, id: number): Promise<Account | undefined> {
  const row = await db.selectFrom('staff').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row && accountOf(row)
}

/** The new account's number; undefined when the e-mail address has one already. */
export async function insertStaff(tx: Tx, now: number, staff: NewStaff): Promise<number | undefined> {
  const row = await tx
    .insertInto('staff')
    .values({
      email: staff.email,
      email_key: emailKey(staff.email),
      name: staff.name,
      role: staff.role,
      status: 'active',
      password_hash: staff.passwordHash ?? null,
      totp_secret: null,
      totp_step: null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('email_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** How many could still manage staff without this member. Locks all admins, so that two cannot each remove the other. */
export async function otherActiveAdmins(tx: Tx, id: number): Promise<number> {
  const admins = await tx
    .updateTable('staff')
    .set((row) => ({ status: row.ref('status') }))
    .where('role', '=', 'admin')
    .returning(['id', 'status'])
    .execute()
  return admins.filter((admin) => admin.id !== id && admin.status === 'active').length
}

export async function setRole(tx: Tx, id: number, role: Role): Promise<void> {
  await tx.updateTable('staff').set({ role }).where('id', '=', id).execute()
}

export async function setStatus(tx: Tx, id: number, status: StaffStatus): Promise<void> {
  await tx.updateTable('staff').set({ status }).where('id', '=', id).execute()
}

export async function setPasswordHash(tx: Tx, id: number, hash: string | undefined): Promise<void> {
  await tx
    .updateTable('staff')
    .set({ password_hash: hash ?? null })
    .where('id', '=', id)
    .execute()
}

/** Asks for codes of an authenticator from now on; without a secret, no more. */
export async function setTotp(tx: Tx, id: number, secret: string | undefined, step?: number): Promise<void> {
  await tx
    .updateTable('staff')
    .set({ totp_secret: secret ?? null, totp_step: step ?? null })
    .where('id', '=', id)
    .execute()
}

/** What is kept of every authenticator, for sealing it. */
export async function storedTotpSecrets(tx: Tx): Promise<readonly { readonly id: number; readonly secret: string }[]> {
  const rows = await tx.selectFrom('staff').select(['id', 'totp_secret']).where('totp_secret', 'is not', null).execute()
  return rows.flatMap(({ id, totp_secret: secret }) => (secret === null ? [] : [{ id, secret }]))
}

/** Keeps a secret in another form, unless it has become another one meanwhile. */
export async function replaceTotpSecret(tx: Tx, id: number, before: string, after: string): Promise<void> {
  await tx
    .updateTable('staff')
    .set({ totp_secret: after })
    .where('id', '=', id)
    .where('totp_secret', '=', before)
    .execute()
}

/** Takes the code of a time step. False when it or a later one was taken before, by whatever process. */
export async function takeTotpStep(tx: Tx, id: number, step: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('staff')
    .set({ totp_step: step })
    .where('id', '=', id)
    .where(({ eb, or }) => or([eb('totp_step', 'is', null), eb('totp_step', '<', step)]))
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

interface StaffRow {
  readonly id: number
  readonly email: string
  readonly name: string
  readonly role: string
  readonly status: string
  readonly password_hash: string | null
  readonly totp_secret: string | null
  readonly created_at: number
}

function memberOf(row: StaffRow): StaffMember {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: roleOf(row.role),
    status: row.status === 'active' ? 'active' : 'disabled',
    createdAt: row.created_at,
    hasPassword: row.password_hash !== null,
    hasTotp: row.totp_secret !== null,
  }
}

function accountOf(row: StaffRow): Account {
  return {
    ...memberOf(row),
    passwordHash: row.password_hash ?? undefined,
    totpSecret: row.totp_secret ?? undefined,
  }
}

/** A role that this release does not know, written by another one, may do the least. */
export function roleOf(written: string): Role {
  return isRole(written) ? written : 'contributor'
}
