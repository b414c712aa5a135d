import type { Archive, Db, Tx } from './archive.ts'

/** A word of the index that may be a name, under one of the keys that it is found by. */
export interface NameRow {
  readonly script: string
  readonly skeleton: string
  readonly word: string
  readonly term: string
}

const NAME = { generation: 'bigint', script: 'text', skeleton: 'text', word: 'text', term: 'text' } as const

/** Adds what is not there yet. */
export async function addNames(archive: Archive, tx: Tx, generation: number, rows: readonly NameRow[]): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map(({ script, skeleton, word, term }) => [generation, script, skeleton, word, term])
  await archive.addNewRows(tx, 'search_name', NAME, values)
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
