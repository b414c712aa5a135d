import type { Archive, Tx } from './archive.ts'

/** More than one, so that codes which have expired unseen by anyone go faster than new ones come. */
const PRUNED_AT_ONCE = 8

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
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('spent_code')
    .values({ id, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  await pruneSpentCodes(archive, tx, now)
  return numInsertedOrUpdatedRows === 1n
}

/** What another transaction is about to delete is passed over: waiting for it could become waiting for each other. */
async function pruneSpentCodes(archive: Archive, tx: Tx, now: number): Promise<void> {
  let expired = tx
    .selectFrom('spent_code')
    .select('id')
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(PRUNED_AT_ONCE)
  if (archive.name === 'postgres') expired = expired.forUpdate().skipLocked()
  await tx.deleteFrom('spent_code').where('id', 'in', expired).execute()
}
