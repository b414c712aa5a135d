import type { Db } from '../../archive/archive.ts'
import { duplicatesAmong } from '../../archive/duplicates.ts'
import { bandsAmong, type DocumentRow, documentRows, relatableArticles } from '../../archive/relate-documents.ts'
import { type VectorRow, vectorRows } from '../../archive/relate-vectors.ts'
import { KINDS } from '../../model/article.ts'
import { readArticleText } from '../article-text.ts'
import { type Document, documentOf, packDocument, unpackDocument } from '../document.ts'
import { numberOf } from '../feature.ts'
import { bandFeatures, type Carrier, carriersBefore } from '../find-duplicates.ts'
import type { Knowledge } from '../knowledge.ts'
import { bandsOf } from '../min-hash.ts'
import { type Neighbour, neighboursOf } from '../neighbours.ts'
import { packVector } from '../packed-vector.ts'
import { bandsIn, featuresOf, goneFrom, postingsOf } from '../read-article.ts'
import { reasonsOf } from '../reasons.ts'
import { type Probe, probeOf } from '../screen.ts'
import { shinglesIn } from '../shingles.ts'
import { type Told, toldIn } from '../story/entities.ts'
import { type Vector, vectorOf } from '../vector.ts'
import type { Memory } from './memory.ts'

/*
 * The parts of a recomputation that change nothing, and so may be done by several threads at once. What they find is
 * plain enough to be handed from one to another.
 */

/** An article as it was read. */
export interface ReadText {
  readonly row: DocumentRow
  /** Of its features, and of its bands. */
  readonly numbers: Float64Array
  readonly bands: Float64Array
}

/** It is not known yet what is rare, and so not how long a vector is; weighing tells. */
const UNWEIGHED = { own: 0, shared: 0 }

export async function readTexts(db: Db, ids: readonly number[], knowledge: Knowledge): Promise<readonly ReadText[]> {
  const articles = await relatableArticles(db, ids)
  const inOrder = articles.toSorted((one, other) => one.id - other.id)
  return inOrder.map((article) => {
    const text = readArticleText(article)
    const document = documentOf(article, knowledge, text)
    const bands = bandsOf(shinglesIn(text.body))
    const numbers = new Float64Array(document.features.map(({ key }) => numberOf(key)))
    return {
      row: packDocument(document, UNWEIGHED, bands, 0),
      numbers,
      bands: Float64Array.from(bandFeatures(bands)),
    }
  })
}

/** An article that carries the text of some before it, or was known to. */
export interface Carrying {
  readonly id: number
  readonly revision: number
  readonly published_at: number
  readonly carriers: readonly Carrier[]
}

export async function findCopies(db: Db, ids: readonly number[], knowledge: Knowledge): Promise<readonly Carrying[]> {
  const rows = new Map((await bandsAmong(db, ids)).map((row) => [row.article_id, row]))
  const known = new Set((await duplicatesAmong(db, ids)).map((row) => row.article_id))
  const found: Carrying[] = []
  for (const id of ids) {
    const row = rows.get(id)
    if (!row) continue
    const { revision, published_at } = row
    const carriers = await carriersBefore(db, { id, published_at }, bandsIn(row), knowledge)
    if (carriers.length > 0 || known.has(id)) found.push({ id, revision, published_at, carriers })
  }
  return found
}

/** What is to be posted of a document now that it is known what is rare; undefined where that is posted already. */
export interface Weighed {
  readonly row: VectorRow
  readonly revision: number
  readonly features: Float64Array
  readonly weights: Float64Array
  /** Features that are posted and are not to be any more. */
  readonly gone: readonly number[]
}

export async function weigh(db: Db, ids: readonly number[], memory: Memory): Promise<readonly Weighed[]> {
  const before = new Map((await vectorRows(db, ids)).map((row) => [row.article_id, row]))
  const weighed: Weighed[] = []
  const rows = await documentRows(db, ids)
  const frequencies = await memory.frequencies(db, rows.flatMap(featuresOf))
  for (const row of rows) {
    const document = unpackDocument(row)
    const vector = vectorOf(document.lang, document.features, frequencies)
    const packed = packVector(document, vector)
    const known = before.get(row.article_id)
    if (known && isSame(known, packed)) continue
    const postings = postingsOf(document, vector)
    weighed.push({
      row: packed,
      revision: row.revision,
      features: new Float64Array(postings.map(({ feature }) => feature)),
      weights: new Float64Array(postings.map(({ weight }) => weight)),
      gone: known ? goneFrom(row, known, postings) : [],
    })
  }
  return weighed
}

function isSame(one: VectorRow, other: VectorRow): boolean {
  return (
    one.own_norm === other.own_norm &&
    one.shared_norm === other.shared_norm &&
    one.published_at === other.published_at &&
    one.kind === other.kind &&
    one.section_id === other.section_id &&
    Buffer.compare(one.features, other.features) === 0
  )
}

/** What an article was found to be like among those published before it. */
export interface Found {
  readonly id: number
  readonly revision: number
  readonly lang: string
  readonly kind: string
  readonly publishedAt: number
  readonly probe: Probe
  readonly told: Told
  /** The best first. */
  readonly neighbours: readonly FoundNeighbour[]
}

export interface FoundNeighbour {
  readonly id: number
  readonly lang: string
  readonly kind: string
  readonly score: number
  /** JSON. */
  readonly reasons: string
}

/** Of each list and of the own language, and of all others: neighbours that an article is offered to. */
const OFFERED = 8

export async function findNeighbours(
  db: Db,
  ids: readonly number[],
  knowledge: Knowledge,
  memory: Memory,
): Promise<readonly Found[]> {
  const rows = new Map((await documentRows(db, ids)).map((row) => [row.article_id, row]))
  const frequencies = await memory.frequencies(db, [...rows.values()].flatMap(featuresOf))
  // What is asked of every article is read of all at once.
  await memory.originals(db, ids)
  await memory.translations(db, ids)
  const found: Found[] = []
  for (const id of ids) {
    const row = rows.get(id)
    if (!row) continue
    const document = unpackDocument(row)
    const vector = vectorOf(document.lang, document.features, frequencies)
    found.push(await findFor(db, document, vector, knowledge, memory))
  }
  return found
}

async function findFor(
  db: Db,
  document: Document,
  vector: Vector,
  knowledge: Knowledge,
  memory: Memory,
): Promise<Found> {
  const { id, revision, lang, kind, publishedAt } = document
  const neighbours = best(document, await neighboursOf(db, document, vector, knowledge, 'older', memory))
  return {
    id,
    revision,
    lang,
    kind,
    publishedAt,
    probe: probeOf(document, vector),
    told: toldIn(document),
    neighbours: neighbours.map(({ other, comparison, isTranslation }) => ({
      id: other.id,
      lang: other.lang,
      kind: other.kind,
      score: comparison.score,
      reasons: JSON.stringify(reasonsOf(document, other, comparison, isTranslation, knowledge)),
    })),
  }
}

function best(document: Document, neighbours: readonly Neighbour[]): readonly Neighbour[] {
  return KINDS.flatMap((kind) =>
    [true, false].flatMap((own) =>
      neighbours.filter(({ other }) => other.kind === kind && (other.lang === document.lang) === own).slice(0, OFFERED),
    ),
  )
}
