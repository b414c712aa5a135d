import { sql } from 'kysely'
import type { Migration } from './migration.ts'

/** The site's own secrets, and the security codes that have been answered. */
export const securityCode: Migration = async (db, database) => {
  await db.schema
    .createTable('secret')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', database === 'sqlite' ? sql`blob` : sql`bytea`, (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('spent_code')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('spent_code_expires_at').on('spent_code').column('expires_at').execute()
}
