import { createHmac, createSecretKey, hash, hkdfSync, type KeyObject } from 'node:crypto'
import { addressPrefix } from '../model/address-prefix.ts'
import type { Lang } from '../model/lang.ts'
import { scriptOf } from '../text/confusables.ts'
import { detectLang } from '../text/detect.ts'
import { matchKey } from '../text/fold.ts'

type Purpose = 'email' | 'address' | 'private link' | 'unsubscribe' | 'rate'

/** A keyed digest of a purpose of its own (HMAC-SHA-256): without the site's secret nobody can try addresses against it. */
function keyed(secret: Uint8Array, purpose: Purpose, text: string): Buffer {
  return createHmac('sha256', keyOf(secret, purpose)).update(text).digest()
}

const keys = new WeakMap<Uint8Array, Map<Purpose, KeyObject>>()

/** The key of a purpose, by HKDF (RFC 5869); deriving it takes longer than using it. */
function keyOf(secret: Uint8Array, purpose: Purpose): KeyObject {
  const known = keys.get(secret) ?? new Map<Purpose, KeyObject>()
  keys.set(secret, known)
  const derive = () => Buffer.from(hkdfSync('sha256', secret, '', `warraq comments 1: ${purpose}`, 32))
  const key = known.get(purpose) ?? createSecretKey(derive())
  known.set(purpose, key)
  return key
}

/** What an e-mail address is stored as: the same for every spelling of its letters' case. */
export function emailHash(secret: Uint8Array, email: string): string {
  return keyed(secret, 'email', email.trim().normalize('NFC').toLowerCase()).toString('base64url')
}

/** What the network of an address is stored as; undefined when there is no address to tell. */
export function addressHash(secret: Uint8Array, address: string | undefined): string | undefined {
  const prefix = addressPrefix(address, 'host')
  return prefix && keyed(secret, 'address', prefix).toString('base64url').slice(0, 22)
}

export const RATE_SLOTS = 65_536

/** One of 65,536 slots that an address' network is counted in; the secret keeps anyone from choosing whom to share with. */
export function rateSlot(secret: Uint8Array, prefix: string): number {
  return keyed(secret, 'rate', prefix).readUInt32BE(0) % RATE_SLOTS
}

/** The token of a writer's private link, always the same for one form, so that a form sent twice leads to one place. */
export function privateToken(secret: Uint8Array, idempotencyKey: string): string {
  return keyed(secret, 'private link', idempotencyKey).toString('base64url').slice(0, 32)
}

/** What is stored of it: the archive alone opens nobody's link. */
export function privateHash(token: string): string {
  return hash('sha256', token, 'base64url')
}

/** The token with which notices about a comment are ended. */
export function unsubscribeToken(secret: Uint8Array, commentId: number): string {
  return `${commentId}-${keyed(secret, 'unsubscribe', String(commentId)).toString('base64url').slice(0, 22)}`
}

/** The comment that such a token is for; undefined for any other text. */
export function readUnsubscribeToken(secret: Uint8Array, token: string): number | undefined {
  const id = Number(/^(\d{1,15})-/.exec(token)?.[1])
  return Number.isSafeInteger(id) && unsubscribeToken(secret, id) === token ? id : undefined
}

/** A name, however it is spelled and whatever stands invisibly in it. */
export const nameKey = (name: string): string => matchKey(name)

/** A text, whatever its marks, case, spacing and punctuation. */
export function textKey(text: string): string {
  return hash('sha256', matchKey(text), 'base64url').slice(0, 22)
}

/**
 * The language of a comment: detected; else, of what is too short to tell, by its script, in which a comment without
 * a language runs the right way; else, of one without letters, that of the edition.
 */
export function commentLang(text: string, edition: Lang): Lang {
  const detected = detectLang(text)
  if (detected) return detected
  const script = scriptOf(text)
  if (script === 'Arab') return 'ar'
  if (script === 'Latn') return 'und-Latn'
  return edition
}
