import type { Archive } from '../archive/archive.ts'
import { currentGeneration, setGenerationVersion } from '../archive/search-generations.ts'
import { INDEX_VERSION } from './index-article.ts'

/**
 * Whether the index that readers see was made by the analysis of another release: its words are found less well until
 * it is made anew. One that is still empty becomes one of this release.
 */
export async function isIndexOutdated(archive: Archive): Promise<boolean> {
  const seen = await currentGeneration(archive.reads)
  if (!seen || seen.version === INDEX_VERSION) return false
  return archive.writes.transaction().execute(async (tx) => {
    const current = await currentGeneration(tx)
    if (!current?.isEmpty) return current !== undefined && current.version !== INDEX_VERSION
    await setGenerationVersion(tx, current.id, INDEX_VERSION)
    return false
  })
}
