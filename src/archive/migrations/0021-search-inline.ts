import { sql } from 'kysely'
import type { Migration } from './migration.ts'

/**
 * PostgreSQL moves what makes a row longer than 2 KB to a table of its own, after it has tried to compress it. Words of
 * documents and postings do not become shorter, and a search reads them from all over the disk: they stay in their row as
 * long as two rows find room in a page. Rows of before stay as they are until the index is made anew.
 */
export const searchInline: Migration = async (db, database) => {
  if (database === 'sqlite') return
  await sql`alter table search_document alter words set storage external`.execute(db)
  for (const name of ['search_document', 'search_posting']) {
    await sql`alter table ${sql.table(name)} set (toast_tuple_target = 4080)`.execute(db)
  }
}
