import type { Archive } from '../../archive/archive.ts'
import { countPart, uncountedParts } from '../../archive/relate-uncounted.ts'

/**
 * Counts in how many articles each feature is that were read, in the order of the table, so that each of its pages is written once
 * and not once for every hundred articles. Whether it came to the end; what is interrupted is gone on with.
 */
export async function countFeatures(archive: Archive, stop: AbortSignal | undefined): Promise<boolean> {
  for (const part of await uncountedParts(archive.reads)) {
    if (stop?.aborted) return false
    await archive.derive(async (tx) => {
      await archive.lockRelating(tx)
      await countPart(tx, part)
    })
    await new Promise((resolve) => setImmediate(resolve))
  }
  return true
}
