import type { Kysely } from 'kysely'

/** One step forward from the schema before it. There is no way back: stored data outlives code. */
// biome-ignore lint/suspicious/noExplicitAny: a migration sees the schema of its own time, not today's
export type Migration = (db: Kysely<any>, database: 'sqlite' | 'postgres') => Promise<void>

/** A table with a number of its own for each row, as each database gives them out. */
// biome-ignore lint/suspicious/noExplicitAny: as above
export function tableWithId(db: Kysely<any>, database: 'sqlite' | 'postgres', name: string) {
  const table = db.schema.createTable(name)
  return database === 'sqlite'
    ? table.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    : table.addColumn('id', 'bigint', (column) => column.primaryKey().generatedByDefaultAsIdentity())
}
