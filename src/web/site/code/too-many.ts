import { type CodeLimit, codeLimit } from '../../../comments/code/limit.ts'
import { message } from '../../../locale/messages.ts'
import type { Client, Sent } from '../../action.ts'
import { clientAddress } from '../../client-address.ts'
import type { Visit } from '../../site.ts'

const limits = new WeakMap<Uint8Array, CodeLimit>()

/** One for each site in this process. */
function limitOf({ comments: { codeSecret } }: Visit['site']): CodeLimit {
  const known = limits.get(codeSecret) ?? codeLimit(codeSecret)
  limits.set(codeSecret, known)
  return known
}

/** Counts what a client asks for of security codes. Undefined, or the seconds until more may be asked for. */
export function secondsToWait({ site, now }: Visit, client: Client): number | undefined {
  const wait = limitOf(site)(clientAddress(client, site.trustedProxies), now)
  return wait > 0 ? Math.ceil(wait / 1000) : undefined
}

/** Says to wait (RFC 6585 section 4), in a sentence that script shows beside the code. */
export function tooManyCodes(visit: Visit, client: Client): Sent | undefined {
  const seconds = secondsToWait(visit, client)
  if (seconds === undefined) return undefined
  return {
    status: 429,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': String(seconds) },
    body: `${message(visit.edition, 'comments.fault.too-many-codes')}\n`,
  }
}
