import { sql } from 'kysely'
import type { Archive, Db, Tx } from './archive.ts'
import { prepared } from './prepared.ts'

/** More than one, so that codes which have expired unseen by anyone go faster than new ones come. */
const PRUNED_AT_ONCE = 8

const spent = prepared<{ id: string; expiresAt: number }, { id: string }>((db, { id, expiresAt }) =>
  db
    .insertInto('spent_code')
    .values({ id, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id'),
)

const expiredBy = (db: Db, now: number) =>
  db
    .selectFrom('spent_code')
    .select('id')
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(sql.lit(PRUNED_AT_ONCE))

const prune = {
  sqlite: prepared<{ now: number }, unknown>((db, { now }) =>
    db.deleteFrom('spent_code').where('id', 'in', expiredBy(db, now)),
  ),
  // What another transaction is about to delete is passed over: waiting for it could become waiting for each other.
  postgres: prepared<{ now: number }, unknown>((db, { now }) =>
    db.deleteFrom('spent_code').where('id', 'in', expiredBy(db, now).forUpdate().skipLocked()),
  ),
}

/**
 * Marks a security code spent. False when it was already, by whatever process: two transactions that spend
 * the same one wait for each other, and the second finds it there. A few expired ones are forgotten on the way, so the
 * table holds little more than the codes that could still be tried again.
 */
export async function spendCode(
  archive: Archive,
  tx: Tx,
  { id, expiresAt }: { readonly id: string; readonly expiresAt: number },
  now: number,
): Promise<boolean> {
  const rows = await spent(tx, { id, expiresAt })
  await prune[archive.name](tx, { now })
  return rows.length === 1
}
