import type { Archive } from '../../archive/archive.ts'
import { deleteWaiting, nextWaiting, sortIn, WAITING_PARTS, type WaitingPart } from '../../archive/relate-postings.ts'

/** Postings that one transaction sorts in, a hundredth of a second or two: they lie side by side. */
const POSTINGS_A_STEP = 10_000

/**
 * Puts the postings that wait into their index, in its order, so that each of its pages is written once and not once for
 * each article. `onPart` is told which share of all was done. Whether it came to the end; what is interrupted is done
 * again, to the same outcome.
 */
export async function sortPostings(
  archive: Archive,
  stop: AbortSignal | undefined,
  onPart: (share: number) => void,
): Promise<boolean> {
  for (;;) {
    const waiting = await nextWaiting(archive.reads)
    if (!waiting) return true
    if (!(await sortPart(archive, waiting, stop))) return false
    onPart(1 / WAITING_PARTS)
  }
}

async function sortPart(archive: Archive, waiting: WaitingPart, stop: AbortSignal | undefined): Promise<boolean> {
  for (let at = 0; at < waiting.postings.length; at += POSTINGS_A_STEP) {
    if (stop?.aborted) return false
    const to = at + POSTINGS_A_STEP
    await archive.derive(async (tx) => {
      await archive.lockRelating(tx)
      await sortIn(tx, waiting.postings.slice(at, to))
      if (to >= waiting.postings.length) await deleteWaiting(tx, waiting)
    })
    await new Promise((resolve) => setImmediate(resolve))
  }
  return true
}
