import type { Tx } from '../../archive/archive.ts'
import { dissolveIfSingle, lonelyStories } from '../../archive/story-members.ts'

const STORIES_A_PART = 200

/** Ends what has a single article left; the number of the last story looked at, undefined when all are. */
export async function dissolvePart(tx: Tx, after: number): Promise<number | undefined> {
  const lonely = await lonelyStories(tx, after, STORIES_A_PART)
  for (const id of lonely) await dissolveIfSingle(tx, id)
  return lonely.at(-1)
}
