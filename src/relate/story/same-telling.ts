import type { Db } from '../../archive/archive.ts'
import { copiesOf, duplicatesAmong } from '../../archive/duplicates.ts'
import { translationsAmong } from '../../archive/relate-candidates.ts'

/** Of each of these articles its translations, and whatever carries its text: they always tell of the same. */
export async function tellingTheSame(
  db: Db,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ReadonlySet<number>>> {
  const translations = await translationsAmong(db, ids)
  const originals = new Map((await duplicatesAmong(db, ids)).map((row) => [row.article_id, row.original_id]))
  const originalOf = (id: number) => originals.get(id) ?? id
  const copies = Map.groupBy(await copiesOf(db, [...new Set(ids.map(originalOf))]), (row) => row.original_id)
  return new Map(
    ids.map((id) => {
      const original = originalOf(id)
      const carrying = (copies.get(original) ?? []).map((row) => row.article_id)
      const same = new Set([...(translations.get(id) ?? []), original, ...carrying])
      same.delete(id)
      return [id, same]
    }),
  )
}
