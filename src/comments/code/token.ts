import { createHmac, timingSafeEqual } from 'node:crypto'
import { isEditionLang } from '../../model/lang.ts'
import type { Code } from './code.ts'
import { tokenKey } from './keys.ts'

/** What a token says openly. The answer is not in it, not even enciphered: it follows from the id and the secret. */
export type Claims = Omit<Code, 'answer'>

const VERSION = 1
const ID_AT = 15
const MAC_AT = 31
const SIZE = 63

/** 63 bytes are 84 characters with no bit to spare, so that no other spelling decodes to the same token. */
const WRITTEN = /^[A-Za-z0-9_-]{84}$/

/**
 * In base64url: version (one byte), language (two letters), expiry and article (six bytes each), id (16 bytes), and
 * the HMAC-SHA-256 of all that.
 */
export function writeToken(secret: Uint8Array, { id, articleId, lang, expiresAt }: Claims): string {
  const bytes = Buffer.alloc(SIZE)
  bytes.writeUInt8(VERSION, 0)
  bytes.write(lang, 1, 'latin1')
  bytes.writeUIntBE(expiresAt, 3, 6)
  bytes.writeUIntBE(articleId, 9, 6)
  bytes.write(id, ID_AT, 'base64url')
  macOf(secret, bytes).copy(bytes, MAC_AT)
  return bytes.toString('base64url')
}

/** Undefined for whatever `writeToken` has not written with this secret. */
export function readToken(secret: Uint8Array, token: string): Claims | undefined {
  if (!WRITTEN.test(token)) return undefined
  const bytes = Buffer.from(token, 'base64url')
  if (!timingSafeEqual(bytes.subarray(MAC_AT), macOf(secret, bytes))) return undefined
  const lang = bytes.toString('latin1', 1, 3)
  if (bytes[0] !== VERSION || !isEditionLang(lang)) return undefined
  return {
    id: bytes.toString('base64url', ID_AT, MAC_AT),
    articleId: bytes.readUIntBE(9, 6),
    lang,
    expiresAt: bytes.readUIntBE(3, 6),
  }
}

function macOf(secret: Uint8Array, token: Buffer): Buffer {
  return createHmac('sha256', tokenKey(secret)).update(token.subarray(0, MAC_AT)).digest()
}
