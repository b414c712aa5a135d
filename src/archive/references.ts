import { sql } from 'kysely'
import type { ArticleSummary, Kind } from '../model/article.ts'
import type { Reference } from '../model/item.ts'
import type { Db } from './archive.ts'
import { selectSummaries, summaryOf, visible } from './articles.ts'
import { prepared } from './prepared.ts'

/** A title listed as related, with the article of that title when the public may read it. */
export interface ResolvedReference extends Reference {
  readonly article: ArticleSummary | undefined
}

const listed = prepared((db, { id }: { id: number }) =>
  db
    .selectFrom('reference')
    .select(['kind', 'title', 'title_key'])
    .where('article_id', '=', id)
    .orderBy('kind')
    .orderBy('position'),
)

const newestOfTitle = prepared((db, { id, titleKey, now }: { id: number; titleKey: string; now: number }) =>
  selectSummaries(
    visible(db, now)
      .where('article.title_key', '=', titleKey)
      .where('article.id', '!=', id)
      .orderBy('article.published_at', 'desc')
      .limit(sql.lit(1)),
  ),
)

/**
 * The titles that the article's page listed, in its order. They are matched when they are read, by
 * folded title: an article that arrives years later is linked from then on, a withdrawn one no more.
 */
export async function referencesOf(db: Db, now: number, articleId: number): Promise<readonly ResolvedReference[]> {
  const rows = await listed(db, { id: articleId })
  return Promise.all(
    rows.map(async (row) => {
      const [match] = await newestOfTitle(db, { id: articleId, titleKey: row.title_key, now })
      return { kind: row.kind as Kind, title: row.title, article: match && summaryOf(match) }
    }),
  )
}
