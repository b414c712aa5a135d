import { NOW } from '../../fixtures/cast.ts'
import type { Archive } from '../../src/archive/archive.ts'
import { withdrawArticle } from '../../src/archive/withdraw.ts'
import { receive } from '../../src/intake/receive.ts'
import type { Item } from '../../src/model/item.ts'
import { arrivalOf } from './arrivals.ts'

/** Takes texts into an archive, which must find each new; their ids, in their order. */
export async function put(archive: Archive, ...items: readonly Item[]): Promise<readonly number[]> {
  const receipts = await receive(
    archive,
    NOW,
    items.map((item) => arrivalOf(item)),
  )
  return receipts.map(({ outcome, article }, index) => {
    if (outcome !== 'imported' || !article) throw new Error(`“${items[index]?.headline}” was ${outcome}`)
    return article.id
  })
}

/** Kills an article by its headline. */
export async function withdraw(archive: Archive, headline: string): Promise<void> {
  const { article_id } = await archive.reads
    .selectFrom('revision')
    .select('article_id')
    .where('headline', '=', headline)
    .executeTakeFirstOrThrow()
  const outcome = await archive.writes.transaction().execute((tx) => withdrawArticle(tx, NOW, article_id, undefined))
  if (outcome !== 'withdrawn') throw new Error(`“${headline}”: ${outcome}`)
}
