import { RATE_SLOTS } from '../identity.ts'
import { type RateLimit, slotsOf } from '../rate.ts'

/**
 * A picture takes 4 ms of a processor and a reader who comes to a form asks for two things, its code and its
 * picture. An office, or all customers of a provider who share one address, may have three hundred readers come at once and
 * then ten a second, 36,000 an hour; a program at that address has a tenth of one processor.
 */
const LIMITS: readonly RateLimit[] = [
  { width: 'host', interval: 50, burst: 600 },
  { width: 'network', interval: 25, burst: 1200 },
]

/** Counts a code, picture or sound that an address asks for: 0, or how many milliseconds it must wait, and then it is not counted. */
export type CodeLimit = (address: string | undefined, now: number) => number

/**
 * The Generic Cell Rate Algorithm (ITU-T I.371) over as many slots as comments are counted in, half a megabyte. They are
 * this process' own: it is its processor that they spare, and whoever only looks at a form causes no write.
 */
export function codeLimit(secret: Uint8Array): CodeLimit {
  const due = new Float64Array(RATE_SLOTS)
  return (address, now) => {
    const slots = slotsOf(secret, address, LIMITS)
    const waits = slots.map(({ slot, limit }) => (due[slot] ?? 0) - now - limit.interval * (limit.burst - 1))
    const wait = Math.max(0, ...waits)
    if (wait > 0) return wait
    for (const { slot, limit } of slots) due[slot] = Math.max(due[slot] ?? 0, now) + limit.interval
    return 0
  }
}
