import { hkdfSync } from 'node:crypto'

/** Everything made of the secret says what for, and in which version of the token. */
type Purpose = 'token' | 'answer' | 'picture' | 'sound'

/**
 * 32 bytes of a purpose of their own, by HKDF-SHA-256 (RFC 5869): who knows those of one code, or of one purpose, knows
 * nothing of another's. `id` is the code's, or empty for what all codes share.
 */
export function deriveKey(secret: Uint8Array, id: string, purpose: Purpose): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, id, `warraq security code 1: ${purpose}`, 32))
}
