import type { Tx } from '../archive/archive.ts'
import {
  articlesSharing,
  copiesOf,
  deleteDuplicate,
  duplicatesAmong,
  moveCopies,
  putDuplicate,
} from '../archive/duplicates.ts'
import { type DocumentRow, type RelatableArticle, relatableArticles } from '../archive/relate-documents.ts'
import { deleteRelationsOf } from '../archive/relations.ts'
import { numberOf } from './feature.ts'
import type { Knowledge } from './knowledge.ts'
import { sameText, tellingOf } from './same-text.ts'

/** A text is carried again within days, not years; and what is said every year is no copy. */
const DAYS = 30
const COMPARED = 8

/** Band features, which no word of a text can be. */
export function bandFeatures(bands: readonly string[]): readonly number[] {
  return bands.map((band) => numberOf(`band:${band}`))
}

/**
 * Finds out whether an article carries the text of another, and keeps that all who carry it belong to the one that was
 * published first. The number of that one, or of the article itself.
 */
export async function findDuplicates(
  tx: Tx,
  { article_id: id, published_at }: Pick<DocumentRow, 'article_id' | 'published_at'>,
  bands: readonly string[],
  knowledge: Knowledge,
): Promise<number> {
  await forgetCopies(tx, id)
  const day = Math.floor(published_at / 86_400_000)
  const span = { from: day - DAYS, to: day + DAYS }
  const sharing = await articlesSharing(tx, bandFeatures(bands), span, COMPARED + 1)
  const others = sharing.filter((other) => other !== id)
  const [article] = others.length > 0 ? await relatableArticles(tx, [id]) : []
  if (!article) return id
  const telling = tellingOf(article)
  let original: RelatableArticle = article
  for (const other of await relatableArticles(tx, others)) {
    const similarity = sameText(telling, tellingOf(other), knowledge)
    if (similarity !== undefined) original = await joined(tx, original, other, similarity)
  }
  return original.id
}

/** Both belong to whichever was published first, and so do their copies. */
async function joined(
  tx: Tx,
  one: RelatableArticle,
  other: RelatableArticle,
  similarity: number,
): Promise<RelatableArticle> {
  const [known] = await duplicatesAmong(tx, [other.id])
  const [theirs = other] = known ? await relatableArticles(tx, [known.original_id]) : [other]
  if (theirs.id === one.id) return one
  const [first, copy] = isBefore(theirs, one) ? [theirs, one] : [one, theirs]
  await moveCopies(tx, copy.id, first.id)
  await putDuplicate(tx, { article_id: copy.id, original_id: first.id, similarity })
  // A list shows a text once: where the copy stood, the first one is offered.
  await deleteRelationsOf(tx, copy.id)
  return first
}

function isBefore(one: RelatableArticle, other: RelatableArticle): boolean {
  return one.published_at < other.published_at || (one.published_at === other.published_at && one.id < other.id)
}

/** Takes an article out of those that carry its text; the next one becomes the first of the others. */
export async function forgetCopies(tx: Tx, articleId: number): Promise<void> {
  await deleteDuplicate(tx, articleId)
  const [next] = await copiesOf(tx, [articleId])
  if (next) await moveCopies(tx, articleId, next.article_id)
}
