import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

/** Everything made of the secret says what for, and in which version of the token. */
type Purpose = 'token' | 'answer' | 'picture' | 'sound' | 'challenge' | 'proof'

/**
 * 32 bytes of a purpose of their own, by HKDF-SHA-256 (RFC 5869): who knows those of one code, or of one purpose, knows
 * nothing of another's. `id` is the code's, or empty for what all codes share.
 */
export function deriveKey(secret: Uint8Array, id: string, purpose: Purpose): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', imported(secret), id, `warraq security code 1: ${purpose}`, 32))
}

const tokenKeys = new WeakMap<Uint8Array, KeyObject>()

/** The key that tokens are signed with; every code's the same, so it is derived once. */
export function tokenKey(secret: Uint8Array): KeyObject {
  const known = tokenKeys.get(secret)
  if (known) return known
  const key = createSecretKey(deriveKey(secret, '', 'token'))
  tokenKeys.set(secret, key)
  return key
}

const imports = new WeakMap<Uint8Array, KeyObject>()

/** Bytes given as a key are taken in anew each time, which takes longer than using them. */
function imported(secret: Uint8Array): KeyObject {
  const known = imports.get(secret)
  if (known) return known
  const key = createSecretKey(secret)
  imports.set(secret, key)
  return key
}
