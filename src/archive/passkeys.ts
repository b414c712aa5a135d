import type { Db, Tx } from './archive.ts'

/** A passkey of a member of staff: what its signatures are checked against (Web Authentication, section 4). */
export interface Passkey {
  /** Base64url, as browsers tell it. */
  readonly credentialId: string
  readonly staffId: number
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
  readonly name: string
  readonly createdAt: number
  readonly usedAt: number | undefined
}

export async function passkeysOf(db: Db, staffId: number): Promise<readonly Passkey[]> {
  const rows = await db
    .selectFrom('passkey')
    .selectAll()
    .where('staff_id', '=', staffId)
    .orderBy('created_at')
    .execute()
  return rows.map(passkeyOf)
}

export async function passkeyById(db: Db, credentialId: string): Promise<Passkey | undefined> {
  const row = await db.selectFrom('passkey').selectAll().where('credential_id', '=', credentialId).executeTakeFirst()
  return row && passkeyOf(row)
}

/** False when the credential is known already. */
export async function insertPasskey(tx: Tx, passkey: Passkey): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('passkey')
    .values({
      credential_id: passkey.credentialId,
      staff_id: passkey.staffId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: JSON.stringify(passkey.transports),
      name: passkey.name,
      created_at: passkey.createdAt,
      used_at: null,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export async function usePasskey(tx: Tx, now: number, credentialId: string, counter: number): Promise<void> {
  await tx.updateTable('passkey').set({ counter, used_at: now }).where('credential_id', '=', credentialId).execute()
}

/** Removes a member's own passkey; its name, or undefined when there is none. */
export async function deletePasskey(tx: Tx, staffId: number, credentialId: string): Promise<string | undefined> {
  const row = await tx
    .deleteFrom('passkey')
    .where('staff_id', '=', staffId)
    .where('credential_id', '=', credentialId)
    .returning('name')
    .executeTakeFirst()
  return row?.name
}

export async function deletePasskeysOf(tx: Tx, staffId: number): Promise<void> {
  await tx.deleteFrom('passkey').where('staff_id', '=', staffId).execute()
}

interface PasskeyRow {
  readonly credential_id: string
  readonly staff_id: number
  readonly public_key: Uint8Array
  readonly counter: number
  readonly transports: string
  readonly name: string
  readonly created_at: number
  readonly used_at: number | null
}

function passkeyOf(row: PasskeyRow): Passkey {
  return {
    credentialId: row.credential_id,
    staffId: row.staff_id,
    publicKey: new Uint8Array(row.public_key),
    counter: row.counter,
    transports: JSON.parse(row.transports),
    name: row.name,
    createdAt: row.created_at,
    usedAt: row.used_at ?? undefined,
  }
}
