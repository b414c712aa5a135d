import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Archive, Tx } from '../archive/archive.ts'
import { secretOf } from '../archive/secrets.ts'
import { insertTokens } from '../archive/staff-tokens.ts'
import { tokenHash } from './token.ts'

/** How long a page that asks for a passkey may stay open. */
export const CHALLENGE_LIFE = 15 * 60_000

const NONCE_BYTES = 16
const EXPIRY_BYTES = 8
const MAC_BYTES = 32

/**
 * A challenge that need not be stored until it has been answered, so that looking at the door writes nothing: a
 * nonce, when it expires, and over both a MAC under the archive's secret, which every node has.
 */
export async function newChallenge(archive: Archive, now: number, purpose: string): Promise<Buffer> {
  const expiry = Buffer.alloc(EXPIRY_BYTES)
  expiry.writeBigUInt64BE(BigInt(now + CHALLENGE_LIFE))
  const signed = Buffer.concat([randomBytes(NONCE_BYTES), expiry])
  return Buffer.concat([signed, await macOf(archive, now, purpose, signed)])
}

const CLIENT_DATA = z.object({ challenge: z.string().max(200) })

/** The challenge that an answer says it is for, if it is one of ours for this purpose and has not expired. */
export async function challengeIn(
  archive: Archive,
  now: number,
  purpose: string,
  clientDataJSON: string,
): Promise<string | undefined> {
  const { data } = CLIENT_DATA.safeParse(readJson(Buffer.from(clientDataJSON, 'base64url').toString()))
  const bytes = Buffer.from(data?.challenge ?? '', 'base64url')
  if (bytes.byteLength !== NONCE_BYTES + EXPIRY_BYTES + MAC_BYTES) return undefined
  const [signed, mac] = [bytes.subarray(0, -MAC_BYTES), bytes.subarray(-MAC_BYTES)]
  const isOurs = timingSafeEqual(mac, await macOf(archive, now, purpose, signed))
  return isOurs && signed.readBigUInt64BE(NONCE_BYTES) > BigInt(now) ? data?.challenge : undefined
}

/** Marks a challenge answered. False when it was before: an answer that was overheard opens nothing. */
export async function spendChallenge(tx: Tx, now: number, staffId: number, challenge: string): Promise<boolean> {
  const expiresAt = now + CHALLENGE_LIFE
  return insertTokens(tx, now, { hash: tokenHash(challenge), purpose: 'spent-challenge', staffId, expiresAt })
}

async function macOf(archive: Archive, now: number, purpose: string, signed: Uint8Array): Promise<Buffer> {
  const secret = await secretOf(archive, 'passkey-challenge', now)
  return createHmac('sha256', secret).update(purpose).update('\0').update(signed).digest()
}

/** What a text says in JSON; undefined when it is none. */
export function readJson(written: string): unknown {
  try {
    return JSON.parse(written)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
