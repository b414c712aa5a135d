import type { ArticleSummary } from '../model/article.ts'
import type { Db } from './archive.ts'
import { selectSummaries, summaries, summaryOf, visible } from './articles.ts'
import { prepared } from './prepared.ts'

/** The visible articles that share a translation set with one called `own`. */
function visibleTranslations(db: Db, now: number) {
  return visible(db, now).innerJoin('article as own', (join) =>
    join
      .onRef('own.source_id', '=', 'article.source_id')
      .onRef('own.translation_set', '=', 'article.translation_set')
      .onRef('own.id', '!=', 'article.id'),
  )
}

const ofOne = prepared((db, { id, now }: { id: number; now: number }) =>
  selectSummaries(
    db
      .selectFrom('article')
      .where('article.id', 'in', visibleTranslations(db, now).where('own.id', '=', id).select('article.id'))
      .orderBy('article.published_at', 'desc'),
  ),
)

/** The visible translations of an article, newest first. Most have none, which costs a single probe. */
export async function translationsOf(db: Db, now: number, articleId: number): Promise<readonly ArticleSummary[]> {
  return (await ofOne(db, { id: articleId, now })).map(summaryOf)
}

/** For each of the given articles that has any, by its id, its visible translations. */
export async function translationsOfAll(
  db: Db,
  now: number,
  articleIds: readonly number[],
): Promise<ReadonlyMap<number, readonly ArticleSummary[]>> {
  if (articleIds.length === 0) return new Map()
  const pairs = await visibleTranslations(db, now)
    .where('own.id', 'in', [...articleIds])
    .select(['own.id as of', 'article.id'])
    .execute()
  if (pairs.length === 0) return new Map()
  const ids = pairs.map((pair) => pair.id)
  const found = await summaries(db.selectFrom('article').where('article.id', 'in', ids))
  const byId = new Map(found.map((article) => [article.id, article]))
  const translations = new Map<number, ArticleSummary[]>()
  for (const { of, id } of pairs) {
    const article = byId.get(id)
    if (article) translations.set(of, [...(translations.get(of) ?? []), article])
  }
  return translations
}
