import type { Db, Tx } from './archive.ts'
import { preparedIn } from './prepared.ts'

/** An article that carries the text of another, the first of all that carry it. */
export interface DuplicateRow {
  readonly article_id: number
  readonly original_id: number
  readonly similarity: number
}

/** Articles of days around one that share one of these features, the nearest numbers first. */
export async function articlesSharing(
  db: Db,
  features: readonly number[],
  days: { readonly from: number; readonly to: number },
  limit: number,
): Promise<readonly number[]> {
  if (features.length === 0) return []
  const rows = await db
    .selectFrom('relate_posting')
    .select('article_id')
    .where('feature', 'in', [...features])
    .where('day', '>=', days.from)
    .where('day', '<=', days.to)
    .groupBy('article_id')
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .orderBy('article_id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.article_id)
}

const copiesAmong = preparedIn<DuplicateRow>((db, ids) =>
  db
    .selectFrom('duplicate')
    .selectAll()
    .where('article_id', 'in', [...ids]),
)

/** What is known of these articles' being copies. */
export function duplicatesAmong(db: Db, ids: readonly number[]): Promise<readonly DuplicateRow[]> {
  return copiesAmong(db, ids)
}

/** The copies of an article. */
export async function copiesOf(db: Db, originalId: number): Promise<readonly DuplicateRow[]> {
  return db.selectFrom('duplicate').selectAll().where('original_id', '=', originalId).orderBy('article_id').execute()
}

export async function putDuplicate(tx: Tx, row: DuplicateRow): Promise<void> {
  await tx
    .insertInto('duplicate')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('article_id').doUpdateSet({ original_id: row.original_id, similarity: row.similarity }),
    )
    .execute()
}

/** Makes another article the first of those that carry a text. */
export async function moveCopies(tx: Tx, from: number, to: number): Promise<void> {
  await tx.deleteFrom('duplicate').where('article_id', '=', to).execute()
  await tx.updateTable('duplicate').set({ original_id: to }).where('original_id', '=', from).execute()
}

export async function deleteDuplicate(tx: Tx, articleId: number): Promise<void> {
  await tx.deleteFrom('duplicate').where('article_id', '=', articleId).execute()
}
