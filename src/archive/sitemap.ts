import type { Selectable } from 'kysely'
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

const firstFrom = prepared((db, { from, now }: { from: number; now: number }) =>
  visible(db, now).where('article.id', '>=', from).orderBy('article.id').limit(1).select('article.id'),
)

/** The smallest number of a visible article that is at least `from`; undefined after the last. */
export async function nextVisibleId(db: Db, now: number, from: number): Promise<number | undefined> {
  const [first] = await firstFrom(db, { from, now })
  return first?.id
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
