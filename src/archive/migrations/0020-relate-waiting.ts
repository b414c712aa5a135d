import { sql } from 'kysely'
import { type Migration, tableWithId } from './migration.ts'

/** New postings of a recomputation, in packs, until they are sorted into the index (docs/decisions/0032). */
export const relateWaiting: Migration = async (db, database) => {
  await tableWithId(db, database, 'relate_waiting')
    .addColumn('part', 'integer', (column) => column.notNull())
    .addColumn('postings', database === 'sqlite' ? sql`blob` : sql`bytea`, (column) => column.notNull())
    .execute()
  await db.schema.createIndex('relate_waiting_by_part').on('relate_waiting').columns(['part', 'id']).execute()
}
