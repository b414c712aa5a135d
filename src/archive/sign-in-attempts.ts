import type { Archive, Db, Tx } from './archive.ts'

const PRUNED_AT_ONCE = 16

/** How often signing in has failed under a key, and when last. */
export interface Attempts {
  readonly key: string
  readonly failures: number
  readonly lastAt: number
}

export async function readAttempts(db: Db, keys: readonly string[]): Promise<readonly Attempts[]> {
  const rows = await db
    .selectFrom('sign_in_attempt')
    .selectAll()
    .where('key', 'in', [...keys])
    .execute()
  return rows.map(attemptsOf)
}

/**
 * Reads the same and lets no other transaction read them before this one ends. The keys are locked in one order by
 * whoever does, so that no two wait for each other.
 */
export async function lockAttempts(tx: Tx, now: number, keys: readonly string[]): Promise<readonly Attempts[]> {
  const locked: Attempts[] = []
  for (const key of keys.toSorted()) {
    const row = await tx
      .insertInto('sign_in_attempt')
      .values({ key, failures: 0, last_at: now })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ key }))
      .returningAll()
      .executeTakeFirstOrThrow()
    locked.push(attemptsOf(row))
  }
  return locked
}

export async function setAttempts(tx: Tx, { key, failures, lastAt }: Attempts): Promise<void> {
  await tx.updateTable('sign_in_attempt').set({ failures, last_at: lastAt }).where('key', '=', key).execute()
}

export async function forgetAttempts(tx: Tx, key: string): Promise<void> {
  await tx.deleteFrom('sign_in_attempt').where('key', '=', key).execute()
}

/** Takes one failure back from a key. */
export async function takeBackAttempt(tx: Tx, key: string): Promise<void> {
  await tx
    .updateTable('sign_in_attempt')
    .set((row) => ({ failures: row('failures', '-', 1) }))
    .where('key', '=', key)
    .where('failures', '>', 0)
    .execute()
}

/**
 * Forgets some of what is older than `since`, and some of what is beyond the newest `most`: more at once than an attempt
 * adds, so the table cannot be made to grow. What another transaction is at is passed over: waiting for it could
 * become waiting for each other.
 */
export async function pruneAttempts(archive: Archive, tx: Tx, since: number, most: number): Promise<void> {
  const rows = tx.selectFrom('sign_in_attempt').select('key').orderBy('last_at', 'desc').limit(PRUNED_AT_ONCE)
  for (const superfluous of [rows.where('last_at', '<', since), rows.offset(most)]) {
    const free = archive.name === 'postgres' ? superfluous.forUpdate().skipLocked() : superfluous
    await tx.deleteFrom('sign_in_attempt').where('key', 'in', free).execute()
  }
}

function attemptsOf({ key, failures, last_at }: { key: string; failures: number; last_at: number }): Attempts {
  return { key, failures, lastAt: last_at }
}
