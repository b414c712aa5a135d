import { sql } from 'kysely'
import type { Tx } from './archive.ts'

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
  const { rows } = await sql`
    insert into comment_rate (slot, due) values (${slot}, ${now + interval})
    on conflict (slot) do update set due =
      case when comment_rate.due > ${now} then comment_rate.due else ${now} end + ${interval}
    where comment_rate.due <= ${now + interval * (burst - 1)}
    returning slot`.execute(tx)
  return rows.length === 1
}
