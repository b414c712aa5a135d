import { sql } from 'kysely'
import type { Db, Tx } from './archive.ts'
import { filledUp, listed, numbered, prepared, preparedByShape, preparedIn } from './prepared.ts'
import { publishedTexts } from './published-texts.ts'

/** What the word index is made of, summed up: the same twice means that nothing changed between. */
export interface IndexKey {
  readonly generation: number
  readonly blocks: string
  readonly fresh: string
  /** Another one after every removal. */
  readonly removals: string
}

/** The generation that readers see, or the one that a rebuild makes. */
export async function generationOf(db: Db, state: 'current' | 'building'): Promise<number | undefined> {
  const [row] = await generationRow(db, { state })
  return row?.id
}

const generationRow = prepared<{ state: string }, { readonly id: number }>(
  (db, { state }) => db.selectFrom('search_generation').select('id').where('state', '=', state),
  'planned',
)

/** Read before and after every search, hence one statement. Numbers are given once, so that a count and a sum tell sets apart. */
const keyQuery = prepared<Record<never, never>, IndexKey>(
  (db) =>
    db
      .selectFrom('search_generation as current')
      .where('current.state', '=', sql.lit('current'))
      .select([
        'current.id as generation',
        sql<string>`(select count(*) || ' ' || coalesce(sum(id), 0) from search_block
        where generation = current.id and state = 'active')`.as('blocks'),
        sql<string>`(select count(*) || ' ' || coalesce(sum(document), 0) from search_fresh
        where generation = current.id)`.as('fresh'),
        sql<string>`(select count(*) || ' ' || coalesce(sum(document), 0) from search_removed
        where generation = current.id) || ' ' || (select coalesce(sum(count), 0) from search_block_removal)`.as(
          'removals',
        ),
      ]),
  'planned',
)

export async function indexKey(db: Db): Promise<IndexKey> {
  const [key] = await keyQuery(db, {})
  return key ?? { generation: 0, blocks: '', fresh: '', removals: '' }
}

/** The blocks of a generation that readers see, oldest first. */
export async function activeBlocks(db: Db, generation: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('search_block')
    .select('id')
    .where('generation', '=', generation)
    .where('state', '=', 'active')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

export interface BlockRow {
  readonly id: number
  readonly categories: string
  readonly documents: Uint8Array
}

export async function blockRows(db: Db, ids: readonly number[]): Promise<readonly BlockRow[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('search_block')
    .select(['id', 'categories', 'documents'])
    .where('id', 'in', [...ids])
    .execute()
}

export interface FreshRow {
  readonly document: number
  readonly article_id: number
  readonly published_at: number
  readonly category: string
  readonly terms: string
  readonly weights: Uint8Array
}

/** Those of a list, or all of a generation. */
export async function freshRows(db: Db, which: readonly number[] | number): Promise<readonly FreshRow[]> {
  if (typeof which === 'object' && which.length === 0) return []
  const rows = db
    .selectFrom('search_fresh')
    .select(['document', 'article_id', 'published_at', 'category', 'terms', 'weights'])
  const picked =
    typeof which === 'number' ? rows.where('generation', '=', which) : rows.where('document', 'in', [...which])
  return picked.execute()
}

export async function removedDocuments(
  db: Db,
  generation: number,
): Promise<readonly { document: number; published: number }[]> {
  return db
    .selectFrom('search_removed')
    .select(['document', 'published_at as published'])
    .where('generation', '=', generation)
    .execute()
}

export interface PostingRow {
  readonly block: number
  readonly term: string
  readonly count: number
  readonly documents: Uint8Array
  readonly weights: Uint8Array
}

/** Of so many terms the postings without weights, which are short, are read by one reader. */
const LEAST_TERMS = 4

const NO_WEIGHTS = new Uint8Array()

const WITHOUT_WEIGHTS = { block: 'bigint', term: 'text', count: 'integer', documents: 'bytes' } as const
const WITH_WEIGHTS = { ...WITHOUT_WEIGHTS, weights: 'bytes' } as const

/** `b0` and on are blocks, `t0` and on terms; the shape is how many there are of each. */
function postingsOf<Columns extends typeof WITHOUT_WEIGHTS>(columns: Columns) {
  return preparedByShape<string, Readonly<Record<string, string | number>>, PostingRow>((db, values, shape) => {
    const [blocks = 0, terms = 0] = shape.split(' ').map(Number)
    return db
      .selectFrom('search_posting')
      .where('block', 'in', listed<number>('b', values, blocks))
      .where('term', 'in', listed<string>('t', values, terms))
      .select(Object.keys(columns) as (keyof PostingRow)[])
  }, columns)
}

const postingsWithWeights = postingsOf(WITH_WEIGHTS)
const postingsWithoutWeights = postingsOf(WITHOUT_WEIGHTS)

/** The postings of these terms in these blocks; the weights are long and are read only for a ranking. */
export async function postingRows(
  db: Db,
  blocks: readonly number[],
  terms: readonly string[],
  withWeights: boolean,
): Promise<readonly PostingRow[]> {
  if (blocks.length === 0) return []
  const parts = partsForReaders(terms, withWeights ? 1 : LEAST_TERMS).map((part) =>
    postingsOfSome(db, blocks, part, withWeights),
  )
  return (await Promise.all(parts)).flat()
}

async function postingsOfSome(
  db: Db,
  blocks: readonly number[],
  terms: readonly string[],
  withWeights: boolean,
): Promise<readonly PostingRow[]> {
  const [b, t] = [filledUp(blocks), filledUp(terms)]
  const [shape, values] = [`${b.length} ${t.length}`, { ...numbered('b', b), ...numbered('t', t) }]
  if (withWeights) return postingsWithWeights(db, shape, values)
  return (await postingsWithoutWeights(db, shape, values)).map((row) => ({ ...row, weights: NO_WEIGHTS }))
}

/** In how many documents each of some terms is, those that none holds left out; removed ones may still be counted. */
export async function termCounts(db: Db, terms: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { generation } = await indexKey(db)
  const blocks = await activeBlocks(db, generation)
  const counts = new Map<string, number>()
  const count = (term: string, more: number) => counts.set(term, (counts.get(term) ?? 0) + more)
  for (let at = 0; at < terms.length; at += MOST_VALUES) {
    const part = terms.slice(at, at + MOST_VALUES)
    const rows = await postingCounts(db, blocks, part)
    for (const row of rows) count(row.term, row.count)
  }
  const asked = new Set(terms)
  const fresh = await db.selectFrom('search_fresh').select('terms').where('generation', '=', generation).execute()
  for (const { terms: held } of fresh) for (const term of held.split(' ')) if (asked.has(term)) count(term, 1)
  return counts
}

function postingCounts(db: Db, blocks: readonly number[], terms: readonly string[]) {
  if (blocks.length === 0 || terms.length === 0) return []
  return db
    .selectFrom('search_posting')
    .select(['term', 'count'])
    .where('block', 'in', [...blocks])
    .where('term', 'in', [...terms])
    .execute()
}

/** At most this many values stand in one statement. */
const MOST_VALUES = 1000

/**
 * What is long is read by so many connections at once: a server that has to fetch it from its disk then waits for several
 * places at the same time.
 */
const READERS = 4

/** Parts of a list for as many readers as there are, each large enough to be worth a statement. */
function partsForReaders<Value>(list: readonly Value[], least: number): readonly (readonly Value[])[] {
  const size = Math.max(least, Math.ceil(list.length / READERS))
  return Array.from({ length: Math.ceil(list.length / size) }, (_, part) => list.slice(part * size, (part + 1) * size))
}

const wordRows = preparedIn(
  (db, documents) => db.selectFrom('search_document').select(['id', 'words']).where('id', 'in', documents),
  { id: 'bigint', words: 'bytes' },
)

/** Of so many documents the words are read by one reader. */
const LEAST_DOCUMENTS = 32

/** The words of documents, by document. */
export async function wordsOf(db: Db, documents: readonly number[]): Promise<ReadonlyMap<number, Uint8Array>> {
  const rows = await Promise.all(partsForReaders(documents, LEAST_DOCUMENTS).map((part) => wordRows(db, part)))
  return new Map(rows.flat().map(({ id, words }) => [id, words]))
}

/** An article as the index takes it. */
export interface IndexableArticle {
  readonly id: number
  readonly lang: string
  readonly kind: string
  readonly source_id: number
  readonly section_id: number | null
  readonly published_at: number
  readonly revision: number
  readonly headline: string
  readonly standfirst: string | null
  readonly byline: string | null
  readonly dateline: string | null
  readonly body: string
  /** JSON: what its source says that it is about. */
  readonly topics: string | null
}

function indexable(db: Db) {
  return publishedTexts(db).select([
    'article.id',
    'article.lang',
    'article.kind',
    'article.source_id',
    'article.section_id',
    'article.published_at',
    'article.revision',
    'revision.headline',
    'revision.standfirst',
    'revision.byline',
    'revision.dateline',
    'revision.body',
    'revision.topics',
  ])
}

/**
 * A published article, perhaps an embargoed one: the time of publication is asked for when the index is read. `indexed` is
 * its revision that stands in a generation's index.
 */
export async function indexableArticle(
  tx: Tx,
  id: number,
  generation: number,
): Promise<(IndexableArticle & { readonly indexed: number | null }) | undefined> {
  const [row] = await indexableById(tx, { id, generation })
  return row
}

const indexableById = prepared<
  { id: number; generation: number },
  IndexableArticle & { readonly indexed: number | null }
>(
  (db, { id, generation }) =>
    indexable(db)
      .leftJoin('search_document', (join) =>
        join.onRef('search_document.article_id', '=', 'article.id').on('search_document.generation', '=', generation),
      )
      .select('search_document.revision as indexed')
      .where('article.id', '=', id),
  'planned',
)

/** The next published articles after a number, in the order of their numbers. */
export async function indexableAfter(db: Db, id: number, limit: number): Promise<readonly IndexableArticle[]> {
  return indexable(db).where('article.id', '>', id).orderBy('article.id').limit(limit).execute()
}

/** The same up to another number. */
export async function indexableBetween(
  db: Db,
  after: number,
  to: number,
  limit: number,
): Promise<readonly IndexableArticle[]> {
  const between = indexable(db).where('article.id', '>', after).where('article.id', '<=', to)
  return between.orderBy('article.id').limit(limit).execute()
}

/** The number of the published article that stands so many after a number, or of the last; undefined after the last. */
export async function nthPublishedAfter(db: Db, id: number, n: number): Promise<number | undefined> {
  const next = db
    .selectFrom('article')
    .select('id')
    .where('status', '=', sql.lit('published'))
    .where('id', '>', id)
    .orderBy('id')
    .limit(n)
  const { last } = await db
    .selectFrom(next.as('next'))
    .select((eb) => eb.fn.max<number | null>('id').as('last'))
    .executeTakeFirstOrThrow()
  return last ?? undefined
}

export interface NewDocument {
  readonly generation: number
  readonly articleId: number
  readonly revision: number
  readonly publishedAt: number
  readonly category: string
  readonly terms: readonly string[]
  readonly weights: Uint8Array
  readonly words: Uint8Array
}

type DocumentValues = { generation: number; article_id: number; revision: number; words: Uint8Array }

const insertDocument = prepared<DocumentValues, { readonly id: number }>(
  (db, { generation, article_id, revision, words }) =>
    db.insertInto('search_document').values({ generation, article_id, revision, words }).returning('id'),
  'planned',
)

const insertFresh = prepared<Readonly<Record<keyof FreshRow | 'generation', string | number | Uint8Array>>, never>(
  (db, { document, generation, article_id, published_at, category, terms, weights }) =>
    db.insertInto('search_fresh').values({
      document,
      generation,
      article_id,
      published_at,
      category,
      terms,
      weights,
    } as FreshRow & {
      readonly generation: number
    }),
  'planned',
)

/** Adds the document of an article that has none. */
export async function addFreshDocument(tx: Tx, document: NewDocument): Promise<void> {
  const { generation, articleId: article_id, publishedAt: published_at, revision, category } = document
  const words = bytes(document.words)
  const [inserted] = await insertDocument(tx, { generation, article_id, revision, words })
  await insertFresh(tx, {
    document: inserted?.id ?? 0,
    generation,
    article_id,
    published_at,
    category,
    terms: document.terms.join(' '),
    weights: bytes(document.weights),
  })
}

/** Takes an article out of an index, if it is there. */
export async function removeDocument(
  tx: Tx,
  generation: number,
  articleId: number,
  publishedAt: number,
): Promise<void> {
  const removed = await tx
    .deleteFrom('search_document')
    .where('generation', '=', generation)
    .where('article_id', '=', articleId)
    .returning('id')
    .executeTakeFirst()
  if (!removed) return
  await tx
    .insertInto('search_removed')
    .values({ document: removed.id, generation, published_at: publishedAt })
    .execute()
}

/** The drivers take a view of bytes only as a Buffer. */
export function bytes(view: ArrayBufferView): Buffer {
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength)
}
