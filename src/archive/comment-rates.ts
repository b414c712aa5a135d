import { sql } from 'kysely'
import type { Tx } from './archive.ts'
import { prepared } from './prepared.ts'

interface SlotValues {
  readonly slot: number
  readonly now: number
  readonly interval: number
  /** When one more is due if nothing came lately. */
  readonly next: number
  /** The latest that the slot may be due for one more to be taken. */
  readonly latest: number
  readonly [name: string]: number
}

const taken = prepared<SlotValues, { slot: number }>((db, { slot, now, next, interval, latest }) =>
  db
    .insertInto('comment_rate')
    .values({ slot, due: next })
    .onConflict((known) =>
      known
        .column('slot')
        .doUpdateSet({
          due: sql`case when comment_rate.due > ${now} then comment_rate.due + ${interval} else ${next} end`,
        })
        .where('comment_rate.due', '<=', latest),
    )
    .returning('slot'),
)

/**
 * Takes one comment's worth out of a slot by the Generic Cell Rate Algorithm (ITU-T I.371): every comment is due
 * `interval` milliseconds after the one before, and `burst` of them may come early. False when it is too early;
 * then nothing is taken. One number a slot, so the table can hold no more rows than there are slots.
 */
export async function takeFromSlot(
  tx: Tx,
  slot: number,
  now: number,
  { interval, burst }: { readonly interval: number; readonly burst: number },
): Promise<boolean> {
  const rows = await taken(tx, { slot, now, next: now + interval, interval, latest: now + interval * (burst - 1) })
  return rows.length === 1
}
