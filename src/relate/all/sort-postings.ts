import type { Archive } from '../../archive/archive.ts'
import {
  countOf,
  deleteWaiting,
  sortIn,
  WAITING_PARTS,
  type WaitingPart,
  waitingParts,
} from '../../archive/relate-postings.ts'
import { answersTo, type Crew, ofParts } from './crew.ts'

/** Postings that one transaction sorts in, a hundredth of a second or two: they lie side by side. */
const POSTINGS_A_STEP = 10_000

/**
 * Puts the postings that wait into their index, in its order, so that each of its pages is written once and not once for
 * each article; others bring them into that order. `onPart` is told which share of all was done. Whether it came to the end; what is
 * interrupted is done again, to the same outcome.
 */
export async function sortPostings(
  archive: Archive,
  crew: Crew,
  stop: AbortSignal | undefined,
  onPart: (share: number) => void,
): Promise<boolean> {
  for (;;) {
    const parts = await waitingParts(archive.reads)
    if (parts.length === 0) return true
    for await (const { answer } of answersTo(crew, ofParts('sort', parts))) {
      if (!(await sortPart(archive, answer, stop))) return false
      onPart(1 / WAITING_PARTS)
    }
  }
}

async function sortPart(archive: Archive, waiting: WaitingPart, stop: AbortSignal | undefined): Promise<boolean> {
  const count = countOf(waiting)
  for (let at = 0; at < count; at += POSTINGS_A_STEP) {
    if (stop?.aborted) return false
    const to = Math.min(at + POSTINGS_A_STEP, count)
    await archive.derive(async (tx) => {
      await archive.lockRelating(tx)
      await sortIn(tx, waiting, at, to)
      if (to === count) await deleteWaiting(tx, waiting)
    })
    await new Promise((resolve) => setImmediate(resolve))
  }
  return true
}
