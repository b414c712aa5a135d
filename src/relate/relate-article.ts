import type { Tx } from '../archive/archive.ts'
import { duplicatesAmong } from '../archive/duplicates.ts'
import { type DocumentRow, documentRows, putDocuments, relatableArticles } from '../archive/relate-documents.ts'
import { lastPass } from '../archive/relate-progress.ts'
import {
  articlesListing,
  deleteListed,
  deleteRelationsOf,
  type NewRelation,
  putRelations,
  type RelationRow,
  relationRows,
} from '../archive/relations.ts'
import { KINDS } from '../model/article.ts'
import { type Document, packDocument, RELATE_VERSION, unpackDocument } from './document.ts'
import { forgetCopies } from './find-duplicates.ts'
import type { Knowledge } from './knowledge.ts'
import { frequenciesIn, type Neighbour, neighboursOf } from './neighbours.ts'
import { bandsIn, featuresOf, forgetDocument, postVector, readArticle } from './read-article.ts'
import { reasonsOf } from './reasons.ts'
import { type Vector, vectorOf } from './vector.ts'

/**
 * Kept in each list of the article's own language, and as many of all others, so that neither crowds out the other and
 * some are left when others are withdrawn.
 */
export const KEPT = 6

/** Brings what is known of an article up to date: its features, its two lists, and its place in the lists of others. */
export async function relateArticle(tx: Tx, articleId: number, knowledge: Knowledge): Promise<void> {
  const [article] = await relatableArticles(tx, [articleId])
  const [known] = await documentRows(tx, [articleId])
  if (!article) return unrelateArticle(tx, articleId)
  if (known && isCurrent(known, article.revision)) return
  const { document, vector } = await readArticle(tx, article, known, knowledge)
  await relateDocument(tx, document, vector, knowledge)
}

function isCurrent(known: DocumentRow, revision: number): boolean {
  return known.version === RELATE_VERSION && known.revision === revision
}

/** Takes an article out of everything. */
export async function unrelateArticle(tx: Tx, articleId: number): Promise<void> {
  const [known] = await documentRows(tx, [articleId])
  await deleteRelationsOf(tx, articleId)
  await forgetCopies(tx, articleId)
  if (known) await forgetDocument(tx, known)
}

/** Makes the lists of a known document anew, weighed by what is frequent now where that has changed much. */
export async function refreshDocument(tx: Tx, row: DocumentRow, knowledge: Knowledge): Promise<void> {
  const document = unpackDocument(row)
  const frequencies = await frequenciesIn(tx, featuresOf(row))
  const vector = vectorOf(document.lang, document.features, frequencies)
  if (row.related_among * 2 <= frequencies.articles) {
    await postVector(tx, document, vector, row)
    const packed = packDocument(document, vector.norms, bandsIn(row), frequencies.articles)
    // It was not read again.
    await putDocuments(tx, [{ ...packed, version: row.version }])
  }
  await relateDocument(tx, document, vector, knowledge)
}

/** Makes the lists of a document and offers it to the lists of those it is like. */
async function relateDocument(tx: Tx, document: Document, vector: Vector, knowledge: Knowledge): Promise<void> {
  const neighbours = await neighboursOf(tx, document, vector, knowledge)
  const pass = await lastPass(tx)
  await replaceLists(tx, pass, document, neighbours, knowledge)
  // A list shows a text once: the first article that carried it.
  const [copy] = await duplicatesAmong(tx, [document.id])
  if (!copy) await offerTo(tx, pass, document, neighbours, knowledge)
}

async function replaceLists(
  tx: Tx,
  pass: number,
  document: Document,
  neighbours: readonly Neighbour[],
  knowledge: Knowledge,
): Promise<void> {
  const before = await relationRows(tx, [document.id])
  const best = KINDS.flatMap((kind) =>
    [true, false].flatMap((own) =>
      neighbours.filter(({ other }) => other.kind === kind && (other.lang === document.lang) === own).slice(0, KEPT),
    ),
  )
  const kept = new Set(best.map(({ other }) => other.id))
  await deleteListed(
    tx,
    before.filter((row) => row.state === 'listed' && !kept.has(row.related_id)),
  )
  const decided = before.filter((row) => row.state !== 'listed').map((row) => row.related_id)
  const rescored = neighbours.filter(({ other }) => kept.has(other.id) || decided.includes(other.id))
  await putRelations(
    tx,
    pass,
    rescored.map(({ other, comparison, isTranslation }) => ({
      articleId: document.id,
      relatedId: other.id,
      kind: other.kind,
      lang: other.lang,
      score: rounded(comparison.score),
      reasons: JSON.stringify(reasonsOf(document, other, comparison, isTranslation, knowledge)),
    })),
  )
}

export function rounded(score: number): number {
  return Math.round(Math.min(score, 1) * 10_000) / 10_000
}

/** Where it is better than the last of another's list, or that list is short, it takes its place there. */
async function offerTo(
  tx: Tx,
  pass: number,
  document: Document,
  neighbours: readonly Neighbour[],
  knowledge: Knowledge,
): Promise<void> {
  const listing = await articlesListing(tx, document.id)
  const others = neighbours.map(({ other }) => other.id)
  const lists = Map.groupBy(await relationRows(tx, [...new Set([...others, ...listing])]), (row) => row.article_id)
  const added: NewRelation[] = []
  const removed: Pick<RelationRow, 'article_id' | 'related_id'>[] = listing
    .filter((id) => !others.includes(id))
    .map((id) => ({ article_id: id, related_id: document.id }))
  for (const { other, comparison, isTranslation } of neighbours) {
    const list = (lists.get(other.id) ?? []).filter(
      (row) =>
        row.kind === document.kind &&
        (row.lang === other.lang) === (document.lang === other.lang) &&
        row.state === 'listed' &&
        row.related_id !== document.id,
    )
    const score = rounded(comparison.score)
    const last = list.length < KEPT ? undefined : list.toSorted((one, two) => one.score - two.score)[0]
    if (last && last.score >= score) {
      removed.push({ article_id: other.id, related_id: document.id })
      continue
    }
    if (last) removed.push(last)
    const reasons = JSON.stringify(reasonsOf(document, other, comparison, isTranslation, knowledge))
    const { id: relatedId, kind, lang } = document
    added.push({ articleId: other.id, relatedId, kind, lang, score, reasons })
  }
  await deleteListed(tx, removed)
  await putRelations(tx, pass, added)
}
