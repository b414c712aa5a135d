import { type Passkey, passkeysOf } from '../../../archive/passkeys.ts'
import { sessionsOf } from '../../../archive/sessions.ts'
import { type Account, accountById } from '../../../archive/staff.ts'
import { countTokens } from '../../../archive/staff-tokens.ts'
import type { Session } from '../../../model/staff.ts'
import { passkeyCreation } from '../../../staff/passkeys.ts'
import { isFresh, sessionBounds } from '../../../staff/sessions.ts'
import type { NewsroomVisit } from '../page.ts'
import { relyingPartyOf } from '../relying-party.ts'

/** What a member's own page shows. */
export interface AccountData {
  readonly account: Account
  readonly sessions: readonly Session[]
  readonly recoveryCodes: number
  readonly passkeys: readonly Passkey[]
  /** What a new passkey is asked for with; only for someone who may add one now. */
  readonly creation: object | undefined
}

export async function loadAccount(visit: NewsroomVisit): Promise<AccountData | undefined> {
  const { site, session, now } = visit
  const { writes } = site.archive
  const account = await accountById(writes, session.actor.staffId)
  if (!account) return undefined
  return {
    account,
    sessions: await sessionsOf(writes, account.id, sessionBounds(now)),
    recoveryCodes: await countTokens(writes, now, 'recovery-code', account.id),
    passkeys: await passkeysOf(writes, account.id),
    creation: isFresh(session, now)
      ? await passkeyCreation(site.archive, now, relyingPartyOf(visit), account)
      : undefined,
  }
}
