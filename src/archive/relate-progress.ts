import type { Db, Tx } from './archive.ts'
import { prepared } from './prepared.ts'

/** An article's place in the order of publication. */
export interface Place {
  readonly publishedAt: number
  readonly id: number
}

/** How far a task of this version came. */
export async function progressOf(db: Db, task: string, version: string): Promise<Place | undefined> {
  const row = await db
    .selectFrom('relate_progress')
    .select(['published_at', 'article_id'])
    .where('task', '=', task)
    .where('version', '=', version)
    .executeTakeFirst()
  return row && { publishedAt: row.published_at, id: row.article_id }
}

export async function setProgress(tx: Tx, task: string, version: string, { publishedAt, id }: Place): Promise<void> {
  const place = { version, published_at: publishedAt, article_id: id }
  await tx
    .insertInto('relate_progress')
    .values({ task, ...place })
    .onConflict((conflict) => conflict.column('task').doUpdateSet(place))
    .execute()
}

/** The next one begins at the beginning. */
export async function clearProgress(tx: Tx, tasks: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('relate_progress')
    .where('task', 'in', [...tasks])
    .execute()
}

const PASS = 'pass'
const passes = prepared<Readonly<Record<string, never>>, { version: string }>((db) =>
  db.selectFrom('relate_progress').select('version').where('task', '=', PASS),
)

/** The number of the last recomputation of all relations; 0 before the first. */
export async function lastPass(db: Db): Promise<number> {
  const [row] = await passes(db, {})
  return Number(row?.version ?? 0)
}

export async function setLastPass(tx: Tx, pass: number): Promise<void> {
  await setProgress(tx, PASS, String(pass), { publishedAt: 0, id: 0 })
}
