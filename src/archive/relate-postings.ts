import { sql } from 'kysely'
import type { Db, Tx } from './archive.ts'
import { prepared, preparedRows } from './prepared.ts'
import { bytes } from './search.ts'

/** That an article of a day tells of a feature, and how much of it that is, in thousandths. */
export interface PostingRow {
  readonly feature: number
  readonly day: number
  readonly article_id: number
  readonly weight: number
}

/** In the place of a weight: the article does not tell of it any more. */
const GONE = -1

/** Puts postings down. Those of a recomputation that wait to be sorted in count as older than these. */
export async function insertPostings(tx: Tx, rows: readonly PostingRow[]): Promise<void> {
  if (await areWaiting(tx)) await addWaiting(tx, rows)
  await writePostings(tx, rows.toSorted(inOrder))
}

/** Takes away what an article of a day told of. */
export async function deletePostings(
  tx: Tx,
  articleId: number,
  day: number,
  features: readonly number[],
): Promise<void> {
  if (features.length === 0) return
  if (await areWaiting(tx)) {
    await addWaiting(
      tx,
      features.map((feature) => ({ feature, day, article_id: articleId, weight: GONE })),
    )
  }
  await tx
    .deleteFrom('relate_posting')
    .where('feature', 'in', [...features])
    .where('day', '=', day)
    .where('article_id', '=', articleId)
    .execute()
}

/** In the order of the index, so that a batch writes each page once and two writers never wait for each other in a ring. */
function inOrder(one: PostingRow, other: PostingRow): number {
  return one.feature - other.feature || one.day - other.day || one.article_id - other.article_id
}

const writePostings = preparedRows<{ [Column in keyof PostingRow]: number }>((db, rows) =>
  db
    .insertInto('relate_posting')
    .values(rows.map(({ feature, day, article_id, weight }) => ({ feature, day, article_id, weight })))
    .onConflict((conflict) =>
      conflict.columns(['feature', 'day', 'article_id']).doUpdateSet((eb) => ({ weight: eb.ref('excluded.weight') })),
    ),
)

/*
 * A recomputation has new postings for everything. The features of a hundred articles lie all over the index, so that almost every
 * posting would write a page of its own. They are put down as they come, parted by feature, and sorted in when all are there.
 */

/** Parts of the features' numbers, of 53 bits, that are sorted in one after another. */
export const WAITING_PARTS = 64
const PART = 2 ** 53 / WAITING_PARTS

/** Puts postings down to be sorted in. */
export async function addWaiting(tx: Tx, rows: readonly PostingRow[]): Promise<void> {
  const parts = Map.groupBy(rows, ({ feature }) => Math.floor(feature / PART))
  await writeWaiting(
    tx,
    Array.from(parts, ([part, postings]) => ({ part, postings: bytes(packed(postings)) })),
  )
}

const writeWaiting = preparedRows<{ part: number; postings: Uint8Array }>((db, rows) =>
  db.insertInto('relate_waiting').values(rows.map(({ part, postings }) => ({ part, postings }))),
)

const COLUMNS = ['feature', 'day', 'article_id', 'weight'] as const

function packed(postings: readonly PostingRow[]): Float64Array {
  const numbers = new Float64Array(postings.length * COLUMNS.length)
  let at = 0
  for (const posting of postings) for (const column of COLUMNS) numbers[at++] = posting[column]
  return numbers
}

/** Which parts wait to be sorted in. */
export async function waitingParts(db: Db): Promise<readonly number[]> {
  const rows = await db.selectFrom('relate_waiting').select('part').distinct().orderBy('part').execute()
  return rows.map(({ part }) => part)
}

const waiting = prepared<Readonly<Record<never, never>>, { part: number }>((db) =>
  db.selectFrom('relate_waiting').select('part').limit(sql.lit(1)),
)

async function areWaiting(db: Db): Promise<boolean> {
  return (await waiting(db, {})).length > 0
}

/** A part of what waits to be sorted in; plain enough to be handed from one thread to another. */
export interface WaitingPart {
  readonly part: number
  /** The last row that it was read from. */
  readonly last: number
  /** In the order of the index, and of each posting what was put down last: feature, day, article and weight. */
  readonly postings: Float64Array
}

export async function waitingPart(db: Db, part: number): Promise<WaitingPart> {
  const rows = await db
    .selectFrom('relate_waiting')
    .select(['id', 'postings'])
    .where('part', '=', part)
    .orderBy('id')
    .execute()
  // Sorting is stable: what was put down later stands behind.
  const all = rows.flatMap(({ postings }) => unpacked(numbersIn(postings))).sort(inOrder)
  const lasting = all.filter((one, at) => {
    const next = all[at + 1]
    return next === undefined || inOrder(one, next) !== 0
  })
  return { part, last: rows.at(-1)?.id ?? 0, postings: packed(lasting) }
}

/** How many postings a part has. */
export function countOf({ postings }: WaitingPart): number {
  return postings.length / COLUMNS.length
}

function numbersIn(stored: Uint8Array): Float64Array {
  return new Float64Array(Uint8Array.from(stored).buffer)
}

function unpacked(numbers: Float64Array): PostingRow[] {
  return Array.from({ length: numbers.length / COLUMNS.length }, (_, row) => {
    const at = row * COLUMNS.length
    return {
      feature: numbers[at] as number,
      day: numbers[at + 1] as number,
      article_id: numbers[at + 2] as number,
      weight: numbers[at + 3] as number,
    }
  })
}

/** Sorts those of a part in that stand from one place to another; they wait until their part is taken away. */
export async function sortIn(tx: Tx, { postings }: WaitingPart, from: number, to: number): Promise<void> {
  const all = unpacked(postings.subarray(from * COLUMNS.length, to * COLUMNS.length))
  for (const { feature, day, article_id, weight } of all) {
    if (weight === GONE) await deletion(tx, { feature, day, article_id })
  }
  await writePostings(
    tx,
    all.filter(({ weight }) => weight !== GONE),
  )
}

const deletion = prepared<Readonly<Record<'feature' | 'day' | 'article_id', number>>, unknown>(
  (db, { feature, day, article_id }) =>
    db
      .deleteFrom('relate_posting')
      .where('feature', '=', feature)
      .where('day', '=', day)
      .where('article_id', '=', article_id),
)

/** Takes a part away that is sorted in; what was put down since it was read stays. */
export async function deleteWaiting(tx: Tx, { part, last }: WaitingPart): Promise<void> {
  await tx.deleteFrom('relate_waiting').where('part', '=', part).where('id', '<=', last).execute()
}
