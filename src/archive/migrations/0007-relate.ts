import { type Kysely, sql } from 'kysely'
import { type Migration, tableWithId } from './migration.ts'

/** What articles tell of as language-neutral features, which of them are related, and which tell the same text (docs/related.md). */
export const relate: Migration = async (db, database) => {
  const sqlite = database === 'sqlite'
  const bytes = sqlite ? sql`blob` : sql`bytea`

  await db.schema
    .createTable('relate_document')
    .addColumn('article_id', 'bigint', (column) => column.primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('section_id', 'bigint')
    .addColumn('published_at', 'bigint', (column) => column.notNull())
    .addColumn('keys', 'text', (column) => column.notNull())
    .addColumn('forms', 'text', (column) => column.notNull())
    .addColumn('weights', bytes, (column) => column.notNull())
    .addColumn('own_norm', 'real', (column) => column.notNull())
    .addColumn('shared_norm', 'real', (column) => column.notNull())
    .addColumn('bands', 'text', (column) => column.notNull())
    .addColumn('related_among', 'integer', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('relate_document_by_date')
    .on('relate_document')
    .columns(['published_at', 'article_id'])
    .execute()

  await db.schema.createIndex('relate_document_by_size').on('relate_document').columns(['related_among']).execute()

  await createPostings(db, sqlite)
  await createRelations(db)

  const words = tableWithId(db, database, 'relate_word')
  await words
    .addColumn('arabic', 'text', (column) => column.notNull())
    .addColumn('english', 'text', (column) => column.notNull())
    .addColumn('weight', 'real', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull().check(sql`origin in ('learned', 'imported')`))
    .addColumn('evidence', 'text', (column) => column.notNull())
    .addUniqueConstraint('relate_word_pair', ['arabic', 'english', 'origin'])
    .execute()
  await db.schema
    .createTable('relate_progress')
    .addColumn('task', 'text', (column) => column.primaryKey())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('published_at', 'bigint', (column) => column.notNull())
    .addColumn('article_id', 'bigint', (column) => column.notNull())
    .execute()
  if (!sqlite) await notifyOfRelations(db)
}

/** Clustered by feature and day where the database can, so that the nearest in time of a feature are one short walk. */
// biome-ignore lint/suspicious/noExplicitAny: a migration sees the schema of its own time, not today's
async function createPostings(db: Kysely<any>, sqlite: boolean): Promise<void> {
  const number = sqlite ? sql`integer` : sql`bigint`
  const clustered = sqlite ? sql`without rowid` : sql``
  await sql`create table relate_posting (
    feature ${number} not null, day integer not null, article_id ${number} not null, weight integer not null,
    primary key (feature, day, article_id)
  ) ${clustered}`.execute(db)
  await sql`create table relate_frequency (
    feature ${number} not null primary key, count integer not null
  )`.execute(db)
}

// biome-ignore lint/suspicious/noExplicitAny: as above
async function createRelations(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('relation')
    .addColumn('article_id', 'bigint', (column) => column.notNull())
    .addColumn('related_id', 'bigint', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('score', 'real', (column) => column.notNull())
    .addColumn('reasons', 'text', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull().check(sql`origin in ('machine', 'editor')`))
    .addColumn('state', 'text', (column) => column.notNull().check(sql`state in ('listed', 'pinned', 'banned')`))
    .addColumn('position', 'integer')
    .addPrimaryKeyConstraint('relation_key', ['article_id', 'related_id'])
    .execute()
  await db.schema.createIndex('relation_by_related').on('relation').columns(['related_id']).execute()
  await db.schema
    .createTable('duplicate')
    .addColumn('article_id', 'bigint', (column) => column.primaryKey())
    .addColumn('original_id', 'bigint', (column) => column.notNull())
    .addColumn('similarity', 'real', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('duplicate_by_original').on('duplicate').columns(['original_id']).execute()
}

/** Pages that show relations are kept until they hear of a change. */
// biome-ignore lint/suspicious/noExplicitAny: as above
async function notifyOfRelations(db: Kysely<any>): Promise<void> {
  for (const name of ['relation', 'duplicate']) {
    await sql`create trigger ${sql.ref(`${name}_notify`)} after insert or update or delete on ${sql.table(name)}
      for each statement execute function notify_of_fact()`.execute(db)
  }
}
