import type { Db, Tx } from './archive.ts'
import { preparedRows } from './prepared.ts'
import { addFrequencies } from './relate-documents.ts'
import { bytes } from './search.ts'

/*
 * A recomputation reads everything. The features of a hundred articles lie all over `relate_frequency`, so that adding them would
 * write nearly all of it each time. What their counts change by is put down as it comes, parted by feature, and counted
 * when all is there.
 */

/**
 * Parts of the features' numbers, of 53 bits, each counted in one transaction. At a million articles a part has about half a million
 * changes: 0.2 s where they are of 40,000 features, 0.8 s of 400,000.
 */
const UNCOUNTED_PARTS = 128
const PART = 2 ** 53 / UNCOUNTED_PARTS

/** Puts down what the counts of some features change by. */
export async function addUncounted(tx: Tx, changes: ReadonlyMap<number, number>): Promise<void> {
  const parts = Map.groupBy(changes, ([feature]) => Math.floor(feature / PART))
  await writeUncounted(
    tx,
    Array.from(parts, ([part, some]) => ({ part, changes: bytes(Float64Array.from(some.flat())) })),
  )
}

const writeUncounted = preparedRows<{ part: number; changes: Uint8Array }>((db, rows) =>
  db.insertInto('relate_uncounted').values(rows.map(({ part, changes }) => ({ part, changes }))),
)

/** Counts a part of what was put down, and takes it away. */
export async function countPart(tx: Tx, part: number): Promise<void> {
  const all = new Map<number, number>()
  for (const { changes } of await tx
    .selectFrom('relate_uncounted')
    .select('changes')
    .where('part', '=', part)
    .execute()) {
    const numbers = new Float64Array(Uint8Array.from(changes).buffer)
    for (let at = 0; at < numbers.length; at += 2) {
      const feature = numbers[at] as number
      all.set(feature, (all.get(feature) ?? 0) + (numbers[at + 1] as number))
    }
  }
  await addFrequencies(tx, all)
  await tx.deleteFrom('relate_uncounted').where('part', '=', part).execute()
}

/** Which parts wait to be counted. */
export async function uncountedParts(db: Db): Promise<readonly number[]> {
  const rows = await db.selectFrom('relate_uncounted').select('part').distinct().orderBy('part').execute()
  return rows.map(({ part }) => part)
}
