import { sql } from 'kysely'
import type { ArticleSummary } from '../model/article.ts'
import type { Db } from './archive.ts'
import { type SummaryRow, selectSummaries, summaryOf, visible } from './articles.ts'
import { prepared, preparedByShape, type QueryValues } from './prepared.ts'

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
  selectSummaries(visibleTranslations(db, now).where('own.id', '=', id)).orderBy('article.published_at', 'desc'),
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
  const ids = Object.fromEntries(articleIds.map((id, index) => [index, id]))
  const rows = await ofAll(db, articleIds.length, { ...ids, now })
  const grouped = Map.groupBy(rows, (row) => row.of)
  return new Map([...grouped].map(([id, translations]) => [id, translations.map(summaryOf)]))
}

const ofAll = preparedByShape<number, { now: number } & QueryValues, SummaryRow & { of: number }>(
  (db, values, count) => {
    const ids = Array.from({ length: count }, (_, index) => values[index] as number)
    return selectSummaries(visibleTranslations(db, values.now).where('own.id', 'in', ids))
      .select(sql<number>`own.id`.as('of'))
      .orderBy('article.published_at', 'desc')
  },
)
