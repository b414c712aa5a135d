import type { EditionLang } from '../../model/lang.ts'

/** How many digits a reader is asked for. */
export const ANSWER_LENGTH = 5

/** How long a code may be answered: time enough for a slow writer. */
export const LIFETIME_MS = 2 * 3_600_000

/** A security code as its token tells of it. */
export interface Code {
  /** Of this one code, 128 random bits in base64url: what is spent when it is answered. */
  readonly id: string
  readonly articleId: number
  /** The edition that it was shown in, and so the language that it is spoken in. */
  readonly lang: EditionLang
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  /** `ANSWER_LENGTH` digits, each 2–9. Kept from every page; the picture and the sound alone tell it. */
  readonly answer: string
}
