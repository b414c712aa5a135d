import type { Article } from '../model/article.ts'
import type { Db } from './archive.ts'
import { fullArticles, type VisibleArticles, visible } from './articles.ts'
import { filtered, type ListFilter } from './lists.ts'

/** An article with the key that its source knows it by, which no revision, move or address changes. */
export interface FeedArticle extends Article {
  readonly identity: string
}

/** The newest articles of a list with their texts, newest first. */
export async function feedArticles(
  db: Db,
  now: number,
  filter: ListFilter,
  limit: number,
): Promise<readonly FeedArticle[]> {
  return withIdentities(db, await fullArticles(newestFirst(filtered(visible(db, now), filter)).limit(limit)))
}

/** The visible ones of some articles with their texts, newest first. */
export async function feedArticlesByIds(db: Db, now: number, ids: readonly number[]): Promise<readonly FeedArticle[]> {
  if (ids.length === 0) return []
  return withIdentities(db, await fullArticles(newestFirst(visible(db, now).where('article.id', 'in', [...ids]))))
}

function newestFirst(articles: VisibleArticles): VisibleArticles {
  return articles.orderBy('article.published_at', 'desc').orderBy('article.id', 'desc')
}

async function withIdentities(db: Db, articles: readonly Article[]): Promise<readonly FeedArticle[]> {
  const identities = await identitiesOf(
    db,
    articles.map((article) => article.id),
  )
  return articles.map((article) => ({ ...article, identity: identities.get(article.id) ?? '' }))
}

async function identitiesOf(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('article')
    .select(['id', 'identity'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row.identity]))
}
