import { sql } from 'kysely'
import type { Archive, Db, Tx } from './archive.ts'
import { prepared, preparedByShape } from './prepared.ts'
import { bytes } from './search.ts'
import { clearNames } from './search-names.ts'

/** A rebuild under way: articles up to `indexedTo` are in it. */
export interface Building {
  readonly id: number
  readonly version: number
  readonly indexedTo: number
}

/**
 * The generation that a rebuild makes. Until the transaction ends, it stays what it is: what a rebuild has not
 * reached yet is left to it, and for what it has reached, somebody must see to changes.
 */
export async function lockedBuilding(
  archive: Archive,
  tx: Tx,
  lock: 'share' | 'update',
): Promise<Building | undefined> {
  const [row] = await building(tx, archive.name === 'sqlite' ? 'none' : lock, {})
  return row
}

const building = preparedByShape<'none' | 'share' | 'update', Record<never, never>, Building>((db, _, lock) => {
  const rows = db
    .selectFrom('search_generation')
    .select(['id', 'version', 'indexed_to as indexedTo'])
    .where('state', '=', sql.lit('building'))
  if (lock === 'none') return rows
  return lock === 'share' ? rows.forShare() : rows.forUpdate()
}, 'planned')

/** The one that readers see is `current`, the one that a rebuild makes `building`; nobody reads those that are `past`. */
export interface GenerationState {
  readonly id: number
  readonly state: 'current' | 'building' | 'past'
}

const allGenerations = prepared<Record<never, never>, GenerationState>(
  (db) => db.selectFrom('search_generation').select(['id', 'state']).orderBy('id').$castTo<GenerationState>(),
  'planned',
)

export async function generations(db: Db): Promise<readonly GenerationState[]> {
  return allGenerations(db, {})
}

/** Begins a rebuild. */
export async function insertGeneration(tx: Tx, version: number): Promise<Building> {
  return tx
    .insertInto('search_generation')
    .values({ state: 'building', version })
    .returning(['id', 'version', 'indexed_to as indexedTo'])
    .executeTakeFirstOrThrow()
}

/** The generation that readers see: of which analysis it is, and whether it has no document yet. */
export async function currentGeneration(
  db: Db,
): Promise<{ readonly id: number; readonly version: number; readonly isEmpty: boolean } | undefined> {
  const current = await db
    .selectFrom('search_generation')
    .select(['id', 'version'])
    .where('state', '=', 'current')
    .executeTakeFirst()
  if (!current) return undefined
  const document = await db
    .selectFrom('search_document')
    .select('id')
    .where('generation', '=', current.id)
    .limit(1)
    .executeTakeFirst()
  return { ...current, isEmpty: document === undefined }
}

export async function setGenerationVersion(tx: Tx, id: number, version: number): Promise<void> {
  await tx.updateTable('search_generation').set({ version }).where('id', '=', id).execute()
}

export async function setGenerationState(tx: Tx, id: number, state: 'current' | 'past'): Promise<void> {
  await tx.updateTable('search_generation').set({ state }).where('id', '=', id).execute()
}

export async function setIndexedTo(tx: Tx, id: number, articleId: number): Promise<void> {
  await tx.updateTable('search_generation').set({ indexed_to: articleId }).where('id', '=', id).execute()
}

/** Takes from a rebuild that was interrupted what no active block holds; a bounded part at a time. */
export async function clearUnfinished(tx: Tx, { id, indexedTo }: Building, limit: number): Promise<'more' | 'cleared'> {
  await tx
    .updateTable('search_block')
    .set({ state: 'dropped' })
    .where('generation', '=', id)
    .where('state', '=', 'building')
    .where('inputs', '=', NO_INPUTS)
    .execute()
  const documents = tx
    .selectFrom('search_document')
    .select('id')
    .where('generation', '=', id)
    .where('article_id', '>', indexedTo)
    .limit(limit)
  const { numDeletedRows } = await tx.deleteFrom('search_document').where('id', 'in', documents).executeTakeFirst()
  return Number(numDeletedRows) < limit ? 'cleared' : 'more'
}

/** Of a block that is made of articles. */
const NO_INPUTS = JSON.stringify({ blocks: [], fresh: [] })

export interface DocumentRow {
  readonly article: number
  readonly revision: number
  readonly words: Uint8Array
}

const DOCUMENT = {
  id: 'bigint',
  generation: 'bigint',
  article_id: 'bigint',
  revision: 'integer',
  words: 'bytes',
} as const

/** Adds documents, at most a thousand in a transaction; their numbers, in the order of the rows. */
export async function insertDocuments(
  archive: Archive,
  tx: Tx,
  generation: number,
  rows: readonly DocumentRow[],
): Promise<number[]> {
  const numbers = await archive.allocateIds(tx, 'search_document', rows.length)
  const values = rows.map(({ article, revision, words }, at) => [
    numbers[at] ?? 0,
    generation,
    article,
    revision,
    bytes(words),
  ])
  await archive.addRows(tx, 'search_document', DOCUMENT, values)
  return numbers
}

/** Articles among these that have changed since their documents were made. */
export async function staleArticles(
  tx: Tx,
  generation: number,
  after: number,
  to: number,
): Promise<readonly { id: number; published_at: number; status: string }[]> {
  return tx
    .selectFrom('search_document')
    .innerJoin('article', 'article.id', 'search_document.article_id')
    .where('search_document.generation', '=', generation)
    .where('search_document.article_id', '>', after)
    .where('search_document.article_id', '<=', to)
    .where((eb) =>
      eb.or([
        eb('article.status', '<>', 'published'),
        eb('article.revision', '<>', eb.ref('search_document.revision')),
      ]),
    )
    .select(['article.id', 'article.published_at', 'article.status'])
    .execute()
}

export async function countPublished(db: Db, after: number): Promise<number> {
  const { count } = await db
    .selectFrom('article')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('status', '=', 'published')
    .where('id', '>', after)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Takes away a part of what a generation of the past has left, and the generation itself after the last of it. */
export async function clearPast(tx: Tx, generation: number, limit: number): Promise<void> {
  await tx.updateTable('search_block').set({ state: 'dropped' }).where('generation', '=', generation).execute()
  await tx.deleteFrom('search_fresh').where('generation', '=', generation).execute()
  const documents = tx.selectFrom('search_document').select('id').where('generation', '=', generation).limit(limit)
  const { numDeletedRows } = await tx.deleteFrom('search_document').where('id', 'in', documents).executeTakeFirst()
  if (Number(numDeletedRows) === limit) return
  if ((await clearNames(tx, generation, limit)) === 'more') return
  await tx.deleteFrom('search_removed').where('generation', '=', generation).execute()
  await tx.deleteFrom('search_generation').where('id', '=', generation).execute()
}
