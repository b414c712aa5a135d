import { createHash, timingSafeEqual } from 'node:crypto'
import { ANSWER_LENGTH, type Code } from './code.ts'
import { answerOf } from './issue.ts'
import { readToken } from './token.ts'

/**
 * What a token says, if this site has issued it. `invalid` when it has not, or for another article; `articleId` is left
 * out where only the picture or the sound is asked for.
 */
export function readCode(
  secret: Uint8Array,
  token: string,
  { articleId, now }: { readonly articleId?: number; readonly now: number },
): Code | 'expired' | 'invalid' {
  const claims = readToken(secret, token)
  if (!claims || (articleId !== undefined && claims.articleId !== articleId)) return 'invalid'
  if (claims.expiresAt <= now) return 'expired'
  return { ...claims, answer: answerOf(secret, claims.id) }
}

const LONGEST_TYPED = 64

/**
 * The digits of what a reader typed, as 0–9: Arabic-Indic (٠–٩), Persian (۰–۹) and fullwidth ones are the same, spaces,
 * hyphens and invisible characters between them nothing. Undefined when that is not as many digits as are asked for.
 */
export function readAnswer(typed: string): string | undefined {
  if (typed.length > LONGEST_TYPED) return undefined
  const digits = typed
    .replace(/[\s\p{Default_Ignorable_Code_Point}\p{Bidi_Control}-]/gu, '')
    .replace(/[٠-٩۰-۹０-９]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
  return /^\d+$/.test(digits) && digits.length === ANSWER_LENGTH ? digits : undefined
}

/** Whether that is the answer, in a time that does not tell how much of it was right. */
export function answerMatches({ answer }: Code, typed: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(answer), digest(readAnswer(typed) ?? ''))
}
