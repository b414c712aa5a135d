import type { Tx } from '../../archive/archive.ts'
import { duplicatesAmong } from '../../archive/duplicates.ts'
import { documentRevisions } from '../../archive/relate-documents.ts'
import { deleteListed, putRelations, relationRows } from '../../archive/relations.ts'
import { isBefore } from '../neighbours.ts'
import { putIntoStory } from '../story/assign.ts'
import { recordTold } from '../story/entities.ts'
import { tellingTheSame } from '../story/same-telling.ts'
import { Listing } from './listing.ts'
import type { Memory } from './memory.ts'
import type { Found } from './work.ts'

/**
 * Puts what some articles were found to be like into their lists, and them into the lists of what they are like, as if
 * they arrived now, one after another; then each into its story. What has changed since they were looked at is left out:
 * the fact of its change has seen to it. `memory` lasts as long as a round.
 */
export async function writeFound(tx: Tx, pass: number, found: readonly Found[], memory: Memory): Promise<void> {
  const ids = new Set(found.flatMap(({ id, neighbours }) => [id, ...neighbours.map((one) => one.id)]))
  const revisions = await documentRevisions(tx, [...ids])
  const present = found
    .filter(({ id, revision }) => revisions.get(id) === revision)
    .map((one) => ({ ...one, neighbours: one.neighbours.filter(({ id }) => revisions.has(id)) }))
  const copies = new Set(
    (
      await duplicatesAmong(
        tx,
        present.map(({ id }) => id),
      )
    ).map((row) => row.article_id),
  )
  const listing = new Listing(pass, await relationRows(tx, [...ids]))
  for (const one of present) {
    listing.list(one)
    // A list shows a text once: the first article that carried it.
    if (!copies.has(one.id)) listing.offer(one)
  }
  await deleteListed(tx, listing.removed())
  await putRelations(tx, pass, listing.written())
  const same = await tellingTheSame(
    tx,
    present.map(({ id }) => id),
  )
  await recordTold(
    tx,
    present.map(({ id, told }) => ({ id, ...told })),
  )
  for (const one of present) {
    const told = { ...one, same: same.get(one.id) ?? new Set(), related: listing.relatedTo(one.id) }
    await putIntoStory(
      tx,
      told,
      (other) => isBefore(other, one),
      (db, ids) => memory.vectors(db, ids),
    )
  }
}
