import type { Tx } from '../../archive/archive.ts'
import type { DocumentRow } from '../../archive/relate-documents.ts'
import { dissolveIfSingle, lonelyStories } from '../../archive/story-members.ts'
import type { Knowledge } from '../knowledge.ts'
import { assignStory, type Before } from './assign.ts'
import { recordEntities } from './entities.ts'

const STORIES_A_PART = 200

/**
 * Puts an article into its story again as if it arrived now, after all that were published before it. Done for every
 * article in the order of publication, the stories come out the same whatever order the texts came in, and one whose
 * first article is found again keeps its number. What editors decided stands.
 */
export async function reassignStory(tx: Tx, row: DocumentRow, knowledge: Knowledge): Promise<void> {
  const { published_at: at, article_id: id } = row
  const isBefore: Before = (other) => other.publishedAt < at || (other.publishedAt === at && other.id < id)
  await recordEntities(tx, id)
  await assignStory(tx, id, knowledge, isBefore)
}

/** Ends what has a single article left; the number of the last story looked at, undefined when all are. */
export async function dissolvePart(tx: Tx, after: number): Promise<number | undefined> {
  const lonely = await lonelyStories(tx, after, STORIES_A_PART)
  for (const id of lonely) await dissolveIfSingle(tx, id)
  return lonely.at(-1)
}
