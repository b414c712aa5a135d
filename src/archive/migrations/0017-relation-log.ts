import { type Kysely, sql } from 'kysely'
import { type Migration, tableWithId } from './migration.ts'

/** Who decided what of the lists of related articles, and when (docs/related.md). */
export const relationLog: Migration = async (db, database) => {
  await tableWithId(db, database, 'relation_log')
    .addColumn('article_id', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor_id', 'bigint', (column) => column.references('staff.id'))
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('related', 'text', (column) => column.notNull())
    .addColumn('undoes', 'bigint', (column) => column.unique())
    .execute()
  await db.schema.createIndex('relation_log_by_article').on('relation_log').columns(['article_id', 'id']).execute()
  await (database === 'sqlite' ? keepLogSqlite(db) : keepLogPostgres(db))
}

/** Undoing is one more line: the database refuses to have one changed. */
// biome-ignore lint/suspicious/noExplicitAny: a migration sees the schema of its own time, not today's
async function keepLogSqlite(db: Kysely<any>): Promise<void> {
  for (const change of ['update', 'delete']) {
    await sql`create trigger ${sql.ref(`relation_log_no_${change}`)} before ${sql.raw(change)} on relation_log
      begin select raise(abort, 'the log of relations is only ever added to'); end`.execute(db)
  }
}

// biome-ignore lint/suspicious/noExplicitAny: as above
async function keepLogPostgres(db: Kysely<any>): Promise<void> {
  await sql`create function refuse_relation_log_change() returns trigger language plpgsql as
    $$ begin raise exception 'the log of relations is only ever added to'; end $$`.execute(db)
  await sql`create trigger relation_log_kept before update or delete on relation_log
    for each row execute function refuse_relation_log_change()`.execute(db)
}
