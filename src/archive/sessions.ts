import type { Session } from '../model/staff.ts'
import type { Db, Tx } from './archive.ts'
import { roleOf } from './staff.ts'

/** The instants before which a session is over: by when it began, and by when it was last used. */
export interface SessionBounds {
  readonly createdAfter: number
  readonly usedAfter: number
}

export interface NewSession {
  readonly tokenHash: string
  readonly staffId: number
  readonly userAgent: string | undefined
}

/** Begins a session, and forgets those of everyone that are over. */
export async function insertSession(tx: Tx, now: number, bounds: SessionBounds, session: NewSession): Promise<void> {
  await tx
    .deleteFrom('session')
    .where(({ eb, or }) => or([eb('created_at', '<=', bounds.createdAfter), eb('used_at', '<=', bounds.usedAfter)]))
    .execute()
  await tx
    .insertInto('session')
    .values({
      token_hash: session.tokenHash,
      staff_id: session.staffId,
      created_at: now,
      used_at: now,
      user_agent: session.userAgent ?? null,
    })
    .execute()
}

/** The session of a token, unless it is over or its member has been disabled. */
export async function sessionByToken(db: Db, tokenHash: string, bounds: SessionBounds): Promise<Session | undefined> {
  const row = await liveSessions(db, bounds).where('session.token_hash', '=', tokenHash).executeTakeFirst()
  return row && sessionOf(row)
}

/** Where a member is signed in, the latest first. */
export async function sessionsOf(db: Db, staffId: number, bounds: SessionBounds): Promise<readonly Session[]> {
  const rows = await liveSessions(db, bounds)
    .where('session.staff_id', '=', staffId)
    .orderBy('session.used_at', 'desc')
    .execute()
  return rows.map(sessionOf)
}

export async function touchSession(db: Db, id: number, now: number): Promise<void> {
  await db.updateTable('session').set({ used_at: now }).where('id', '=', id).execute()
}

/** Gives a session another token; the one it had is worth nothing from then on. */
export async function replaceToken(tx: Tx, id: number, tokenHash: string): Promise<void> {
  await tx.updateTable('session').set({ token_hash: tokenHash }).where('id', '=', id).execute()
}

export async function deleteSessionByToken(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

/** Ends one of a member's own sessions. */
export async function deleteSession(db: Db, staffId: number, id: number): Promise<void> {
  await db.deleteFrom('session').where('staff_id', '=', staffId).where('id', '=', id).execute()
}

/** Signs a member out everywhere, or everywhere but in one session. */
export async function deleteSessionsOf(tx: Tx, staffId: number, exceptId?: number): Promise<void> {
  const all = tx.deleteFrom('session').where('staff_id', '=', staffId)
  await (exceptId === undefined ? all : all.where('id', '<>', exceptId)).execute()
}

function liveSessions(db: Db, { createdAfter, usedAfter }: SessionBounds) {
  return db
    .selectFrom('session')
    .innerJoin('staff', 'staff.id', 'session.staff_id')
    .select([
      'session.id',
      'session.staff_id',
      'session.created_at',
      'session.used_at',
      'session.user_agent',
      'staff.name',
      'staff.role',
    ])
    .where('staff.status', '=', 'active')
    .where('session.created_at', '>', createdAfter)
    .where('session.used_at', '>', usedAfter)
}

interface SessionRow {
  readonly id: number
  readonly staff_id: number
  readonly created_at: number
  readonly used_at: number
  readonly user_agent: string | null
  readonly name: string
  readonly role: string
}

function sessionOf(row: SessionRow): Session {
  return {
    id: row.id,
    actor: { staffId: row.staff_id, name: row.name, role: roleOf(row.role) },
    createdAt: row.created_at,
    usedAt: row.used_at,
    userAgent: row.user_agent ?? undefined,
  }
}
