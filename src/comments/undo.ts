import { randomUUID } from 'node:crypto'
import type { Archive, Tx } from '../archive/archive.ts'
import { liftBansOf } from '../archive/bans.ts'
import { appendDecision, type Decision, decisionsOf, decisionsOfBatch } from '../archive/comment-decisions.ts'
import { holdComments } from '../archive/comment-writes.ts'
import { A_TRANSACTION, type Decided, LEARNED, type Moderator } from './decide.ts'
import { changeStanding, type LearnedStanding, standingOf } from './standing.ts'

/**
 * Takes one act back: every comment of it stands as before, what was learned is forgotten, bans end. A comment of
 * which something else was decided since is left as it is. Undoing is itself a decision in the log, and is done once.
 */
export async function undo(archive: Archive, now: number, by: Moderator, batch: string): Promise<Decided> {
  const decisions = await decisionsOfBatch(archive.writes, batch)
  const undoing = randomUUID()
  const changed: number[] = []
  for (let start = 0; start < decisions.length; start += A_TRANSACTION) {
    const some = decisions.slice(start, start + A_TRANSACTION)
    changed.push(...(await archive.writes.transaction().execute((tx) => undoSome(tx, now, by, undoing, some))))
  }
  const done = new Set(changed)
  const ids = [...new Set(decisions.map(({ commentId }) => commentId))]
  return { batch: done.size > 0 ? undoing : undefined, changed, unchanged: ids.filter((id) => !done.has(id)) }
}

async function undoSome(
  tx: Tx,
  now: number,
  by: Moderator,
  batch: string,
  decisions: readonly Decision[],
): Promise<readonly number[]> {
  const ids = decisions.map(({ commentId }) => commentId)
  const rows = new Map((await holdComments(tx, ids)).map((row) => [row.id, row]))
  const log = await decisionsOf(tx, ids)
  const changed = new Set<number>()
  for (const decision of decisions) {
    const row = rows.get(decision.commentId)
    const own = log.filter(({ commentId }) => commentId === decision.commentId)
    if (!row || row.state === 'deleted' || !isLastWord(decision, own)) continue
    if (decision.decision === 'ban') await liftBansOf(tx, now, row.id, decision.at)
    const after = decision.decision === 'ban' ? standingOf(row) : decision.before
    await changeStanding(tx, now, row, { ...after, learned: learnedWithout(decision, own) })
    await appendDecision(tx, {
      commentId: row.id,
      batch,
      decision: 'undo',
      before: standingOf(row),
      after,
      by,
      reasons: {},
      undoes: decision.id,
      at: now,
    })
    changed.add(row.id)
  }
  return [...changed]
}

/** The decisions on one comment that have not been taken back, oldest first. */
function inForce(log: readonly Decision[]): readonly Decision[] {
  const undone = new Set(log.flatMap(({ undoes }) => undoes ?? []))
  return log.filter(({ id, decision }) => decision !== 'undo' && !undone.has(id))
}

/** A ban, which changes no comment, stands beside the others; of these the last alone can be taken back. */
function isLastWord(decision: Decision, log: readonly Decision[]): boolean {
  const standing = inForce(log)
  if (decision.decision === 'ban') return standing.some(({ id }) => id === decision.id)
  return standing.findLast((one) => one.decision !== 'ban')?.id === decision.id
}

/** What the decisions that still stand without this one have taught. */
function learnedWithout({ id }: Decision, log: readonly Decision[]): LearnedStanding['learned'] {
  const teaching = inForce(log).filter((one) => one.id !== id && one.decision in LEARNED)
  const last = teaching.at(-1)
  return last && LEARNED[last.decision as keyof typeof LEARNED]
}
