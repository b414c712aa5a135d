import { sql } from 'kysely'
import type { Migration } from './migration.ts'

/** What a sentence-embedding model says of articles, where the operator gives one (docs/related.md). */
export const embeddings: Migration = async (db, database) => {
  const bytes = database === 'sqlite' ? sql`blob` : sql`bytea`
  await db.schema
    .createTable('embedding')
    .addColumn('article_id', 'bigint', (column) => column.primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('vector', bytes)
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .execute()
  await sql`create index embedding_due on embedding (model, due_at) where vector is null`.execute(db)
}
