import type { Archive, Tx } from '../archive/archive.ts'
import { deleteSessionByToken } from '../archive/sessions.ts'
import { type Account, accountByEmail, setPasswordHash } from '../archive/staff.ts'
import { logStaffAction } from '../archive/staff-log.ts'
import { findToken, insertTokens, takeToken } from '../archive/staff-tokens.ts'
import { emailKey } from '../model/staff.ts'
import { type Derive, hashPassword, isOutdated, verifyPassword } from './password-hash.ts'
import { startSession } from './sessions.ts'
import { admit, admitted, limitsOf } from './throttle.ts'
import { newToken, tokenHash } from './token.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** How long a person may take from the password to the code. */
const SECOND_STEP = 10 * MINUTE

/** How long a device is known on which someone has signed in. */
export const KNOWN_DEVICE = 90 * DAY

/** What a browser shows when someone signs in. */
export interface Browser {
  readonly addressPrefix: string
  /** The token of the device, if one was left there. */
  readonly device: string | undefined
  /** The token of the session that it has, which the new one replaces. */
  readonly session: string | undefined
  readonly userAgent: string | undefined
}

/** What is left in the browser of a person who has signed in. */
export interface SignedIn {
  readonly outcome: 'signed-in'
  readonly session: string
  readonly device: string
}

export type SignInOutcome =
  | SignedIn
  /** The password is right; `ticket` is to be shown with the code. */
  | { readonly outcome: 'second-step'; readonly ticket: string }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'throttled'; readonly waitMs: number }

/**
 * Signs in by e-mail address and password. An account that is unknown, disabled or without a password is refused as
 * a wrong password is: in the same words, after the same work.
 */
export async function signIn(
  archive: Archive,
  now: number,
  email: string,
  password: string,
  browser: Browser,
  derive?: Derive,
): Promise<SignInOutcome> {
  const account = await accountByEmail(archive.writes, email)
  const limits = limitsOf(emailKey(email), {
    addressPrefix: browser.addressPrefix,
    knownDevice: await knownDevice(archive, now, account, browser),
  })
  const waitMs = await admit(archive, now, limits)
  if (waitMs > 0) return { outcome: 'throttled', waitMs }
  const usable = account?.status === 'active' ? account : undefined
  const right = await verifyPassword(usable?.passwordHash, password, derive)
  if (!right || !usable) return { outcome: 'refused' }
  await admitted(archive, limits)
  await rehash(archive, usable, password)
  if (usable.totpSecret !== undefined) return askSecondStep(archive, now, usable.id)
  return archive.writes.transaction().execute((tx) => enter(tx, now, usable.id, browser))
}

/** The hash of a device's token, if this account's owner has signed in there. Asked in any case, for the same cost. */
async function knownDevice(archive: Archive, now: number, account: Account | undefined, { device }: Browser) {
  const hash = tokenHash(device ?? '')
  const known = await findToken(archive.writes, now, 'known-device', hash)
  return account !== undefined && known?.staffId === account.id ? hash : undefined
}

/** Parameters of the hash grow with the years; a password is known only now. */
async function rehash({ writes }: Archive, { id, passwordHash }: Account, password: string): Promise<void> {
  if (passwordHash === undefined || !isOutdated(passwordHash)) return
  const hash = await hashPassword(password)
  await writes.transaction().execute((tx) => setPasswordHash(tx, id, hash))
}

async function askSecondStep({ writes }: Archive, now: number, staffId: number): Promise<SignInOutcome> {
  const ticket = newToken()
  const token = { hash: tokenHash(ticket), purpose: 'second-step', staffId, expiresAt: now + SECOND_STEP } as const
  await writes.transaction().execute((tx) => insertTokens(tx, now, token))
  return { outcome: 'second-step', ticket }
}

/** Begins the session of a person who has shown all that is asked for, in place of the one that the browser had. */
export async function enter(tx: Tx, now: number, staffId: number, browser: Browser): Promise<SignedIn> {
  if (browser.session !== undefined) await deleteSessionByToken(tx, tokenHash(browser.session))
  const [session, device] = [await startSession(tx, now, staffId, browser.userAgent), newToken()]
  if (browser.device !== undefined) await takeToken(tx, now, 'known-device', tokenHash(browser.device))
  const token = { hash: tokenHash(device), purpose: 'known-device', staffId, expiresAt: now + KNOWN_DEVICE } as const
  await insertTokens(tx, now, token)
  await logStaffAction(tx, now, { staffId }, 'signed-in', staffId)
  return { outcome: 'signed-in', session, device }
}
