import type { Db, Tx } from '../archive/archive.ts'
import { duplicatesAmong } from '../archive/duplicates.ts'
import { ASKED_FEATURES, candidatesOf, translationIds } from '../archive/relate-candidates.ts'
import {
  addFrequencies,
  type DocumentRow,
  deleteDocument,
  deletePostings,
  documentRows,
  frequenciesOf,
  insertPostings,
  putDocuments,
  type RelatableArticle,
  relatableArticles,
} from '../archive/relate-documents.ts'
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
import type { SafeHtml } from '../model/markup.ts'
import {
  type Candidate,
  candidateOf,
  type Document,
  documentOf,
  packDocument,
  RELATE_VERSION,
  unpackDocument,
} from './document.ts'
import { EVERYTHING, numberOf } from './feature.ts'
import { bandFeatures, findDuplicates, forgetCopies } from './find-duplicates.ts'
import type { Knowledge } from './knowledge.ts'
import { bandsOf } from './min-hash.ts'
import type { Frequencies } from './rarity.ts'
import { reasonsOf } from './reasons.ts'
import { type Comparison, compare } from './score.ts'
import { shinglesOf } from './shingles.ts'
import { type Vector, vectorOf } from './vector.ts'

const DAY_MS = 86_400_000

/** Features of a document by which others find it. */
const POSTED = 48
/** Candidates that are compared in full. */
const CANDIDATES = 96
/**
 * Kept in each list of the article's own language, and as many of all others, so that neither crowds out the other and
 * some are left when others are withdrawn.
 */
const KEPT = 6
/** Nineteen of twenty articles that have nothing to do with one another are less alike. */
const LEAST_LIKENESS = 0.13
const LEAST_SCORE = 0.05
/** Thousandths, as postings keep weights. */
const WHOLE = 1000

/** Brings what is known of an article up to date: its features, its two lists, and its place in the lists of others. */
export async function relateArticle(tx: Tx, articleId: number, knowledge: Knowledge): Promise<void> {
  const [article] = await relatableArticles(tx, [articleId])
  const [known] = await documentRows(tx, [articleId])
  if (!article) return unrelateArticle(tx, articleId)
  if (known && isCurrent(known, article.revision)) return
  const { document, vector } = await readArticle(tx, article, known, knowledge)
  await relateDocument(tx, document, vector, knowledge)
}

/** Finds what an article tells of, and whether it is a copy, in the place of what was `known` of it. */
export async function readArticle(
  tx: Tx,
  article: RelatableArticle,
  known: DocumentRow | undefined,
  knowledge: Knowledge,
): Promise<{ readonly document: Document; readonly vector: Vector }> {
  const document = documentOf(article, knowledge)
  const bands = bandsOf(shinglesOf(article.lang, article.body as SafeHtml))
  const vector = await putDocument(tx, document, bands, known)
  await findDuplicates(tx, article, bands, knowledge)
  return { document, vector }
}

function isCurrent(known: DocumentRow, revision: number): boolean {
  return known.version === RELATE_VERSION && known.revision === revision
}

/** Takes an article out of everything. */
export async function unrelateArticle(tx: Tx, articleId: number): Promise<void> {
  const [known] = await documentRows(tx, [articleId])
  await deleteRelationsOf(tx, articleId)
  await forgetCopies(tx, articleId)
  if (!known) return
  await removeFeatures(tx, known)
  await deleteDocument(tx, articleId)
}

async function removeFeatures(tx: Tx, known: DocumentRow): Promise<void> {
  const features = featuresOf(known)
  await deletePostings(tx, known.article_id, dayOf(known.published_at), [...features, ...bandFeatures(bandsIn(known))])
  await addFrequencies(tx, new Map([EVERYTHING, ...features].map((feature) => [feature, -1])))
}

function featuresOf({ keys }: DocumentRow): readonly number[] {
  return keys === '' ? [] : keys.split('\n').map(numberOf)
}

/** Stores a document in the place of what was known of it; as a vector. */
async function putDocument(
  tx: Tx,
  document: Document,
  bands: readonly string[],
  known: DocumentRow | undefined,
): Promise<Vector> {
  const numbers = document.features.map(({ key }) => numberOf(key))
  await addFrequencies(tx, changes(known ? [EVERYTHING, ...featuresOf(known)] : [], [EVERYTHING, ...numbers]))
  const frequencies = await frequenciesIn(tx, numbers)
  const vector = vectorOf(document.lang, document.features, frequencies)
  await putDocuments(tx, [packDocument(document, vector.norms, bands, frequencies.articles)])
  const day = dayOf(document.publishedAt)
  const banded = bandFeatures(bands).map((feature) => ({ feature, day, article_id: document.id, weight: 0 }))
  const postings = [...postingsOf(document, vector), ...banded]
  if (known) await deleteOtherPostings(tx, known, day, new Set(postings.map(({ feature }) => feature)))
  await insertPostings(tx, postings)
  return vector
}

/** What a feature's count changes by; most are the same before and after. */
function changes(before: readonly number[], after: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map(before.map((feature) => [feature, -1]))
  for (const feature of after) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  return counts
}

async function deleteOtherPostings(tx: Tx, known: DocumentRow, day: number, kept: ReadonlySet<number>): Promise<void> {
  const before = dayOf(known.published_at)
  const all = [...featuresOf(known), ...bandFeatures(bandsIn(known))]
  const gone = before === day ? all.filter((feature) => !kept.has(feature)) : all
  await deletePostings(tx, known.article_id, before, gone)
}

export function postingsOf({ id, publishedAt }: Document, { features, norms }: Vector) {
  const norm = Math.max(norms.own, norms.shared) || 1
  return features.slice(0, POSTED).map(({ key, value }) => ({
    feature: numberOf(key),
    day: dayOf(publishedAt),
    article_id: id,
    weight: Math.max(1, Math.round((value / norm) * WHOLE)),
  }))
}

function dayOf(at: number): number {
  return Math.floor(at / DAY_MS)
}

async function frequenciesIn(db: Db, features: readonly number[]): Promise<Frequencies> {
  const counts = await frequenciesOf(db, [EVERYTHING, ...features])
  return { articles: counts.get(EVERYTHING) ?? 0, count: (feature) => counts.get(feature) ?? 0 }
}

/** Makes the lists of a known document anew, weighed by what is frequent now where that has changed much. */
export async function refreshDocument(tx: Tx, row: DocumentRow, knowledge: Knowledge): Promise<void> {
  const document = unpackDocument(row)
  const numbers = featuresOf(row)
  const frequencies = await frequenciesIn(tx, numbers)
  const vector = vectorOf(document.lang, document.features, frequencies)
  if (row.related_among * 2 <= frequencies.articles) {
    await putDocuments(tx, [packDocument(document, vector.norms, bandsIn(row), frequencies.articles)])
    await deletePostings(tx, row.article_id, dayOf(row.published_at), numbers)
    await insertPostings(tx, postingsOf(document, vector))
  }
  await relateDocument(tx, document, vector, knowledge)
}

function bandsIn({ bands }: DocumentRow): readonly string[] {
  return bands === '' ? [] : bands.split(' ')
}

/** Makes the lists of a document and offers it to the lists of those it is like. */
async function relateDocument(tx: Tx, document: Document, vector: Vector, knowledge: Knowledge): Promise<void> {
  const compared = await comparisonsOf(tx, document, vector, knowledge)
  await replaceLists(tx, document, compared, knowledge)
  // A list shows a text once: the first article that carried it.
  const [copy] = await duplicatesAmong(tx, [document.id])
  if (!copy) await offerTo(tx, document, compared, knowledge)
}

interface Compared {
  readonly other: Candidate
  readonly comparison: Comparison
  readonly isTranslation: boolean
}

/** What an article is like, the best first. */
async function comparisonsOf(
  db: Db,
  document: Document,
  vector: Vector,
  knowledge: Knowledge,
): Promise<readonly Compared[]> {
  const norm = Math.max(vector.norms.own, vector.norms.shared) || 1
  const asked = vector.features.slice(0, ASKED_FEATURES).map(({ key, value }) => ({
    feature: numberOf(key),
    weight: Math.round((value / norm) * WHOLE),
  }))
  const place = { id: document.id, day: dayOf(document.publishedAt) }
  const translations = await translationIds(db, document.id)
  const ids = new Set([...(await candidatesOf(db, place, asked, CANDIDATES)), ...translations])
  const copies = await duplicatesAmong(db, [document.id, ...ids])
  const original = copies.find((row) => row.article_id === document.id)?.original_id ?? document.id
  for (const row of copies) ids.delete(row.article_id)
  ids.delete(original)
  return (await documentRows(db, [...ids]))
    .map((row) => {
      const other = candidateOf(row)
      return {
        other,
        comparison: compare(document, vector, other, knowledge),
        isTranslation: translations.has(other.id),
      }
    })
    .filter(({ comparison, isTranslation }) => isTranslation || isLike(comparison))
    .sort(
      (one, two) =>
        two.comparison.score - one.comparison.score ||
        two.other.publishedAt - one.other.publishedAt ||
        two.other.id - one.other.id,
    )
}

function isLike({ likeness, score }: Comparison): boolean {
  return likeness >= LEAST_LIKENESS && score >= LEAST_SCORE
}

async function replaceLists(
  tx: Tx,
  document: Document,
  compared: readonly Compared[],
  knowledge: Knowledge,
): Promise<void> {
  const before = await relationRows(tx, [document.id])
  const best = KINDS.flatMap((kind) =>
    [true, false].flatMap((own) =>
      compared.filter(({ other }) => other.kind === kind && (other.lang === document.lang) === own).slice(0, KEPT),
    ),
  )
  const kept = new Set(best.map(({ other }) => other.id))
  await deleteListed(
    tx,
    before.filter((row) => row.state === 'listed' && !kept.has(row.related_id)),
  )
  const decided = before.filter((row) => row.state !== 'listed').map((row) => row.related_id)
  const rescored = compared.filter(({ other }) => kept.has(other.id) || decided.includes(other.id))
  await putRelations(
    tx,
    rescored.map(({ other, comparison, isTranslation }) => ({
      articleId: document.id,
      relatedId: other.id,
      kind: other.kind,
      lang: other.lang,
      score: rounded(comparison.score),
      reasons: reasonsOf(document, other, comparison, isTranslation, knowledge),
    })),
  )
}

function rounded(score: number): number {
  return Math.round(Math.min(score, 1) * 10_000) / 10_000
}

/** Where it is better than the last of another's list, or that list is short, it takes its place there. */
async function offerTo(tx: Tx, document: Document, compared: readonly Compared[], knowledge: Knowledge): Promise<void> {
  const listing = await articlesListing(tx, document.id)
  const others = compared.map(({ other }) => other.id)
  const lists = Map.groupBy(await relationRows(tx, [...new Set([...others, ...listing])]), (row) => row.article_id)
  const added: NewRelation[] = []
  const removed: Pick<RelationRow, 'article_id' | 'related_id'>[] = listing
    .filter((id) => !others.includes(id))
    .map((id) => ({ article_id: id, related_id: document.id }))
  for (const { other, comparison, isTranslation } of compared) {
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
    const reasons = reasonsOf(document, other, comparison, isTranslation, knowledge)
    const { id: relatedId, kind, lang } = document
    added.push({ articleId: other.id, relatedId, kind, lang, score, reasons })
  }
  await deleteListed(tx, removed)
  await putRelations(tx, added)
}
