import type { Archive, Tx } from '../../archive/archive.ts'
import { spendCode } from '../../archive/spent-codes.ts'
import type { Code } from './code.ts'
import { answerMatches, readAnswer } from './verify.ts'

/**
 * Answers a code, once: `right` to one caller alone, however many ask at a time. A wrong answer spends it too, so the
 * transaction must be committed whatever comes of it; otherwise one picture could be guessed at again and again.
 * `incomplete`, which spends nothing, is what cannot be an answer: empty, too short, no digits.
 */
export async function redeemCode(
  archive: Archive,
  tx: Tx,
  code: Code,
  typed: string,
  now: number,
): Promise<'right' | 'wrong' | 'spent' | 'incomplete'> {
  if (readAnswer(typed) === undefined) return 'incomplete'
  if (!(await spendCode(archive, tx, code, now))) return 'spent'
  return answerMatches(code, typed) ? 'right' : 'wrong'
}
