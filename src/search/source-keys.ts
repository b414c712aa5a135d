import type { Db } from '../archive/archive.ts'
import { allSources } from '../archive/sources.ts'

/** A source keeps its key, so that one that was read once is not read again. */
const known = new WeakMap<Db, ReadonlyMap<number, string>>()

/** The keys of all these sources, and perhaps of others, by their numbers. */
export async function sourceKeys(db: Db, ids: ReadonlySet<number>): Promise<ReadonlyMap<number, string>> {
  const kept = known.get(db)
  if (kept && [...ids].every((id) => kept.has(id))) return kept
  const keys = new Map((await allSources(db)).map(({ id, key }) => [id, key]))
  known.set(db, keys)
  return keys
}
