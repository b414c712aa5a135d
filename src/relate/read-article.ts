import type { Tx } from '../archive/archive.ts'
import {
  addFrequencies,
  type DocumentRow,
  deleteDocument,
  putDocuments,
  type RelatableArticle,
} from '../archive/relate-documents.ts'
import { deletePostings, insertPostings, type PostingRow } from '../archive/relate-postings.ts'
import { deleteVector, putVectors, type VectorRow, vectorRows } from '../archive/relate-vectors.ts'
import { readArticleText } from './article-text.ts'
import { type Document, documentOf, packDocument } from './document.ts'
import { EVERYTHING, numberOf, numbersIn } from './feature.ts'
import { halfOf } from './feature-table.ts'
import { bandFeatures, findDuplicates } from './find-duplicates.ts'
import type { Knowledge } from './knowledge.ts'
import { bandsOf } from './min-hash.ts'
import { dayOf, frequenciesIn, WHOLE } from './neighbours.ts'
import { heaviestOf, packVector, unpackVector } from './packed-vector.ts'
import { shinglesIn } from './shingles.ts'
import { type Vector, vectorOf } from './vector.ts'

/** Features of a document by which others find it, the heaviest. */
const POSTED = 48

/** Finds what an article tells of, and whether it is a copy, in the place of what was `known` of it. */
export async function readArticle(
  tx: Tx,
  article: RelatableArticle,
  known: DocumentRow | undefined,
  knowledge: Knowledge,
): Promise<{ readonly document: Document; readonly vector: Vector }> {
  const text = readArticleText(article)
  const document = documentOf(article, knowledge, text)
  const bands = bandsOf(shinglesIn(text.body))
  const vector = await putDocument(tx, document, bands, known)
  await findDuplicates(tx, article, bands, knowledge)
  return { document, vector }
}

/** Stores a document in the place of what was known of it; as a vector. */
async function putDocument(
  tx: Tx,
  document: Document,
  bands: readonly string[],
  known: DocumentRow | undefined,
): Promise<Vector> {
  const numbers = document.features.map(({ key }) => numberOf(key))
  await addFrequencies(tx, frequencyChanges(known, numbers))
  const frequencies = await frequenciesIn(tx, numbers)
  const vector = vectorOf(document.lang, document.features, frequencies)
  if (known) await deleteBands(tx, known, bands, dayOf(document.publishedAt))
  await postVector(tx, document, vector, known)
  await putDocuments(tx, [packDocument(document, vector.norms, bands, frequencies.articles)])
  await insertPostings(tx, bandPostings(document, bands))
  return vector
}

/** What each feature's count changes by; most are the same before and after. */
function frequencyChanges(known: DocumentRow | undefined, after: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map((known ? [EVERYTHING, ...featuresOf(known)] : []).map((feature) => [feature, -1]))
  for (const feature of [EVERYTHING, ...after]) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  return counts
}

export function featuresOf({ keys }: DocumentRow): readonly number[] {
  return numbersIn(keys)
}

/** Lets others find a document by what it tells most of, and by nothing that it told before. */
export async function postVector(
  tx: Tx,
  document: Document,
  vector: Vector,
  known: DocumentRow | undefined,
): Promise<void> {
  const postings = postingsOf(document, vector)
  const [before] = await vectorRows(tx, [document.id])
  const gone = known ? goneFrom(known, before, postings) : []
  if (known) await deletePostings(tx, document.id, dayOf(known.published_at), gone)
  await insertPostings(tx, postings)
  await putVectors(tx, [packVector(document, vector)])
}

/** Which features of a document are posted, as far as its last vector tells, and are not to be any more. */
export function goneFrom(
  known: DocumentRow,
  before: VectorRow | undefined,
  postings: readonly Pick<PostingRow, 'feature' | 'day'>[],
): readonly number[] {
  const heaviest = before && heaviestOf(unpackVector(before), POSTED)
  const day = dayOf(known.published_at)
  const kept = new Set(postings.flatMap((posting) => (posting.day === day ? [posting.feature] : [])))
  return featuresOf(known).filter(
    (feature) => !kept.has(feature) && (heaviest === undefined || heaviest.has(halfOf(feature))),
  )
}

export function postingsOf({ id, publishedAt }: Document, { features, norms }: Vector): readonly PostingRow[] {
  const norm = Math.max(norms.own, norms.shared) || 1
  return features.slice(0, POSTED).map(({ number, value }) => ({
    feature: number,
    day: dayOf(publishedAt),
    article_id: id,
    weight: Math.max(1, Math.round((value / norm) * WHOLE)),
  }))
}

export function bandPostings({ id, publishedAt }: Document, bands: readonly string[]): readonly PostingRow[] {
  return bandFeatures(bands).map((feature) => ({ feature, day: dayOf(publishedAt), article_id: id, weight: 0 }))
}

export function bandsIn({ bands }: Pick<DocumentRow, 'bands'>): readonly string[] {
  return bands === '' ? [] : bands.split(' ')
}

/** Takes the bands away that were known and are others now. */
export async function deleteBands(tx: Tx, known: DocumentRow, bands: readonly string[], day: number): Promise<void> {
  const before = dayOf(known.published_at)
  const kept = new Set(before === day ? bands : [])
  const gone = bandsIn(known).filter((band) => !kept.has(band))
  await deletePostings(tx, known.article_id, before, bandFeatures(gone))
}

/** Takes away all that was known of an article. */
export async function forgetDocument(tx: Tx, known: DocumentRow): Promise<void> {
  const features = featuresOf(known)
  const posted = [...features, ...bandFeatures(bandsIn(known))]
  await deletePostings(tx, known.article_id, dayOf(known.published_at), posted)
  await addFrequencies(tx, new Map([EVERYTHING, ...features].map((feature) => [feature, -1])))
  await deleteVector(tx, known.article_id)
  await deleteDocument(tx, known.article_id)
}
