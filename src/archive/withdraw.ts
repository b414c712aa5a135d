import type { Tx } from './archive.ts'

/** Sets an article withdrawn, with its public change and the fact of it. */
export async function withdrawArticle(
  tx: Tx,
  now: number,
  id: number,
  note: string | undefined,
): Promise<'withdrawn' | 'article-not-found' | 'already-withdrawn'> {
  // The update itself asks for the state, so that of two withdrawals at once only one is told.
  const article = await tx
    .updateTable('article')
    .set({ status: 'withdrawn', modified_at: now })
    .where('id', '=', id)
    .where('status', '<>', 'withdrawn')
    .returning('revision')
    .executeTakeFirst()
  if (!article) {
    const known = await tx.selectFrom('article').select('id').where('id', '=', id).executeTakeFirst()
    return known ? 'already-withdrawn' : 'article-not-found'
  }
  const { revision } = article
  await tx
    .insertInto('change')
    .values({ article_id: id, revision, class: 'withdrawal', note: note ?? null, at: now })
    .execute()
  await tx.insertInto('fact').values({ type: 'article.withdrawn', article_id: id, revision, at: now }).execute()
  return 'withdrawn'
}
