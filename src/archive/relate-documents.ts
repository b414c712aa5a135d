import { sql } from 'kysely'
import type { Db, Tx } from './archive.ts'
import { preparedIn, preparedRows } from './prepared.ts'
import { publishedTexts } from './published-texts.ts'
import { bytes } from './search.ts'

/** What an article tells of, as it is stored: `src/relate/document.ts` packs and unpacks it. */
export interface DocumentRow {
  readonly article_id: number
  readonly revision: number
  readonly version: number
  readonly lang: string
  readonly kind: string
  readonly section_id: number | null
  readonly published_at: number
  readonly keys: string
  readonly forms: string
  readonly weights: Uint8Array
  readonly own_norm: number
  readonly shared_norm: number
  readonly bands: string
  readonly related_among: number
  /** JSON. */
  readonly people: string
}

/** An article with its present text, as relating reads it. */
export interface RelatableArticle {
  readonly id: number
  readonly lang: string
  readonly kind: string
  readonly section_id: number | null
  readonly published_at: number
  readonly revision: number
  readonly headline: string
  readonly standfirst: string | null
  readonly dateline: string | null
  readonly body: string
  /** JSON: what its source says that it is about. */
  readonly topics: string | null
}

export function relatable(db: Db) {
  return publishedTexts(db).select([
    'article.id',
    'article.lang',
    'article.kind',
    'article.section_id',
    'article.published_at',
    'article.revision',
    'revision.headline',
    'revision.standfirst',
    'revision.dateline',
    'revision.body',
    'revision.topics',
  ])
}

const relatableOf = preparedIn<RelatableArticle>((db, ids) => relatable(db).where('article.id', 'in', [...ids]))

/** Published articles of these numbers, embargoed ones among them: the time is asked for when lists are read. */
export function relatableArticles(db: Db, ids: readonly number[]): Promise<readonly RelatableArticle[]> {
  return relatableOf(db, ids)
}

const documentsOf = preparedIn<DocumentRow>((db, ids) =>
  db
    .selectFrom('relate_document')
    .selectAll()
    .where('article_id', 'in', [...ids]),
)

export function documentRows(db: Db, ids: readonly number[]): Promise<readonly DocumentRow[]> {
  return documentsOf(db, ids)
}

/** Of a document what it is compared by. */
const COMPARED = [
  'article_id',
  'lang',
  'kind',
  'section_id',
  'published_at',
  'keys',
  'forms',
  'weights',
  'own_norm',
  'shared_norm',
] as const satisfies readonly (keyof DocumentRow)[]

export type CandidateRow = Pick<DocumentRow, (typeof COMPARED)[number]>

const candidatesOf = preparedIn<CandidateRow>((db, ids) =>
  db
    .selectFrom('relate_document')
    .select(COMPARED)
    .where('article_id', 'in', [...ids]),
)

export function candidateRows(db: Db, ids: readonly number[]): Promise<readonly CandidateRow[]> {
  return candidatesOf(db, ids)
}

/** Of a document what it is found by as a copy. */
export type BandsRow = Pick<DocumentRow, 'article_id' | 'revision' | 'published_at' | 'bands'>

const bandsOf = preparedIn<BandsRow>((db, ids) =>
  db
    .selectFrom('relate_document')
    .select(['article_id', 'revision', 'published_at', 'bands'])
    .where('article_id', 'in', [...ids]),
)

export function bandsAmong(db: Db, ids: readonly number[]): Promise<readonly BandsRow[]> {
  return bandsOf(db, ids)
}

/** Where a document stands in the order of publication. */
export interface DocumentPlace {
  readonly article_id: number
  readonly published_at: number
}

/** The next documents after a place in the order of publication. */
export async function placesAfter(
  db: Db,
  place: { readonly publishedAt: number; readonly id: number },
  limit: number,
): Promise<readonly DocumentPlace[]> {
  return db
    .selectFrom('relate_document')
    .select(['article_id', 'published_at'])
    .where(sql<boolean>`(published_at, article_id) > (${place.publishedAt}, ${place.id})`)
    .orderBy('published_at')
    .orderBy('article_id')
    .limit(limit)
    .execute()
}

const revisions = preparedIn<{ article_id: number; revision: number }>((db, ids) =>
  db
    .selectFrom('relate_document')
    .select(['article_id', 'revision'])
    .where('article_id', 'in', [...ids]),
)

/** The revision that is known of each of these articles. */
export async function documentRevisions(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  return new Map((await revisions(db, ids)).map((row) => [row.article_id, row.revision]))
}

/** Published articles after a number, with what was read of them. */
export interface ReadState {
  readonly id: number
  readonly lang: string
  readonly published_at: number
  readonly revision: number
  /** Null where nothing was read. */
  readonly known_revision: number | null
  readonly known_version: number | null
}

export async function readStatesAfter(db: Db, id: number, limit: number): Promise<readonly ReadState[]> {
  return db
    .selectFrom('article')
    .leftJoin('relate_document', 'relate_document.article_id', 'article.id')
    .where('article.status', '=', sql.lit('published'))
    .where('article.id', '>', id)
    .orderBy('article.id')
    .limit(limit)
    .select(['article.id', 'article.lang', 'article.published_at', 'article.revision'])
    .select(['relate_document.revision as known_revision', 'relate_document.version as known_version'])
    .execute()
}

const published = preparedIn<{ id: number; revision: number }>((db, ids) =>
  db
    .selectFrom('article')
    .select(['id', 'revision'])
    .where('id', 'in', [...ids])
    .where('status', '=', sql.lit('published')),
)

/** The present revision of those of these articles that are published. */
export async function publishedRevisions(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  return new Map((await published(db, ids)).map((row) => [row.id, row.revision]))
}

/** Documents whose lists were made among fewer articles than this: what was rare then may be frequent now. */
export async function documentsRelatedAmong(db: Db, fewerThan: number, limit: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('relate_document')
    .select('article_id')
    .where('related_among', '<', fewerThan)
    .orderBy('related_among')
    .limit(limit)
    .execute()
  return rows.map((row) => row.article_id)
}

const COLUMNS = [
  'article_id',
  'revision',
  'version',
  'lang',
  'kind',
  'section_id',
  'published_at',
  'keys',
  'forms',
  'weights',
  'own_norm',
  'shared_norm',
  'bands',
  'related_among',
  'people',
] as const satisfies readonly (keyof DocumentRow)[]

const writeDocuments = preparedRows<Readonly<Record<keyof DocumentRow, string | number | null | Uint8Array>>>(
  (db, rows) =>
    db
      .insertInto('relate_document')
      .values(
        rows.map((row) => Object.fromEntries(COLUMNS.map((column) => [column, row[column]])) as unknown as DocumentRow),
      )
      .onConflict((conflict) =>
        conflict
          .column('article_id')
          .doUpdateSet((eb) => Object.fromEntries(COLUMNS.map((column) => [column, eb.ref(`excluded.${column}`)]))),
      ),
)

export async function putDocuments(tx: Tx, rows: readonly DocumentRow[]): Promise<void> {
  await writeDocuments(
    tx,
    rows.map((row) => ({ ...row, weights: bytes(row.weights) })),
  )
}

export async function setRelatedAmong(tx: Tx, ids: readonly number[], count: number): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('relate_document')
    .set({ related_among: count })
    .where('article_id', 'in', [...ids])
    .execute()
}

export async function deleteDocument(tx: Tx, articleId: number): Promise<void> {
  await tx.deleteFrom('relate_document').where('article_id', '=', articleId).execute()
}

const countsOf = preparedIn<{ feature: number; count: number }>((db, features) =>
  db
    .selectFrom('relate_frequency')
    .selectAll()
    .where('feature', 'in', [...features]),
)

/**
 * In how many articles some features are. What a recomputation has put down is not among them until it is counted; of an
 * article that was withdrawn meanwhile it is taken away at once, so that a count may be below nothing for a while.
 */
export async function frequenciesOf(db: Db, features: readonly number[]): Promise<ReadonlyMap<number, number>> {
  return new Map((await countsOf(db, features)).map(({ feature, count }) => [feature, Math.max(count, 0)]))
}

const addCounts = preparedRows<{ feature: number; count: number }>((db, rows) =>
  db
    .insertInto('relate_frequency')
    .values(rows.map(({ feature, count }) => ({ feature, count })))
    .onConflict((conflict) =>
      conflict.column('feature').doUpdateSet({ count: sql`relate_frequency.count + excluded.count` }),
    ),
)

export async function addFrequencies(tx: Tx, changes: ReadonlyMap<number, number>): Promise<void> {
  const rows = Array.from(changes, ([feature, count]) => ({ feature, count })).filter(({ count }) => count !== 0)
  await addCounts(
    tx,
    rows.sort((one, other) => one.feature - other.feature),
  )
}
