import { type Kysely, sql } from 'kysely'
import { type Migration, tableWithId } from './migration.ts'

/** Stories, who belongs to them, what editors decided, and which articles tell of a person, place or organisation (docs/stories.md). */
export const stories: Migration = async (db, database) => {
  await tableWithId(db, database, 'story')
    .addColumn('name_ar', 'text')
    .addColumn('name_en', 'text')
    .addColumn('merged_into', 'bigint')
    .execute()
  await db.schema
    .createTable('story_member')
    .addColumn('article_id', 'bigint', (column) => column.primaryKey())
    .addColumn('story_id', 'bigint', (column) => column.notNull())
    .addColumn('published_at', 'bigint', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull().check(sql`origin in ('machine', 'editor')`))
    .addColumn('centrality', 'real', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('story_member_by_story')
    .on('story_member')
    .columns(['story_id', 'published_at', 'article_id'])
    .execute()
  await db.schema
    .createIndex('story_member_by_time')
    .on('story_member')
    .columns(['published_at', 'article_id'])
    .execute()
  await db.schema
    .createTable('story_exclusion')
    .addColumn('story_id', 'bigint', (column) => column.notNull())
    .addColumn('article_id', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('story_exclusion_key', ['article_id', 'story_id'])
    .execute()
  await tableWithId(db, database, 'story_log')
    .addColumn('story_id', 'bigint', (column) => column.notNull())
    .addColumn('other_id', 'bigint')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor_id', 'bigint', (column) => column.references('staff.id'))
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('undoes', 'bigint', (column) => column.unique())
    .execute()
  for (const column of ['story_id', 'other_id']) {
    await db.schema.createIndex(`story_log_by_${column}`).on('story_log').column(column).execute()
  }
  await createEntities(db, database === 'sqlite')
  if (database === 'postgres') await notifyOfStories(db)
}

// biome-ignore lint/suspicious/noExplicitAny: a migration sees the schema of its own time, not today's
async function createEntities(db: Kysely<any>, sqlite: boolean): Promise<void> {
  const number = sqlite ? sql`integer` : sql`bigint`
  const clustered = sqlite ? sql`without rowid` : sql``
  await sql`create table entity_mention (
    entity text not null, lang text not null, published_at ${number} not null, article_id ${number} not null,
    primary key (entity, lang, published_at, article_id)
  ) ${clustered}`.execute(db)
  await sql`create index entity_mention_by_article on entity_mention (article_id)`.execute(db)
  await sql`create table entity_month (
    entity text not null, month integer not null, lang text not null, count integer not null,
    primary key (entity, month, lang)
  ) ${clustered}`.execute(db)
}

/** Pages that show stories are kept until they hear of a change. */
// biome-ignore lint/suspicious/noExplicitAny: as above
async function notifyOfStories(db: Kysely<any>): Promise<void> {
  for (const name of ['story', 'story_member', 'entity_mention']) {
    await sql`create trigger ${sql.ref(`${name}_notify`)} after insert or update or delete on ${sql.table(name)}
      for each statement execute function notify_of_fact()`.execute(db)
  }
}
