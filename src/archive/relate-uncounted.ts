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

/** What the counts of a part change by in all; plain enough to be handed from one thread to another. */
export interface UncountedPart {
  readonly part: number
  /** How many rows it was read from, and the last of them. */
  readonly rows: number
  readonly last: number
  /** In the order of the table, with what each changes by. */
  readonly features: Float64Array
  readonly changes: Float64Array
}

export async function uncountedPart(db: Db, part: number): Promise<UncountedPart> {
  const rows = await db
    .selectFrom('relate_uncounted')
    .select(['id', 'changes'])
    .where('part', '=', part)
    .orderBy('id')
    .execute()
  const all = new Map<number, number>()
  for (const { changes } of rows) {
    const numbers = new Float64Array(Uint8Array.from(changes).buffer)
    for (let at = 0; at < numbers.length; at += 2) {
      const feature = numbers[at] as number
      all.set(feature, (all.get(feature) ?? 0) + (numbers[at + 1] as number))
    }
  }
  const features = Float64Array.from(all.keys()).sort()
  const changes = features.map((feature) => all.get(feature) as number)
  return { part, rows: rows.length, last: rows.at(-1)?.id ?? 0, features, changes }
}

/** Counts a part of what was put down, and takes it away; nothing where another recomputation did so since it was read. */
export async function countPart(tx: Tx, { part, rows, last, features, changes }: UncountedPart): Promise<void> {
  const { count } = await tx
    .selectFrom('relate_uncounted')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('part', '=', part)
    .where('id', '<=', last)
    .executeTakeFirstOrThrow()
  if (Number(count) !== rows) return
  await addFrequencies(tx, new Map(Array.from(features, (feature, at) => [feature, changes[at] as number])))
  await tx.deleteFrom('relate_uncounted').where('part', '=', part).where('id', '<=', last).execute()
}

/** Which parts wait to be counted. */
export async function uncountedParts(db: Db): Promise<readonly number[]> {
  const rows = await db.selectFrom('relate_uncounted').select('part').distinct().orderBy('part').execute()
  return rows.map(({ part }) => part)
}
