import type { Db, Tx } from '../archive/archive.ts'
import {
  articlesSharing,
  copiesOf,
  deleteDuplicate,
  duplicatesAmong,
  moveCopies,
  putDuplicate,
} from '../archive/duplicates.ts'
import { bandsAmong, relatableArticles } from '../archive/relate-documents.ts'
import { deleteRelationsOf } from '../archive/relations.ts'
import { numberOf } from './feature.ts'
import type { Knowledge } from './knowledge.ts'
import { dayOf } from './neighbours.ts'
import { sameText, tellingOf } from './same-text.ts'

/** A text is carried again within days, not years; and what is said every year is no copy. */
const DAYS = 30
const COMPARED = 8
/** Some of them may be of the same day, and later. */
const LOOKED_AT = 64

/** Band features, which no word of a text can be. */
export function bandFeatures(bands: readonly string[]): readonly number[] {
  return bands.map((band) => numberOf(`band:${band}`))
}

interface Published {
  readonly id: number
  readonly published_at: number
}

/** An article that carries the text of another, and how much of it. */
export interface Carrier extends Published {
  readonly revision: number
  readonly similarity: number
}

/** Of some articles those who carry the text of another. */
async function carriersAmong(
  db: Db,
  id: number,
  others: readonly number[],
  knowledge: Knowledge,
): Promise<readonly Carrier[]> {
  const [article] = others.length > 0 ? await relatableArticles(db, [id]) : []
  if (!article) return []
  const telling = tellingOf(article)
  return (await relatableArticles(db, others)).flatMap((other) => {
    const similarity = sameText(telling, tellingOf(other), knowledge)
    const { id, revision, published_at } = other
    return similarity === undefined ? [] : [{ id, revision, published_at, similarity }]
  })
}

/** Those who were published before an article that has these bands, and carry its text. */
export async function carriersBefore(
  db: Db,
  article: Published,
  bands: readonly string[],
  knowledge: Knowledge,
): Promise<readonly Carrier[]> {
  const day = dayOf(article.published_at)
  const sharing = await articlesSharing(db, bandFeatures(bands), { from: day - DAYS, to: day }, LOOKED_AT)
  const others = sharing.filter((other) => other !== article.id)
  if (others.length === 0) return []
  const places = new Map((await bandsAmong(db, others)).map((row) => [row.article_id, row.published_at]))
  const before = others.filter((id) => isBefore({ id, published_at: places.get(id) ?? Infinity }, article))
  return carriersAmong(db, article.id, before.slice(0, COMPARED), knowledge)
}

/**
 * Finds out whether an article carries the text of another, and keeps that all who carry it belong to the one that was
 * published first.
 */
export async function findDuplicates(
  tx: Tx,
  article: Published,
  bands: readonly string[],
  knowledge: Knowledge,
): Promise<void> {
  await forgetCopies(tx, article.id)
  const day = dayOf(article.published_at)
  const sharing = await articlesSharing(tx, bandFeatures(bands), { from: day - DAYS, to: day + DAYS }, COMPARED + 1)
  const others = sharing.filter((other) => other !== article.id)
  await joinAll(tx, article, await carriersAmong(tx, article.id, others, knowledge))
}

/**
 * The same of an article of which it was found out who before it carries its text. What is kept already is left alone; a
 * copy of which none of them tells that it is one is taken out. For articles in the order of their publication.
 */
export async function keepCopies(tx: Tx, article: Published, carriers: readonly Carrier[]): Promise<void> {
  const rows = await duplicatesAmong(tx, [article.id, ...carriers.map(({ id }) => id)])
  const originals = new Map(rows.map((row) => [row.article_id, row.original_id]))
  const firstOf = ({ id }: Published) => originals.get(id) ?? id
  const isKept = carriers.some((one) => firstOf(one) === firstOf(article))
  if (!isKept && originals.delete(article.id)) await forgetCopies(tx, article.id)
  const others = carriers.filter((one) => firstOf(one) !== firstOf(article))
  if (others.length === 0) return
  const [first = article] = isKept ? await relatableArticles(tx, [firstOf(article)]) : []
  await joinAll(tx, first, others)
}

async function joinAll(tx: Tx, article: Published, carriers: readonly Carrier[]): Promise<void> {
  let original = article
  for (const carrier of carriers) original = await joined(tx, original, carrier)
}

/** Both belong to whichever was published first, and so do their copies. */
async function joined(tx: Tx, one: Published, other: Carrier): Promise<Published> {
  const [known] = await duplicatesAmong(tx, [other.id])
  const [theirs = other] = known ? await relatableArticles(tx, [known.original_id]) : [other]
  if (theirs.id === one.id) return one
  const [first, copy] = isBefore(theirs, one) ? [theirs, one] : [one, theirs]
  await moveCopies(tx, copy.id, first.id)
  await putDuplicate(tx, { article_id: copy.id, original_id: first.id, similarity: other.similarity })
  // A list shows a text once: where the copy stood, the first one is offered.
  await deleteRelationsOf(tx, copy.id)
  return first
}

function isBefore(one: Published, other: Published): boolean {
  return one.published_at < other.published_at || (one.published_at === other.published_at && one.id < other.id)
}

/** Takes an article out of those that carry its text; the next one becomes the first of the others. */
export async function forgetCopies(tx: Tx, articleId: number): Promise<void> {
  await deleteDuplicate(tx, articleId)
  const [next] = await copiesOf(tx, [articleId])
  if (next) await moveCopies(tx, articleId, next.article_id)
}
