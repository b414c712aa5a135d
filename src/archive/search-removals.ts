import type { Db, Tx } from './archive.ts'
import { bytes } from './search.ts'

/** The removed documents of a block: a bit for each of its documents. */
export interface BlockRemoval {
  readonly block: number
  readonly count: number
  readonly documents: Uint8Array
}

export async function blockRemovals(db: Db, blocks: readonly number[]): Promise<readonly BlockRemoval[]> {
  if (blocks.length === 0) return []
  return db
    .selectFrom('search_block_removal')
    .selectAll()
    .where('block', 'in', [...blocks])
    .execute()
}

/** How many documents of a generation were removed and are noted one by one. */
export async function countRemoved(db: Db, generation: number): Promise<number> {
  const { count } = await db
    .selectFrom('search_removed')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('generation', '=', generation)
    .executeTakeFirstOrThrow()
  return Number(count)
}

const VALUES_A_STATEMENT = 500

/** Notes with their block what was noted one by one. `documents` are the numbers of those. */
export async function putBlockRemoval(tx: Tx, removal: BlockRemoval, documents: readonly number[]): Promise<void> {
  const row = { ...removal, documents: bytes(removal.documents) }
  await tx.deleteFrom('search_block_removal').where('block', '=', removal.block).execute()
  await tx.insertInto('search_block_removal').values(row).execute()
  for (let at = 0; at < documents.length; at += VALUES_A_STATEMENT) {
    await tx
      .deleteFrom('search_removed')
      .where('document', 'in', documents.slice(at, at + VALUES_A_STATEMENT))
      .execute()
  }
}
