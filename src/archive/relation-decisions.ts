import type { Db, Tx } from './archive.ts'

/** The articles of these numbers, of whatever state, with what a relation keeps of them. */
export async function kindsOf(tx: Tx, ids: readonly number[]) {
  const rows = await tx
    .selectFrom('article')
    .select(['id', 'kind', 'lang'])
    // PostgreSQL has no empty list; no article has the number 0.
    .where('id', 'in', [0, ...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** What an editor decided of one article in the list of another. It outlives every recomputation. */
export async function putDecision(
  tx: Tx,
  articleId: number,
  related: { readonly id: number; readonly kind: string; readonly lang: string },
  decision: { readonly state: 'pinned' | 'banned'; readonly position: number | null },
): Promise<void> {
  const { id, kind, lang } = related
  const decided = { origin: 'editor', state: decision.state, position: decision.position } as const
  await tx
    .insertInto('relation')
    .values({ article_id: articleId, related_id: id, kind, lang, score: 0, reasons: '[]', ...decided })
    .onConflict((conflict) => conflict.columns(['article_id', 'related_id']).doUpdateSet(decided))
    .execute()
}

/** Takes a decision back; whether there was one. What the machine would not list by itself is gone. */
export async function clearDecision(tx: Tx, articleId: number, relatedId: number): Promise<boolean> {
  const decided = tx
    .updateTable('relation')
    .set({ origin: 'machine', state: 'listed', position: null })
    .where('article_id', '=', articleId)
    .where('related_id', '=', relatedId)
    .where('state', '<>', 'listed')
  const { numUpdatedRows } = await decided.executeTakeFirst()
  await tx
    .deleteFrom('relation')
    .where('article_id', '=', articleId)
    .where('related_id', '=', relatedId)
    .where('state', '=', 'listed')
    .where('score', '=', 0)
    .execute()
  return Number(numUpdatedRows) > 0
}

/** What editors decided of the lists of an article; pinned ones in their order. */
export async function decisionRows(db: Db, articleId: number) {
  return db
    .selectFrom('relation')
    .select(['related_id', 'state'])
    .where('article_id', '=', articleId)
    .where('state', '<>', 'listed')
    .orderBy('position')
    .orderBy('related_id')
    .execute()
}
