import { type SelectQueryBuilder, sql } from 'kysely'
import type { ArticleLink, Kind } from '../model/article.ts'
import type { Reference } from '../model/item.ts'
import type { Db } from './archive.ts'
import { type LinkRow, linkOf, selectLinks, visible } from './articles.ts'
import { prepared } from './prepared.ts'
import type { Schema } from './schema.ts'

/** A title listed as related, with the article of that title when the public may read it. */
export interface ResolvedReference extends Reference {
  readonly article: ArticleLink | undefined
}

type Listed = { listed_kind: string; title: string } & (LinkRow | { id: null })

/**
 * The titles that an article listed, each with the newest article that the public may read under it. Where an editor has
 * banned that article from the list, the title goes with it.
 */
const listed = prepared<{ id: number; now: number }, Listed>((db, { id, now }) => {
  const newestOfTitle = visible(db, now)
    .where('article.title_key', '=', sql<string>`reference.title_key`)
    .where('article.id', '!=', id)
    .orderBy('article.published_at', 'desc')
    .limit(sql.lit(1))
    .select('article.id')
  const matched = db
    .selectFrom('reference')
    .leftJoin('article', (join) => join.on('article.id', '=', newestOfTitle))
    .where('reference.article_id', '=', id)
    .where(sql<boolean>`not exists (
      select 1 from relation as banned
      where banned.article_id = reference.article_id and banned.related_id = article.id and banned.state = 'banned'
    )`)
    .orderBy('reference.kind')
    .orderBy('reference.position')
  return selectLinks(matched as unknown as SelectQueryBuilder<Schema, 'article', object>)
    .select([sql<string>`reference.kind`.as('listed_kind'), sql<string>`reference.title`.as('title')])
    .$castTo<Listed>()
})

/**
 * The titles that the article's page listed, in its order. They are matched when they are read, by
 * folded title: an article that arrives years later is linked from then on, a withdrawn one no more.
 */
export async function referencesOf(db: Db, now: number, articleId: number): Promise<readonly ResolvedReference[]> {
  const rows = await listed(db, { id: articleId, now })
  return rows.map((row) => ({
    kind: row.listed_kind as Kind,
    title: row.title,
    article: row.id === null ? undefined : linkOf(row),
  }))
}
