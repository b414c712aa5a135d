import type { Archive } from '../../archive/archive.ts'
import { countPart, uncountedParts } from '../../archive/relate-uncounted.ts'
import { answersTo, type Crew, ofParts } from './crew.ts'

/**
 * Counts in how many articles each feature is that were read, in the order of the table, so that each of its pages is written once
 * and not once for every hundred articles; others add up. Whether it came to the end; what is interrupted is gone on with.
 */
export async function countFeatures(archive: Archive, crew: Crew, stop: AbortSignal | undefined): Promise<boolean> {
  for (;;) {
    const parts = await uncountedParts(archive.reads)
    if (parts.length === 0) return true
    for await (const { answer } of answersTo(crew, ofParts('count', parts))) {
      if (stop?.aborted) return false
      await archive.derive(async (tx) => {
        await archive.lockRelating(tx)
        await countPart(tx, answer)
      })
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}
