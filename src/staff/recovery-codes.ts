import { randomBytes } from 'node:crypto'
import type { Tx } from '../archive/archive.ts'
import { deleteTokensOf, insertTokens, takeToken } from '../archive/staff-tokens.ts'
import { tokenHash } from './token.ts'

const CODES = 10

/** Crockford's base 32: no letter that is taken for a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 80 bits: too many to be guessed, with or without the hashes. */
const LENGTH = 16

/** They are kept on paper, which does not expire. */
const NEVER = 8.64e15

/** Gives a member new recovery codes, shown this once; those from before are good no more. */
export async function renewRecoveryCodes(tx: Tx, now: number, staffId: number): Promise<readonly string[]> {
  await deleteTokensOf(tx, staffId, 'recovery-code')
  const codes = Array.from({ length: CODES }, newCode)
  const tokens = codes.map((code) => ({
    hash: hashOf(staffId, code),
    purpose: 'recovery-code' as const,
    staffId,
    expiresAt: NEVER,
  }))
  await insertTokens(tx, now, ...tokens)
  return codes
}

/** Takes one of a member's codes, however it was typed. False when it is none, or was used. */
export async function takeRecoveryCode(tx: Tx, now: number, staffId: number, typed: string): Promise<boolean> {
  return (await takeToken(tx, now, 'recovery-code', hashOf(staffId, typed))) !== undefined
}

/** `7ZK2-M0QD-4HXT-9VBC`. */
function newCode(): string {
  const letters = Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % ALPHABET.length])
  return letters.join('').replace(/.{4}(?=.)/g, '$&-')
}

/** Letters that look like digits are those digits. */
function hashOf(staffId: number, code: string): string {
  const plain = code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  return tokenHash(`${staffId} ${plain}`)
}
