import type { Archive, Tx } from '../archive/archive.ts'
import { type Account, accountById, setTotp, takeTotpStep } from '../archive/staff.ts'
import { logStaffAction } from '../archive/staff-log.ts'
import { deleteTokensOf, findToken, takeToken } from '../archive/staff-tokens.ts'
import type { Session } from '../model/staff.ts'
import { renewRecoveryCodes, takeRecoveryCode } from './recovery-codes.ts'
import { type SealingKeys, seal, unseal } from './sealed-secrets.ts'
import { rotateSession } from './sessions.ts'
import { type Browser, enter, type SignedIn } from './sign-in.ts'
import { admit, admitted, furtherLimits } from './throttle.ts'
import { tokenHash } from './token.ts'
import { totpStep } from './totp.ts'

export type SecondStepOutcome =
  | SignedIn
  | { readonly outcome: 'refused' }
  /** The site has not the key that the secret of the app was sealed with; a recovery code is taken all the same. */
  | { readonly outcome: 'unreadable' }
  | { readonly outcome: 'throttled'; readonly waitMs: number }
  /** The ticket is none, or not good any more: the person begins again. */
  | { readonly outcome: 'over' }

/** Signs in a person whose password was right, by a code of their authenticator or a recovery code. Each is taken once. */
export async function takeSecondStep(
  archive: Archive,
  keys: SealingKeys,
  now: number,
  ticket: string,
  typed: string,
  browser: Browser,
): Promise<SecondStepOutcome> {
  const account = await ticketHolder(archive, now, ticket)
  if (!account) return { outcome: 'over' }
  const limits = furtherLimits(account.id)
  const waitMs = await admit(archive, now, limits)
  if (waitMs > 0) return { outcome: 'throttled', waitMs }
  const outcome = await archive.writes.transaction().execute(async (tx) => {
    const code = await takeCode(tx, keys, now, account, typed)
    if (code !== 'taken') return { outcome: code } as const
    const taken = await takeToken(tx, now, 'second-step', tokenHash(ticket))
    return taken ? enter(tx, now, account.id, browser) : ({ outcome: 'over' } as const)
  })
  if (outcome.outcome === 'signed-in') await admitted(archive, limits)
  return outcome
}

/** Whose turn it is to show a code; undefined when the ticket is none, or the account has been disabled since. */
async function ticketHolder({ writes }: Archive, now: number, ticket: string): Promise<Account | undefined> {
  const token = await findToken(writes, now, 'second-step', tokenHash(ticket))
  const account = token?.staffId === undefined ? undefined : await accountById(writes, token.staffId)
  return account?.status === 'active' ? account : undefined
}

async function takeCode(
  tx: Tx,
  keys: SealingKeys,
  now: number,
  { id, totpSecret }: Account,
  typed: string,
): Promise<'taken' | 'refused' | 'unreadable'> {
  const code = plainDigits(typed)
  if (/^\d{6}$/.test(code)) {
    if (totpSecret === undefined) return 'refused'
    const secret = unseal(keys, id, totpSecret)
    if (secret === undefined) return 'unreadable'
    const step = totpStep(secret, code, now)
    return step !== undefined && (await takeTotpStep(tx, id, step)) ? 'taken' : 'refused'
  }
  if (!(await takeRecoveryCode(tx, now, id, code))) return 'refused'
  await logStaffAction(tx, now, { staffId: id }, 'recovery-code-used', id)
  return 'taken'
}

/** An Arabic keyboard types ٠–٩ or ۰–۹. */
function plainDigits(typed: string): string {
  return typed.replace(/\s/g, '').replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
}

/** What turning codes on leaves: recovery codes to be shown once, and another token for the session. */
export interface TotpOn {
  readonly codes: readonly string[]
  readonly session: string
}

/** Asks a member for codes from now on, if they have shown one of the secret; undefined when they have not. */
export async function turnTotpOn(
  { writes }: Archive,
  keys: SealingKeys,
  now: number,
  { id, actor }: Session,
  secret: string,
  typed: string,
): Promise<TotpOn | undefined> {
  const step = totpStep(secret, plainDigits(typed), now)
  if (step === undefined) return undefined
  return writes.transaction().execute(async (tx) => {
    await setTotp(tx, actor.staffId, seal(keys, actor.staffId, secret), step)
    await logStaffAction(tx, now, actor, 'totp-on', actor.staffId)
    return { codes: await renewRecoveryCodes(tx, now, actor.staffId), session: await rotateSession(tx, id) }
  })
}

/** Asks a member for no codes any more; the session's new token. */
export async function turnTotpOff({ writes }: Archive, now: number, { id, actor }: Session): Promise<string> {
  return writes.transaction().execute(async (tx) => {
    await setTotp(tx, actor.staffId, undefined)
    await deleteTokensOf(tx, actor.staffId, 'recovery-code', 'second-step')
    await logStaffAction(tx, now, actor, 'totp-off', actor.staffId)
    return rotateSession(tx, id)
  })
}

/** New recovery codes in place of those that a member has. */
export async function newRecoveryCodes(
  { writes }: Archive,
  now: number,
  { actor }: Session,
): Promise<readonly string[]> {
  return writes.transaction().execute(async (tx) => {
    await logStaffAction(tx, now, actor, 'recovery-codes-made', actor.staffId)
    return renewRecoveryCodes(tx, now, actor.staffId)
  })
}

/** Whether codes are asked for, read anew. */
export async function isTotpOn({ writes }: Archive, { actor }: Session): Promise<boolean> {
  return (await accountById(writes, actor.staffId))?.hasTotp === true
}
