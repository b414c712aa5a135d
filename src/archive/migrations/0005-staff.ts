import { type Kysely, sql } from 'kysely'
import { type Migration, tableWithId } from './migration.ts'

/** People with an account, how they sign in, where they are signed in, and what was done to their accounts. */
export const staff: Migration = async (db, database) => {
  const bytes = database === 'sqlite' ? sql`blob` : sql`bytea`
  const table = (name: string) => db.schema.createTable(name)
  const numbered = (name: string) => tableWithId(db, database, name)

  await numbered('staff')
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('email_key', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull().check(sql`status in ('active', 'disabled')`))
    .addColumn('password_hash', 'text')
    .addColumn('totp_secret', 'text')
    .addColumn('totp_step', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute()

  await numbered('session')
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('staff_id', 'bigint', (column) => column.notNull().references('staff.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint', (column) => column.notNull())
    .addColumn('user_agent', 'text')
    .execute()
  await db.schema.createIndex('session_by_staff').on('session').column('staff_id').execute()

  await table('passkey')
    .addColumn('credential_id', 'text', (column) => column.primaryKey())
    .addColumn('staff_id', 'bigint', (column) => column.notNull().references('staff.id'))
    .addColumn('public_key', bytes, (column) => column.notNull())
    .addColumn('counter', 'bigint', (column) => column.notNull())
    .addColumn('transports', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .execute()
  await db.schema.createIndex('passkey_by_staff').on('passkey').column('staff_id').execute()

  await table('staff_token')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('staff_id', 'bigint', (column) => column.references('staff.id'))
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('staff_token_by_staff').on('staff_token').columns(['staff_id', 'purpose']).execute()
  await db.schema.createIndex('staff_token_expires_at').on('staff_token').column('expires_at').execute()

  await table('sign_in_attempt')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('sign_in_attempt_last_at').on('sign_in_attempt').column('last_at').execute()

  await numbered('staff_log')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'bigint', (column) => column.references('staff.id'))
    .addColumn('subject_id', 'bigint', (column) => column.notNull().references('staff.id'))
    .addColumn('detail', 'text')
    .execute()
  await (database === 'sqlite' ? keepLogSqlite(db) : keepLogPostgres(db))
}

/** A log that can be changed proves nothing: the database itself refuses, whoever asks. */
// biome-ignore lint/suspicious/noExplicitAny: a migration sees the schema of its own time, not today's
async function keepLogSqlite(db: Kysely<any>): Promise<void> {
  for (const change of ['update', 'delete']) {
    await sql`create trigger ${sql.ref(`staff_log_no_${change}`)} before ${sql.raw(change)} on staff_log
      begin select raise(abort, 'the staff log is only ever added to'); end`.execute(db)
  }
}

// biome-ignore lint/suspicious/noExplicitAny: as above
async function keepLogPostgres(db: Kysely<any>): Promise<void> {
  await sql`create function refuse_log_change() returns trigger language plpgsql as
    $$ begin raise exception 'the staff log is only ever added to'; end $$`.execute(db)
  await sql`create trigger staff_log_kept before update or delete on staff_log
    for each row execute function refuse_log_change()`.execute(db)
}
