import type { Tx } from './archive.ts'

/** Sets an article withdrawn, with its public change and the fact of it. */
export async function withdrawArticle(
  tx: Tx,
  now: number,
  id: number,
  note: string | undefined,
): Promise<'withdrawn' | 'article-not-found' | 'already-withdrawn'> {
  const article = await tx.selectFrom('article').select(['status', 'revision']).where('id', '=', id).executeTakeFirst()
  if (!article) return 'article-not-found'
  if (article.status === 'withdrawn') return 'already-withdrawn'
  const { revision } = article
  await tx.updateTable('article').set({ status: 'withdrawn', modified_at: now }).where('id', '=', id).execute()
  await tx
    .insertInto('change')
    .values({ article_id: id, revision, class: 'withdrawal', note: note ?? null, at: now })
    .execute()
  await tx.insertInto('fact').values({ type: 'article.withdrawn', article_id: id, revision, at: now }).execute()
  return 'withdrawn'
}
