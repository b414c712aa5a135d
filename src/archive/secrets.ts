import { randomBytes } from 'node:crypto'
import type { Archive } from './archive.ts'

const SECRET_BYTES = 32

/**
 * The secret of a name: 32 random bytes, made when they are first asked for and the same ever after, for every
 * process on this archive. Of several that make it at once one is kept. Read from the primary, since a replica
 * may not have it yet.
 */
export async function secretOf(archive: Archive, name: string, now: number): Promise<Uint8Array> {
  const known = await readSecret(archive, name)
  if (known) return known
  await archive.writes
    .insertInto('secret')
    .values({ name, value: randomBytes(SECRET_BYTES), created_at: now })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const made = await readSecret(archive, name)
  if (!made) throw new Error(`the secret ${name} was not kept`)
  return made
}

async function readSecret({ writes }: Archive, name: string): Promise<Uint8Array | undefined> {
  const row = await writes.selectFrom('secret').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value
}
