import { sql } from 'kysely'
import type { Migration } from './migration.ts'

/** Of blocks that are never merged, which of their documents were removed: a bit for each, and how many there are. */
export const searchRemovals: Migration = async (db, database) => {
  const [id, bytes] = database === 'sqlite' ? [sql`integer`, sql`blob`] : [sql`bigint`, sql`bytea`]
  await sql`create table search_block_removal (
    block ${id} primary key not null, count integer not null, documents ${bytes} not null
  )`.execute(db)
}
