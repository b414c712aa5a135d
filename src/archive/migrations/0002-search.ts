import { type Kysely, sql } from 'kysely'
import { type Migration, tableWithId } from './migration.ts'

/** The word index of docs/decisions/0013, and for each fact whether what follows from it has been done. */
export const search: Migration = async (db, database) => {
  const sqlite = database === 'sqlite'
  const bytes = sqlite ? sql`blob` : sql`bytea`
  const table = (name: string) => db.schema.createTable(name)
  const numbered = (name: string) => tableWithId(db, database, name)

  await numbered('search_generation')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('indexed_to', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute()
  await sql`insert into search_generation (state, version) values ('current', 1)`.execute(db)

  await numbered('search_document')
    .addColumn('generation', 'bigint', (column) => column.notNull())
    .addColumn('article_id', 'bigint', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('words', bytes, (column) => column.notNull())
    .addUniqueConstraint('search_document_article', ['generation', 'article_id'])
    .execute()

  await table('search_fresh')
    .addColumn('document', 'bigint', (column) => column.primaryKey())
    .addColumn('generation', 'bigint', (column) => column.notNull())
    .addColumn('article_id', 'bigint', (column) => column.notNull())
    .addColumn('published_at', 'bigint', (column) => column.notNull())
    .addColumn('category', 'text', (column) => column.notNull())
    .addColumn('terms', 'text', (column) => column.notNull())
    .addColumn('weights', bytes, (column) => column.notNull())
    .execute()

  await numbered('search_block')
    .addColumn('generation', 'bigint', (column) => column.notNull())
    .addColumn('level', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('inputs', 'text', (column) => column.notNull())
    .addColumn('built_to', 'text', (column) => column.notNull().defaultTo(''))
    .addColumn('categories', 'text', (column) => column.notNull())
    .addColumn('documents', bytes, (column) => column.notNull())
    .execute()

  await createPostings(db, sqlite)

  await table('search_removed')
    .addColumn('document', 'bigint', (column) => column.primaryKey())
    .addColumn('generation', 'bigint', (column) => column.notNull())
    .addColumn('published_at', 'bigint', (column) => column.notNull())
    .execute()

  await db.schema
    .alterTable('fact')
    .addColumn('handled', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await sql`create index fact_pending on fact (id) where handled = 0`.execute(db)
  await (sqlite ? removeAtOnceSqlite(db) : removeAtOncePostgres(db))
}

/**
 * Ordered by block, so that a block is written from beginning to end and not all over the index; as
 * a table that is its own index, where the database has such.
 */
// biome-ignore lint/suspicious/noExplicitAny: a migration sees the schema of its own time, not today's
async function createPostings(db: Kysely<any>, sqlite: boolean): Promise<void> {
  const [id, bytes] = sqlite ? [sql`integer`, sql`blob`] : [sql`bigint`, sql`bytea`]
  // PostgreSQL orders by the bytes of UTF-8 as SQLite does, so that a merge goes through blocks alike on both.
  const term = sqlite ? sql`text` : sql`text collate "C"`
  await sql`create table search_posting (
    block ${id} not null, term ${term} not null, count integer not null,
    documents ${bytes} not null, weights ${bytes} not null, primary key (block, term)
  ) ${sqlite ? sql`without rowid` : sql``}`.execute(db)
  if (sqlite) return
  await sql`alter table search_posting alter documents set storage external, alter weights set storage external`.execute(
    db,
  )
}

/** A withdrawn article, or one whose publication is moved, leaves the index in the same transaction, whoever does it. */
// biome-ignore lint/suspicious/noExplicitAny: as above
async function removeAtOnceSqlite(db: Kysely<any>): Promise<void> {
  await sql`create trigger search_remove after update of status, published_at on article
    when new.status <> 'published' or new.published_at <> old.published_at
    begin
      insert into search_removed (document, generation, published_at)
        select id, generation, old.published_at from search_document where article_id = new.id;
      delete from search_document where article_id = new.id;
    end`.execute(db)
}

// biome-ignore lint/suspicious/noExplicitAny: as above
async function removeAtOncePostgres(db: Kysely<any>): Promise<void> {
  await sql`create function search_remove() returns trigger language plpgsql as $$ begin
      with gone as (delete from search_document where article_id = new.id returning id, generation)
      insert into search_removed (document, generation, published_at)
        select id, generation, old.published_at from gone;
      return null;
    end $$`.execute(db)
  await sql`create trigger search_remove after update of status, published_at on article for each row
    when (new.status <> 'published' or new.published_at <> old.published_at)
    execute function search_remove()`.execute(db)
  // Pages that show what a search finds are kept until they hear of a change.
  for (const name of ['search_fresh', 'search_removed']) {
    await sql`create trigger ${sql.ref(`${name}_notify`)} after insert on ${sql.table(name)}
      for each statement execute function notify_of_fact()`.execute(db)
  }
}
