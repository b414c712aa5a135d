import type { ArticleSummary } from '../model/article.ts'
import type { Db } from './archive.ts'
import { summaries, visible } from './articles.ts'

/** How many of the newest articles are looked through: the bound that keeps the question quick in any archive. */
export const HEADLINES_SEARCHED = 20_000

/**
 * The newest visible articles whose folded headline has a word beginning with each of the given
 * words, themselves folded by `matchKey` (letters, digits and marks only, so none is a wildcard).
 */
export async function searchHeadlines(
  db: Db,
  now: number,
  words: readonly string[],
  limit: number,
): Promise<readonly ArticleSummary[]> {
  const newest = visible(db, now)
    .select(['article.id', 'article.title_key', 'article.published_at'])
    .orderBy('article.id', 'desc')
    .limit(HEADLINES_SEARCHED)
    .as('newest')
  let found = db.selectFrom(newest).select('newest.id')
  for (const word of words) {
    found = found.where((eb) =>
      eb.or([eb('newest.title_key', 'like', `${word}%`), eb('newest.title_key', 'like', `% ${word}%`)]),
    )
  }
  const ids = await found.orderBy('newest.published_at', 'desc').limit(limit).execute()
  if (ids.length === 0) return []
  return summaries(
    visible(db, now)
      .where(
        'article.id',
        'in',
        ids.map((row) => row.id),
      )
      .orderBy('article.published_at', 'desc'),
  )
}
