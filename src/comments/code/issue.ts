import { randomBytes } from 'node:crypto'
import type { EditionLang } from '../../model/lang.ts'
import { ANSWER_LENGTH, type Code, LIFETIME_MS } from './code.ts'
import { deriveKey } from './keys.ts'
import { writeToken } from './token.ts'

const ID_BYTES = 16

export interface IssuedCode {
  readonly id: string
  /** For the form and the addresses of picture and sound: 84 characters of base64url, nothing secret. */
  readonly token: string
}

/**
 * A new code for one article. Nothing is stored: any process that has the secret reads it, before and after a
 * restart. `random` gives as many random bytes as it is asked for.
 */
export function issueCode(
  secret: Uint8Array,
  {
    articleId,
    lang,
    now,
    random = randomBytes,
  }: {
    readonly articleId: number
    readonly lang: EditionLang
    readonly now: number
    readonly random?: (bytes: number) => Uint8Array
  },
): IssuedCode {
  const id = Buffer.from(random(ID_BYTES)).toString('base64url')
  return { id, token: writeToken(secret, { id, articleId, lang, expiresAt: now + LIFETIME_MS }) }
}

/**
 * Digits 2–9, three bits of the key for each. 0 is left out because ٠ is a dot and ٥ looks like it, 1 because it is
 * a bare stroke in both scripts, which the lines across the picture are too.
 */
export function answerOf(secret: Uint8Array, id: string): Code['answer'] {
  const key = deriveKey(secret, id, 'answer')
  return Array.from(key.subarray(0, ANSWER_LENGTH), (byte) => String(2 + (byte & 7))).join('')
}
