import type { Tx } from '../archive/archive.ts'
import { takeFromSlot } from '../archive/comment-rates.ts'
import { addressPrefix } from '../model/address-prefix.ts'
import { rateSlot } from './identity.ts'

/** How much may come from one width of network: one in `interval` milliseconds, of which `burst` may come at once. */
export interface RateLimit {
  readonly width: 'host' | 'network'
  readonly interval: number
  readonly burst: number
}

/**
 * Generous, since a whole neighbourhood may come from one address of its provider: it is the code and the
 * checks that tell people from programs. A household may send twenty at once and then one in ten seconds.
 */
const LIMITS: readonly RateLimit[] = [
  { width: 'host', interval: 10_000, burst: 20 },
  { width: 'network', interval: 2_000, burst: 100 },
]

/** The slots that an address is counted in, by limits; none without an address. */
export function slotsOf(
  secret: Uint8Array,
  address: string | undefined,
  limits: readonly RateLimit[],
): readonly { readonly slot: number; readonly limit: RateLimit }[] {
  return limits.flatMap((limit) => {
    const prefix = addressPrefix(address, limit.width)
    return prefix === undefined ? [] : [{ slot: rateSlot(secret, `${limit.width} ${prefix}`), limit }]
  })
}

/**
 * Counts one form sent from an address; false when its household or its neighbourhood has sent too many. Slots are
 * taken in the order of their numbers, so that two at once do not wait for each other. Without an address nothing is counted.
 */
export async function isInTime(tx: Tx, secret: Uint8Array, address: string | undefined, now: number): Promise<boolean> {
  const slots = slotsOf(secret, address, LIMITS).toSorted((one, other) => one.slot - other.slot)
  for (const { slot, limit } of slots) if (!(await takeFromSlot(tx, slot, now, limit))) return false
  return true
}
