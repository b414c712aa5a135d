import { sql } from 'kysely'
import type { Migration } from './migration.ts'

/** When the articles of each sitemap, which lists five thousand numbers, were or will be published. */
export const articleBySitemap: Migration = async (db) => {
  await sql`create index article_by_sitemap on article (((id + 4999) / 5000), published_at)
    where status = 'published'`.execute(db)
}
