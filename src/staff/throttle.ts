import { hash } from 'node:crypto'
import type { Archive } from '../archive/archive.ts'
import {
  type Attempts,
  forgetAttempts,
  lockAttempts,
  pruneAttempts,
  readAttempts,
  setAttempts,
  takeBackAttempt,
} from '../archive/sign-in-attempts.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE

/** Of the table of attempts, in rows. */
const MOST_ROWS = 20_000

/** What failures are counted by: so many are free, each one after that doubles the wait, up to the longest. */
interface Limit {
  readonly key: string
  readonly free: number
  readonly longest: number
  /** What a success does to the count: it is forgotten, or the one attempt is taken back. */
  readonly afterSuccess: 'forget' | 'take-back'
}

/** From where a password is tried: the address prefix, and the device when it is one that the account has used. */
export interface Origin {
  readonly addressPrefix: string
  readonly knownDevice: string | undefined
}

/**
 * The counts that an attempt at an account belongs to.
 *
 * A device on which the account's owner has signed in before has a count of its own, which nobody else can fill (OWASP,
 * "Slow Down Online Guessing Attacks with Device Cookies"). From elsewhere one address has few free attempts at one
 * account and some more at all accounts together; and all addresses together are slowed at one account, though never
 * for longer than half a minute, so that the owner on a new device finds a gap.
 */
export function limitsOf(emailKey: string, { addressPrefix, knownDevice }: Origin): readonly Limit[] {
  if (knownDevice !== undefined) {
    return [{ key: hashed('device', emailKey, knownDevice), free: 10, longest: 15 * MINUTE, afterSuccess: 'forget' }]
  }
  return [
    { key: hashed('pair', emailKey, addressPrefix), free: 5, longest: 15 * MINUTE, afterSuccess: 'forget' },
    { key: hashed('address', addressPrefix), free: 20, longest: 15 * MINUTE, afterSuccess: 'take-back' },
    { key: hashed('account', emailKey), free: 50, longest: 30 * SECOND, afterSuccess: 'take-back' },
  ]
}

/** What is asked of someone who has shown a part of who they are: a code after the password, the password in a session. */
export function furtherLimits(staffId: number): readonly Limit[] {
  return [{ key: hashed('further', String(staffId)), free: 5, longest: 15 * MINUTE, afterSuccess: 'forget' }]
}

/**
 * Counts an attempt before it is made, so that many at once are not all let through on the same count. Returns how
 * many milliseconds are to be waited first; 0 lets it through.
 */
export async function admit(archive: Archive, now: number, limits: readonly Limit[]): Promise<number> {
  const keys = limits.map(({ key }) => key)
  // Read before anything is written: a flood of attempts that are refused writes nothing.
  const before = waitOf(limits, await readAttempts(archive.writes, keys), now)
  if (before > 0) return before
  return archive.writes.transaction().execute(async (tx) => {
    const attempts = await lockAttempts(tx, now, keys)
    const wait = waitOf(limits, attempts, now)
    if (wait > 0) return wait
    for (const { key, failures, lastAt } of attempts) {
      await setAttempts(tx, { key, failures: isForgotten(lastAt, now) ? 1 : failures + 1, lastAt: now })
    }
    await pruneAttempts(archive, tx, now - DAY, MOST_ROWS)
    return 0
  })
}

/** The attempt was right after all. The counts are taken in the same order as above, so that no two wait for each other. */
export async function admitted(archive: Archive, limits: readonly Limit[]): Promise<void> {
  const inOrder = limits.toSorted((one, other) => (one.key < other.key ? -1 : 1))
  await archive.writes.transaction().execute(async (tx) => {
    for (const { key, afterSuccess } of inOrder) {
      await (afterSuccess === 'forget' ? forgetAttempts(tx, key) : takeBackAttempt(tx, key))
    }
  })
}

function waitOf(limits: readonly Limit[], attempts: readonly Attempts[], now: number): number {
  const waits = limits.map((limit) => {
    const known = attempts.find(({ key }) => key === limit.key)
    return known && !isForgotten(known.lastAt, now) ? known.lastAt + delayAfter(known.failures, limit) - now : 0
  })
  return Math.max(0, ...waits)
}

/** Milliseconds between the last of so many failures and the next attempt. */
export function delayAfter(failures: number, { free, longest }: Pick<Limit, 'free' | 'longest'>): number {
  return failures < free ? 0 : Math.min(longest, SECOND * 2 ** Math.min(failures - free, 30))
}

const isForgotten = (lastAt: number, now: number) => lastAt < now - DAY

/** People type passwords where the address belongs; what they typed is not kept. */
function hashed(...parts: readonly string[]): string {
  return hash('sha256', JSON.stringify(parts), 'base64url')
}
