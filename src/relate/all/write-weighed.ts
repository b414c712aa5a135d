import type { Tx } from '../../archive/archive.ts'
import { documentRevisions } from '../../archive/relate-documents.ts'
import { addWaiting, deletePostings } from '../../archive/relate-postings.ts'
import { putVectors } from '../../archive/relate-vectors.ts'
import { dayOf } from '../neighbours.ts'
import type { Weighed } from './work.ts'

/** Has others find some documents by what is rare in them, once all is sorted in, unless they have changed since. */
export async function writeWeighed(tx: Tx, weighed: readonly Weighed[]): Promise<void> {
  const revisions = await documentRevisions(
    tx,
    weighed.map(({ row }) => row.article_id),
  )
  const present = weighed.filter(({ row, revision }) => revisions.get(row.article_id) === revision)
  for (const { row, gone } of present) {
    await deletePostings(tx, row.article_id, dayOf(row.published_at), gone)
  }
  await addWaiting(tx, present.flatMap(postingsIn))
  await putVectors(
    tx,
    present.map(({ row }) => row),
  )
}

function postingsIn({ row, features, weights }: Weighed) {
  const day = dayOf(row.published_at)
  return Array.from(features, (feature, at) => ({
    feature,
    day,
    article_id: row.article_id,
    weight: weights[at] ?? 0,
  }))
}
