import { sql } from 'kysely'
import type { Migration } from './migration.ts'

/**
 * What an article tells of, once more and small: enough to tell how alike two can be at most, so that few texts are
 * compared in full (docs/related.md). An article without a row is always compared.
 */
export const relateVectors: Migration = async (db, database) => {
  const sqlite = database === 'sqlite'
  await db.schema
    .createTable('relate_vector')
    .addColumn('article_id', sqlite ? 'integer' : 'bigint', (column) => column.primaryKey())
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('section_id', 'bigint')
    .addColumn('published_at', 'bigint', (column) => column.notNull())
    .addColumn('own_norm', sql`double precision`, (column) => column.notNull())
    .addColumn('shared_norm', sql`double precision`, (column) => column.notNull())
    .addColumn('features', sqlite ? sql`blob` : sql`bytea`, (column) => column.notNull())
    .execute()
}
