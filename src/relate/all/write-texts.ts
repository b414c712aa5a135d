import type { Tx } from '../../archive/archive.ts'
import {
  addFrequencies,
  type DocumentRow,
  documentRows,
  frequenciesOf,
  publishedRevisions,
  putDocuments,
} from '../../archive/relate-documents.ts'
import { addWaiting, deletePostings } from '../../archive/relate-postings.ts'
import { addUncounted } from '../../archive/relate-uncounted.ts'
import { deleteVector, vectorRows } from '../../archive/relate-vectors.ts'
import { EVERYTHING } from '../feature.ts'
import { dayOf } from '../neighbours.ts'
import { bandsIn, deleteBands, featuresOf, goneFrom } from '../read-article.ts'
import type { ReadText } from './work.ts'

/**
 * Stores what was read of some articles, unless they have changed since. How many articles there are is counted at once, in how many
 * each feature is when all are read (`countFeatures`); by their bands they are found when those are sorted in.
 */
export async function writeTexts(tx: Tx, texts: readonly ReadText[]): Promise<void> {
  const ids = texts.map(({ row }) => row.article_id)
  const revisions = await publishedRevisions(tx, ids)
  const present = texts.filter(({ row }) => revisions.get(row.article_id) === row.revision)
  const known = new Map((await documentRows(tx, ids)).map((row) => [row.article_id, row]))
  const isNew = present.filter(({ row }) => !known.has(row.article_id))
  await addFrequencies(tx, new Map([[EVERYTHING, isNew.length]]))
  await addUncounted(tx, changesOf(present, known))
  const count = (await frequenciesOf(tx, [EVERYTHING])).get(EVERYTHING) ?? 0
  for (const text of present) {
    const before = known.get(text.row.article_id)
    if (before) await takeBack(tx, before, text)
  }
  const changed = present.filter((text) => !isSame(known.get(text.row.article_id), text.row))
  await putDocuments(
    tx,
    changed.map(({ row }) => ({ ...row, related_among: count })),
  )
  await addWaiting(tx, changed.flatMap(bandPostings))
}

/** What the count of each feature changes by. */
function changesOf(texts: readonly ReadText[], known: ReadonlyMap<number, DocumentRow>): ReadonlyMap<number, number> {
  const all = new Map<number, number>()
  const add = (feature: number, by: number) => all.set(feature, (all.get(feature) ?? 0) + by)
  for (const { row, numbers } of texts) {
    const before = known.get(row.article_id)
    for (const feature of before ? featuresOf(before) : []) add(feature, -1)
    for (const feature of numbers) add(feature, 1)
  }
  return new Map([...all].filter(([, by]) => by !== 0))
}

/** Takes away what others found an article by and it does not tell any more. */
async function takeBack(tx: Tx, before: DocumentRow, { row, numbers }: ReadText): Promise<void> {
  const day = dayOf(row.published_at)
  await deleteBands(tx, before, bandsIn(row), day)
  if (before.keys === row.keys && dayOf(before.published_at) === day) return
  const [vector] = await vectorRows(tx, [row.article_id])
  const kept = Array.from(numbers, (feature) => ({ feature, day }))
  await deletePostings(tx, row.article_id, dayOf(before.published_at), goneFrom(before, vector, kept))
  if (dayOf(before.published_at) !== day) await deleteVector(tx, row.article_id)
}

function isSame(before: DocumentRow | undefined, row: DocumentRow): boolean {
  return (
    before !== undefined &&
    (['revision', 'version', 'lang', 'kind', 'section_id', 'published_at', 'keys', 'forms', 'bands'] as const).every(
      (column) => before[column] === row[column],
    ) &&
    Buffer.compare(before.weights, row.weights) === 0
  )
}

function bandPostings({ row, bands }: ReadText) {
  const day = dayOf(row.published_at)
  return Array.from(bands, (feature) => ({ feature, day, article_id: row.article_id, weight: 0 }))
}
