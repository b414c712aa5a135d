import type { Archive, Tx } from '../archive/archive.ts'
import { insertSession, replaceToken, type SessionBounds, sessionByToken, touchSession } from '../archive/sessions.ts'
import type { Session } from '../model/staff.ts'
import { newToken, tokenHash } from './token.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A session ends when it was not used for this long, and in any case a day after the person signed in. */
const LONGEST_UNUSED = 4 * HOUR
export const LONGEST_SESSION = 24 * HOUR

/** So long after signing in a person may change how they sign in, and the accounts of others. */
const FRESH = 15 * MINUTE

/** Every use would be a write, and every write makes cached pages be read again. */
const TOUCHED_EVERY = 5 * MINUTE

/** What a browser tells of itself may be long. */
const LONGEST_USER_AGENT = 300

export function sessionBounds(now: number): SessionBounds {
  return { createdAfter: now - LONGEST_SESSION, usedAfter: now - LONGEST_UNUSED }
}

/** Begins a session; its token, which is told once, to the browser. */
export async function startSession(
  tx: Tx,
  now: number,
  staffId: number,
  userAgent: string | undefined,
): Promise<string> {
  const token = newToken()
  const session = { tokenHash: tokenHash(token), staffId, userAgent: userAgent?.slice(0, LONGEST_USER_AGENT) }
  await insertSession(tx, now, sessionBounds(now), session)
  return token
}

/**
 * Whose session a token is of. Asked of the primary: a replica would let a session live on that has just been ended. What
 * is asked unattended, by a script that goes on asking in a forgotten tab, is no use of it.
 */
export async function findSession(
  { writes }: Archive,
  now: number,
  token: string,
  unattended = false,
): Promise<Session | undefined> {
  const session = await sessionByToken(writes, tokenHash(token), sessionBounds(now))
  if (session && !unattended && session.usedAt <= now - TOUCHED_EVERY) await touchSession(writes, session.id, now)
  return session
}

/** Another token for the same session, when what it may do has changed: one that was seen before is then of no use. */
export async function rotateSession(tx: Tx, id: number): Promise<string> {
  const token = newToken()
  await replaceToken(tx, id, tokenHash(token))
  return token
}

/** Whether the person has shown not long ago who they are. */
export function isFresh({ createdAt }: Session, now: number): boolean {
  return createdAt > now - FRESH
}
