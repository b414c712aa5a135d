import { type Kysely, sql } from 'kysely'
import { type Migration, tableWithId } from './migration.ts'

/** People whom articles tell of, their names in both scripts, and what editors decided of them (docs/people.md). */
export const people: Migration = async (db, database) => {
  await tableWithId(db, database, 'person')
    .addColumn('name_ar', 'text')
    .addColumn('name_en', 'text')
    .addColumn('hidden', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('merged_into', 'bigint')
    .execute()
  await tableWithId(db, database, 'person_name')
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('script', 'text', (column) => column.notNull().check(sql`script in ('Arab', 'Latn')`))
    .addColumn('person_id', 'bigint', (column) => column.notNull())
    .addColumn('form', 'text', (column) => column.notNull())
    .addColumn('lead', 'integer', (column) => column.notNull())
    .addColumn('articles', 'integer', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('person_by_merged_into').on('person').column('merged_into').execute()
  await db.schema.createIndex('person_name_by_person').on('person_name').column('person_id').execute()
  await createClustered(db, database === 'sqlite')
  await tableWithId(db, database, 'person_log')
    .addColumn('person_id', 'bigint', (column) => column.notNull())
    .addColumn('other_id', 'bigint')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor_id', 'bigint', (column) => column.references('staff.id'))
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('undoes', 'bigint', (column) => column.unique())
    .execute()
  for (const column of ['person_id', 'other_id']) {
    await db.schema.createIndex(`person_log_by_${column}`).on('person_log').column(column).execute()
  }
  if (database === 'postgres') await notifyOfPeople(db)
}

// biome-ignore lint/suspicious/noExplicitAny: a migration sees the schema of its own time, not today's
async function createClustered(db: Kysely<any>, sqlite: boolean): Promise<void> {
  const number = sqlite ? sql`integer` : sql`bigint`
  const clustered = sqlite ? sql`without rowid` : sql``
  await sql`create table person_sound (
    sound text not null, name_id ${number} not null, primary key (sound, name_id)
  ) ${clustered}`.execute(db)
  await sql`create index person_sound_by_name on person_sound (name_id)`.execute(db)
  await sql`create table person_mention (
    article_id ${number} not null, name_id ${number} not null, form text not null, primary key (article_id, name_id)
  ) ${clustered}`.execute(db)
  await sql`create index person_mention_by_name on person_mention (name_id, article_id)`.execute(db)
  await sql`create table person_distinct (
    name_id ${number} not null, other_id ${number} not null, primary key (name_id, other_id)
  ) ${clustered}`.execute(db)
}

/** Pages that show people are kept until they hear of a change. */
// biome-ignore lint/suspicious/noExplicitAny: as above
async function notifyOfPeople(db: Kysely<any>): Promise<void> {
  for (const name of ['person', 'person_name']) {
    await sql`create trigger ${sql.ref(`${name}_notify`)} after insert or update or delete on ${sql.table(name)}
      for each statement execute function notify_of_fact()`.execute(db)
  }
}
