import { sql } from 'kysely'
import type { Migration } from './migration.ts'

/**
 * What an article tells of, once more and small: enough to tell how alike two can be at most, so that few texts are
 * compared in full (docs/related.md); and by which recomputation a relation was last found.
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
  await db.schema
    .alterTable('relation')
    .addColumn('pass', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}
