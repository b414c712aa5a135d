import type { Migration } from './migration.ts'

/** What the source of a text says that it is about, as JSON: its own words, so that topics known later are found in them too. */
export const topics: Migration = async (db) => {
  await db.schema.alterTable('revision').addColumn('topics', 'text').execute()
}
