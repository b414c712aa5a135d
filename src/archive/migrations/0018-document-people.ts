import type { Migration } from './migration.ts'

/** Whom a text names, as JSON, with all else that is found when it is read (docs/decisions/0027). */
export const documentPeople: Migration = async (db) => {
  await db.schema
    .alterTable('relate_document')
    .addColumn('people', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute()
}
