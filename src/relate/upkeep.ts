import type { Archive } from '../archive/archive.ts'
import { documentRows, documentsRelatedAmong, frequenciesOf } from '../archive/relate-documents.ts'
import { EVERYTHING } from './feature.ts'
import type { Knowledge } from './knowledge.ts'
import { refreshDocument } from './relate-article.ts'

/** From so many articles on, what is rare among them is rare: more change no list. */
export const ENOUGH = 3000
const DOCUMENTS_A_STEP = 8

/**
 * The first articles of an archive were related when nothing told yet what is rare. Those whose lists were made among
 * half as many articles as there are now get new ones, a few at a time: all in all twice the work, up to `ENOUGH`.
 */
export async function refreshStep(archive: Archive, knowledge: Knowledge): Promise<'worked' | 'idle'> {
  const articles = (await frequenciesOf(archive.reads, [EVERYTHING])).get(EVERYTHING) ?? 0
  const fewerThan = Math.floor(Math.min(articles, ENOUGH) / 2)
  const stale = await documentsRelatedAmong(archive.reads, fewerThan, DOCUMENTS_A_STEP)
  if (stale.length === 0) return 'idle'
  await archive.derive(async (tx) => {
    await archive.lockRelating(tx)
    for (const row of await documentRows(tx, stale)) await refreshDocument(tx, row, knowledge)
  })
  return 'worked'
}
