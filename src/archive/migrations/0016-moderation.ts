import { type Kysely, sql } from 'kysely'
import { type Migration, tableWithId } from './migration.ts'

/** Names that moderators have covered, and who has changed what comments are judged by. */
export const moderation: Migration = async (db, database) => {
  await db.schema
    .alterTable('comment')
    .addColumn('name_covered', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await tableWithId(db, database, 'comment_rule_log')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('staff_id', 'bigint', (column) => column.references('staff.id'))
    .addColumn('by_name', 'text')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .execute()
  await (database === 'sqlite' ? keepLogSqlite(db) : keepLogPostgres(db))
}

/** As the log of accounts is kept. */
// biome-ignore lint/suspicious/noExplicitAny: a migration sees the schema of its own time, not today's
async function keepLogSqlite(db: Kysely<any>): Promise<void> {
  for (const change of ['update', 'delete']) {
    await sql`create trigger ${sql.ref(`comment_rule_log_no_${change}`)} before ${sql.raw(change)} on comment_rule_log
      begin select raise(abort, 'the log of rules is only ever added to'); end`.execute(db)
  }
}

// biome-ignore lint/suspicious/noExplicitAny: as above
async function keepLogPostgres(db: Kysely<any>): Promise<void> {
  await sql`create function refuse_rule_log_change() returns trigger language plpgsql as
    $$ begin raise exception 'the log of rules is only ever added to'; end $$`.execute(db)
  await sql`create trigger comment_rule_log_kept before update or delete on comment_rule_log
    for each row execute function refuse_rule_log_change()`.execute(db)
}
