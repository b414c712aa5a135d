import type { Db, Tx } from './archive.ts'
import { filledUp, preparedRows } from './prepared.ts'

/** A word of the index that may be a name, under one of the keys that it is found by. */
export interface NameRow {
  readonly script: string
  readonly skeleton: string
  readonly word: string
  readonly term: string
}

const insertNames = preparedRows<Readonly<Record<keyof NameRow, string>> & { readonly generation: number }>(
  (db, rows) =>
    db
      .insertInto('search_name')
      .values(
        rows.map(({ generation, script, skeleton, word, term }) => ({ generation, script, skeleton, word, term })),
      )
      .onConflict((conflict) => conflict.doNothing()),
)

/** Adds what is not there yet, in one statement: a row may be there twice. */
export async function addNames(tx: Tx, generation: number, rows: readonly NameRow[]): Promise<void> {
  if (rows.length === 0) return
  await insertNames(
    tx,
    filledUp(rows).map((row) => ({ ...row, generation })),
  )
}

/** The words of a script that share one of these keys, at most `limit`. */
export async function namesWith(
  db: Db,
  generation: number,
  script: string,
  skeletons: readonly string[],
  limit: number,
): Promise<readonly Pick<NameRow, 'word' | 'term'>[]> {
  if (skeletons.length === 0) return []
  return db
    .selectFrom('search_name')
    .select(['word', 'term'])
    .distinct()
    .where('generation', '=', generation)
    .where('script', '=', script)
    .where('skeleton', 'in', [...skeletons])
    .limit(limit)
    .execute()
}

/** Takes away some of the names of an index that nobody reads any more. */
export async function clearNames(tx: Tx, generation: number, limit: number): Promise<'more' | 'cleared'> {
  const some = tx
    .selectFrom('search_name')
    .select(['script', 'skeleton', 'word'])
    .where('generation', '=', generation)
    .orderBy('script')
    .orderBy('skeleton')
    .orderBy('word')
    .limit(limit)
  const rows = await some.execute()
  for (const { script, skeleton, word } of rows) {
    await tx
      .deleteFrom('search_name')
      .where('generation', '=', generation)
      .where('script', '=', script)
      .where('skeleton', '=', skeleton)
      .where('word', '=', word)
      .execute()
  }
  return rows.length < limit ? 'cleared' : 'more'
}
