import type { Db, Tx } from './archive.ts'
import { prepared, preparedIn } from './prepared.ts'

/** An article that carries the text of another, the first of all that carry it. */
export interface DuplicateRow {
  readonly article_id: number
  readonly original_id: number
  readonly similarity: number
}

/** Features that are asked for at a time; fewer are filled up with one that no article has. */
const ASKED = 16
const NO_FEATURE = -1

const sharing = prepared<Readonly<Record<string, number>>, { article_id: number }>((db, values) =>
  db
    .selectFrom('relate_posting')
    .select('article_id')
    .where(
      'feature',
      'in',
      Array.from({ length: ASKED }, (_, at) => values[`f${at}`] as number),
    )
    .where('day', '>=', values.from as number)
    .where('day', '<=', values.to as number)
    .groupBy('article_id')
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .orderBy('article_id')
    .limit(values.limit as number),
)

/** Articles of days around one that share one of at most 16 features, those that share most of them first. */
export async function articlesSharing(
  db: Db,
  features: readonly number[],
  days: { readonly from: number; readonly to: number },
  limit: number,
): Promise<readonly number[]> {
  if (features.length === 0) return []
  const values: Record<string, number> = { ...days, limit }
  for (let at = 0; at < ASKED; at += 1) values[`f${at}`] = features[at] ?? NO_FEATURE
  return (await sharing(db, values)).map((row) => row.article_id)
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

const copies = preparedIn<DuplicateRow>((db, ids) =>
  db
    .selectFrom('duplicate')
    .selectAll()
    .where('original_id', 'in', [...ids])
    .orderBy('article_id'),
)

/** The copies of these articles. */
export function copiesOf(db: Db, originalIds: readonly number[]): Promise<readonly DuplicateRow[]> {
  return copies(db, originalIds)
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

const deletion = prepared<{ id: number }, unknown>((db, { id }) =>
  db.deleteFrom('duplicate').where('article_id', '=', id),
)

export async function deleteDuplicate(tx: Tx, articleId: number): Promise<void> {
  await deletion(tx, { id: articleId })
}
