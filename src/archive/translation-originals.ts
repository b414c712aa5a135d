import type { Db } from './archive.ts'
import { visible } from './articles.ts'
import { prepared } from './prepared.ts'

const originals = prepared((db, { id, now }: { id: number; now: number }) =>
  visible(db, now)
    .innerJoin('article as own', (join) =>
      join
        .onRef('own.source_id', '=', 'article.source_id')
        .onRef('own.translation_set', '=', 'article.translation_set'),
    )
    .where('own.id', '=', id)
    .whereRef('article.identity', '=', 'article.translation_set')
    .select('article.id'),
)

/**
 * The number of the article that its translation set was made from: itself, or another that the public
 * may read. Undefined when the archive does not have it.
 */
export async function originalOf(db: Db, now: number, articleId: number): Promise<number | undefined> {
  const [original] = await originals(db, { id: articleId, now })
  return original?.id
}
