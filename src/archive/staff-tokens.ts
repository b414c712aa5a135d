import type { Db, Tx } from './archive.ts'

/** What a token is good for. */
export type TokenPurpose =
  | 'first-admin'
  | 'set-password'
  | 'second-step'
  | 'recovery-code'
  | 'known-device'
  | 'spent-challenge'

export interface StaffToken {
  readonly hash: string
  readonly purpose: TokenPurpose
  /** Absent for the link that makes the first account. */
  readonly staffId: number | undefined
  readonly expiresAt: number
}

/** Keeps tokens by their hashes, and forgets all that have expired. False when one of them is there already. */
export async function insertTokens(tx: Tx, now: number, ...tokens: readonly StaffToken[]): Promise<boolean> {
  await tx.deleteFrom('staff_token').where('expires_at', '<=', now).execute()
  const rows = tokens.map(({ hash, purpose, staffId, expiresAt }) => ({
    hash,
    purpose,
    staff_id: staffId ?? null,
    expires_at: expiresAt,
  }))
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('staff_token')
    .values(rows)
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === BigInt(tokens.length)
}

/** A token that is still good; it stays so. */
export async function findToken(
  db: Db,
  now: number,
  purpose: TokenPurpose,
  hash: string,
): Promise<{ readonly staffId: number | undefined } | undefined> {
  const row = await db
    .selectFrom('staff_token')
    .select('staff_id')
    .where('hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row && { staffId: row.staff_id ?? undefined }
}

/** Takes a token: of several who do so at once, one finds it. */
export async function takeToken(
  tx: Tx,
  now: number,
  purpose: TokenPurpose,
  hash: string,
): Promise<{ readonly staffId: number | undefined } | undefined> {
  const row = await tx
    .deleteFrom('staff_token')
    .where('hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .returning('staff_id')
    .executeTakeFirst()
  return row && { staffId: row.staff_id ?? undefined }
}

export async function countTokens(db: Db, now: number, purpose: TokenPurpose, staffId: number): Promise<number> {
  const { count } = await db
    .selectFrom('staff_token')
    .select((select) => select.fn.countAll<number | string>().as('count'))
    .where('staff_id', '=', staffId)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Takes back every token of these purposes that a member holds. */
export async function deleteTokensOf(tx: Tx, staffId: number, ...purposes: readonly TokenPurpose[]): Promise<void> {
  await tx
    .deleteFrom('staff_token')
    .where('staff_id', '=', staffId)
    .where('purpose', 'in', [...purposes])
    .execute()
}
