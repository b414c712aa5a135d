import { sql } from 'kysely'
import type { Db } from './archive.ts'

/**
 * Published articles with their present revision, embargoed ones among them, for what is made of a text before it may be read:
 * the word index and the evidence of what is related. Whoever reads those asks for the time of publication.
 */
export function publishedTexts(db: Db) {
  return db
    .selectFrom('article')
    .innerJoin('revision', (join) =>
      join.onRef('revision.article_id', '=', 'article.id').onRef('revision.number', '=', 'article.revision'),
    )
    .where('article.status', '=', sql.lit('published'))
}
