import { sql } from 'kysely'
import type { Archive, Db, Tx } from './archive.ts'
import { prepared } from './prepared.ts'
import { bytes, type PostingRow } from './search.ts'

/** A block and what it is made of. */
export interface BlockState {
  readonly id: number
  readonly generation: number
  readonly level: number
  /** `building` until all its postings are there, `dropped` when another holds its documents. */
  readonly state: 'building' | 'active' | 'dropped'
  readonly inputs: BlockInputs
  /** Up to which term a block under construction has its postings. */
  readonly builtTo: string
}

export interface BlockInputs {
  readonly blocks: readonly number[]
  readonly fresh: readonly number[]
}

/**
 * All blocks, oldest first, for one who changes them: until the transaction ends nobody else does. Undefined when
 * someone else is at it.
 */
export async function lockedBlocks(archive: Archive, tx: Tx): Promise<readonly BlockState[] | undefined> {
  if (archive.name === 'postgres' && (await lockedCurrent(tx, {})).length === 0) return undefined
  const rows = await allBlocks(tx, {})
  return rows.map(({ state, inputs, built_to, ...row }) => ({
    ...row,
    state: state as BlockState['state'],
    inputs: JSON.parse(inputs) as BlockInputs,
    builtTo: built_to,
  }))
}

const lockedCurrent = prepared<Record<never, never>, { readonly id: number }>(
  (db) =>
    db.selectFrom('search_generation').select('id').where('state', '=', sql.lit('current')).forUpdate().skipLocked(),
  'planned',
)

const allBlocks = prepared<Record<never, never>, BlockStateRow>(
  (db) =>
    db.selectFrom('search_block').select(['id', 'generation', 'level', 'state', 'inputs', 'built_to']).orderBy('id'),
  'planned',
)

interface BlockStateRow {
  readonly id: number
  readonly generation: number
  readonly level: number
  readonly state: string
  readonly inputs: string
  readonly built_to: string
}

const oldest = prepared<{ generation: number; limit: number }, { readonly document: number }>(
  (db, { generation, limit }) =>
    db
      .selectFrom('search_fresh')
      .select('document')
      .where('generation', '=', generation)
      .orderBy('document')
      .limit(limit),
  'planned',
)

export async function oldestFresh(tx: Tx, generation: number, limit: number): Promise<readonly number[]> {
  return (await oldest(tx, { generation, limit })).map(({ document }) => document)
}

export interface NewBlock {
  readonly generation: number
  readonly level: number
  readonly inputs: BlockInputs
  readonly categories: string
  readonly documents: Uint8Array
}

/** Begins a block that nobody reads yet; its number. */
export async function insertBlock(tx: Tx, block: NewBlock): Promise<number> {
  const { id } = await tx
    .insertInto('search_block')
    .values({
      ...block,
      state: 'building',
      inputs: JSON.stringify(block.inputs),
      documents: bytes(block.documents),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The next postings of a block after a term, in the order of the terms' UTF-8 bytes. */
export async function postingsAfter(
  db: Db,
  block: number,
  term: string,
  limit: number,
): Promise<readonly PostingRow[]> {
  return db
    .selectFrom('search_posting')
    .selectAll()
    .where('block', '=', block)
    .where('term', '>', term)
    .orderBy('term')
    .limit(limit)
    .execute()
}

const POSTING = { block: 'bigint', term: 'text', count: 'integer', documents: 'bytes', weights: 'bytes' } as const

/** Adds postings, at most a thousand in a transaction. */
export async function insertPostings(archive: Archive, tx: Tx, rows: readonly PostingRow[]): Promise<void> {
  const values = rows.map(({ block, term, count, documents, weights }) => [
    block,
    term,
    count,
    bytes(documents),
    bytes(weights),
  ])
  await archive.addRows(tx, 'search_posting', POSTING, values)
}

export async function setBuiltTo(tx: Tx, block: number, term: string): Promise<void> {
  await tx.updateTable('search_block').set({ built_to: term }).where('id', '=', block).execute()
}

/** From now on the block is read instead of what it was made of. `left` are documents that it did not take over. */
export async function activateBlock(
  tx: Tx,
  id: number,
  { blocks, fresh }: BlockInputs,
  left: readonly number[],
): Promise<void> {
  await tx.updateTable('search_block').set({ state: 'active' }).where('id', '=', id).execute()
  if (blocks.length > 0) {
    await tx
      .updateTable('search_block')
      .set({ state: 'dropped' })
      .where('id', 'in', [...blocks])
      .execute()
  }
  if (fresh.length > 0) {
    await tx
      .deleteFrom('search_fresh')
      .where('document', 'in', [...fresh])
      .execute()
  }
  for (let at = 0; at < left.length; at += 500) {
    await tx
      .deleteFrom('search_removed')
      .where('document', 'in', left.slice(at, at + 500))
      .execute()
  }
}

/** Takes away some postings of a block that nobody reads any more, and the block itself after the last of them. */
export async function clearBlock(tx: Tx, id: number, limit: number): Promise<'more' | 'cleared'> {
  const [last] = await tx
    .selectFrom('search_posting')
    .select('term')
    .where('block', '=', id)
    .orderBy('term')
    .offset(limit)
    .limit(1)
    .execute()
  const postings = tx.deleteFrom('search_posting').where('block', '=', id)
  await (last ? postings.where('term', '<', last.term) : postings).execute()
  if (last) return 'more'
  await tx.deleteFrom('search_block_removal').where('block', '=', id).execute()
  await tx.deleteFrom('search_block').where('id', '=', id).execute()
  return 'cleared'
}
