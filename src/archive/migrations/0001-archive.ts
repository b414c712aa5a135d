import { type Kysely, sql } from 'kysely'
import { type Migration, tableWithId } from './migration.ts'

/** Sources, sections, items with their ledger, articles with their revisions, and facts. */
export const archive: Migration = async (db, database) => {
  const sqlite = database === 'sqlite'
  const bytes = sqlite ? sql`blob` : sql`bytea`
  const table = (name: string) => db.schema.createTable(name)
  const numbered = (name: string) => tableWithId(db, database, name)

  await numbered('source')
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('names', 'text', (column) => column.notNull())
    .addColumn('url', 'text')
    .addColumn('usage_terms', 'text')
    .execute()

  await numbered('section')
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('names', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .execute()

  await numbered('item')
    .addColumn('digest', 'text', (column) => column.notNull().unique())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('format', 'text')
    .addColumn('payload', bytes)
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .execute()

  await numbered('article')
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('news', 'article')`))
    .addColumn('genre', 'text')
    .addColumn('status', 'text', (column) => column.notNull().check(sql`status in ('published', 'withdrawn')`))
    .addColumn('source_id', 'bigint', (column) => column.notNull().references('source.id'))
    .addColumn('section_id', 'bigint', (column) => column.references('section.id'))
    .addColumn('published_at', 'bigint', (column) => column.notNull())
    .addColumn('published_precision', 'text', (column) => column.notNull())
    .addColumn('modified_at', 'bigint', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('slug', 'text', (column) => column.notNull())
    .addColumn('identity', 'text', (column) => column.notNull())
    .addColumn('url', 'text')
    .addColumn('title_key', 'text', (column) => column.notNull())
    .addColumn('text_key', 'text', (column) => column.notNull())
    .addColumn('translation_set', 'text', (column) => column.notNull())
    .addColumn('comment_count', 'integer', (column) => column.notNull().defaultTo(0))
    .addUniqueConstraint('article_identity', ['identity', 'source_id'])
    .execute()

  await table('revision')
    .addColumn('article_id', 'bigint', (column) => column.notNull().references('article.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('item_id', 'bigint', (column) => column.references('item.id'))
    .addColumn('headline', 'text', (column) => column.notNull())
    .addColumn('standfirst', 'text')
    .addColumn('byline', 'text')
    .addColumn('dateline', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('revision_key', ['article_id', 'number'])
    .execute()

  await numbered('ledger')
    .addColumn('item_id', 'bigint', (column) => column.notNull().references('item.id'))
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('detail', 'text')
    .addColumn('article_id', 'bigint', (column) => column.references('article.id'))
    .addColumn('revision', 'integer')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()

  await numbered('change')
    .addColumn('article_id', 'bigint', (column) => column.notNull().references('article.id'))
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('class', 'text', (column) => column.notNull())
    .addColumn('note', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()

  await table('reference')
    .addColumn('article_id', 'bigint', (column) => column.notNull().references('article.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('title_key', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('reference_key', ['article_id', 'kind', 'position'])
    .execute()

  await numbered('fact')
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('article_id', 'bigint', (column) => column.notNull().references('article.id'))
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()

  await createIndexes(db)
  if (!sqlite) await notifyOfFacts(db)
}

/**
 * Every list of the site is one of these indexes read backwards from a cursor. They hold published
 * articles only; queries spell the status as a literal, for a parameter cannot prove the condition.
 */
// biome-ignore lint/suspicious/noExplicitAny: a migration sees the schema of its own time, not today's
async function createIndexes(db: Kysely<any>): Promise<void> {
  const lists: Record<string, readonly string[]> = {
    article_by_date: ['lang', 'published_at', 'id'],
    article_by_kind: ['lang', 'kind', 'published_at', 'id'],
    article_by_section: ['section_id', 'lang', 'published_at', 'id'],
    article_by_section_kind: ['section_id', 'kind', 'published_at', 'id'],
    article_by_source: ['source_id', 'lang', 'published_at', 'id'],
    article_by_title: ['title_key', 'published_at'],
    article_by_translation_set: ['source_id', 'translation_set'],
  }
  for (const [name, columns] of Object.entries(lists)) {
    await sql`create index ${sql.ref(name)} on article (${sql.join(columns.map((column) => sql.ref(column)))})
      where status = 'published'`.execute(db)
  }
  await db.schema.createIndex('article_by_text').on('article').columns(['text_key']).execute()
  await db.schema.createIndex('ledger_by_item').on('ledger').columns(['item_id']).execute()
  await db.schema.createIndex('change_by_article').on('change').columns(['article_id']).execute()
}

// biome-ignore lint/suspicious/noExplicitAny: as above
async function notifyOfFacts(db: Kysely<any>): Promise<void> {
  await sql`create function notify_of_fact() returns trigger language plpgsql as
    $$ begin perform pg_notify('warraq_fact', ''); return null; end $$`.execute(db)
  await sql`create trigger fact_notify after insert on fact
    for each statement execute function notify_of_fact()`.execute(db)
}
