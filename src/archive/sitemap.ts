import { type Selectable, sql } from 'kysely'
import type { ArticleAddress } from '../model/article.ts'
import type { Db } from './archive.ts'
import { visible } from './articles.ts'
import { prepared } from './prepared.ts'
import type { Schema } from './schema.ts'

/** An article as a sitemap lists it. */
export interface MappedArticle extends ArticleAddress {
  readonly revision: number
  readonly modifiedAt: number
  readonly translations: readonly ArticleAddress[]
  /** The number of the article that the set was made from, where it is one of them. */
  readonly originalId: number | undefined
}

/** The visible articles numbered from `from` up to and without `to`, in that order. */
export async function mappedArticles(db: Db, now: number, from: number, to: number): Promise<readonly MappedArticle[]> {
  const rows = await visible(db, now)
    .where('article.id', '>=', from)
    .where('article.id', '<', to)
    .orderBy('article.id')
    .select([...ADDRESS, 'article.revision', 'article.modified_at'])
    .execute()
  const translations = await translationsInRange(db, now, from, to)
  return rows.map((row) => {
    const others = translations.get(row.id) ?? []
    return {
      ...addressOf(row),
      revision: row.revision,
      modifiedAt: row.modified_at,
      translations: others.map(addressOf),
      originalId: [row, ...others].find(isOriginal)?.id,
    }
  })
}

/**
 * Each sitemap lists the articles of this many consecutive numbers, so that an article never moves from one to another
 * and a request costs the same in any archive; the index `article_by_sitemap` is of this number. A tenth of what the
 * protocol allows: nothing else is answered while one is drawn, and with translations its 50 MB would be near.
 */
export const NUMBERS_PER_SITEMAP = 5000

const PER_SITEMAP = sql.lit(NUMBERS_PER_SITEMAP)

const sitemaps = prepared<{ now: number }, { number: number }>((db, { now }) => {
  const lastId = db.selectFrom('article').select(({ fn }) => fn.max('id').as('id'))
  const articleOf = visible(db, now)
    .where(sql`(article.id + ${sql.lit(NUMBERS_PER_SITEMAP - 1)}) / ${PER_SITEMAP}`, '=', sql.ref('sitemap.number'))
    .select('article.id')
  return db
    .withRecursive('sitemap(number)', (qb) =>
      qb
        .selectNoFrom(sql<number>`1`.as('number'))
        .unionAll(
          qb
            .selectFrom('sitemap')
            .where(sql<boolean>`number * ${PER_SITEMAP} < ${lastId}`)
            .select(sql<number>`number + 1`.as('number')),
        ),
    )
    .selectFrom('sitemap')
    .where(({ exists }) => exists(articleOf))
    .orderBy('number')
    .select('number')
})

/** The numbers of the sitemaps that have a visible article, ascending; one probe for each, whatever is under embargo. */
export async function sitemapsWithArticles(db: Db, now: number): Promise<readonly number[]> {
  return (await sitemaps(db, { now })).map(({ number }) => number)
}

const ADDRESS = [
  'article.id',
  'article.lang',
  'article.slug',
  'article.published_at',
  'article.published_precision',
  'article.identity',
  'article.translation_set',
] as const

type AddressRow = Pick<
  Selectable<Schema['article']>,
  'id' | 'lang' | 'slug' | 'published_at' | 'published_precision' | 'identity' | 'translation_set'
>

async function translationsInRange(
  db: Db,
  now: number,
  from: number,
  to: number,
): Promise<ReadonlyMap<number, readonly AddressRow[]>> {
  const rows = await visible(db, now)
    .innerJoin('article as own', (join) =>
      join
        .onRef('own.source_id', '=', 'article.source_id')
        .onRef('own.translation_set', '=', 'article.translation_set')
        .onRef('own.id', '!=', 'article.id'),
    )
    .where('own.id', '>=', from)
    .where('own.id', '<', to)
    .select(['own.id as of', ...ADDRESS])
    .execute()
  return Map.groupBy(rows, (row) => row.of)
}

function addressOf(row: AddressRow): ArticleAddress {
  const { id, lang, slug, published_at: at, published_precision } = row
  return { id, lang, slug, published: { at, precision: published_precision === 'day' ? 'day' : 'minute' } }
}

function isOriginal(row: AddressRow): boolean {
  return row.identity === row.translation_set
}
