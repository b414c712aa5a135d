import { sql } from 'kysely'
import { type Migration, tableWithId } from './migration.ts'

/** What a recomputation has read and not yet counted, in packs (docs/decisions/0034). */
export const relateUncounted: Migration = async (db, database) => {
  await tableWithId(db, database, 'relate_uncounted')
    .addColumn('part', 'integer', (column) => column.notNull())
    .addColumn('changes', database === 'sqlite' ? sql`blob` : sql`bytea`, (column) => column.notNull())
    .execute()
  await db.schema.createIndex('relate_uncounted_by_part').on('relate_uncounted').columns(['part', 'id']).execute()
}
