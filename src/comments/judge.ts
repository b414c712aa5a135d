import type { FiredRule, Verdict } from '../model/comment.ts'
import type { Attempt, Check, Context } from './check.ts'
import { banned } from './checks/banned.ts'
import { classified } from './checks/classified.ts'
import { honeypot } from './checks/honeypot.ts'
import { links } from './checks/links.ts'
import { listedWords } from './checks/listed-words.ts'
import { noProof } from './checks/no-proof.ts'
import { policy } from './checks/policy.ts'
import { repeats } from './checks/repeats.ts'
import { timeTrap } from './checks/time-trap.ts'

/**
 * Every check, always all of them: a moderator sees everything that speaks against a comment at once. They stand in the
 * order in which that is read: who sends it, what it says and how often, what it resembles, and last what is asked of every
 * comment here, which alone is no reproach.
 */
const CHECKS: readonly Check[] = [honeypot, timeTrap, noProof, banned, listedWords, links, repeats, classified, policy]

/** The machine's verdict on a comment: the gravest of what the rules that fired ask for. */
export function judge(attempt: Attempt, context: Context): Verdict {
  const fired = CHECKS.flatMap((check) => check(attempt, context))
  return { outcome: outcomeOf(fired), fired }
}

function outcomeOf(fired: readonly FiredRule[]): Verdict['outcome'] {
  if (fired.some(({ asks }) => asks === 'reject')) return 'reject'
  return fired.length > 0 ? 'hold' : 'publish'
}
