import { setTimeout as wait } from 'node:timers/promises'
import type { Db, Tx } from '../archive.ts'
import { answersAtOnce, type RunAtOnce } from '../prepared.ts'
import { takeTurns } from '../take-turns.ts'

/** Pieces of work in one commit. Whoever writes from another process waits so long. */
const MOST_TOGETHER = 32

/** Of the process' time commits take at most one part and leave so many, unless the disk is very slow. */
const REST = 3
const LONGEST_REST_MS = 25

/** A piece of work that waits. Running it gives what answers its caller once all is committed. */
interface Piece {
  run(tx: Tx): Promise<() => void>
  fail(error: unknown): void
}

/**
 * Group commit: every commit of the embedded database waits for the disk and the whole process with it, so
 * pieces of work that wait at the same time share one, and after each there is a rest in which pages are answered and
 * more pieces come together. Each stands in a savepoint of its own and is kept or undone whole; callers
 * are answered after the commit, never before. `run` runs SQL on the connection of `db`.
 */
export function commitTogether(db: Db, run: RunAtOnce): <T>(work: (tx: Tx) => Promise<T>) => Promise<T> {
  const waiting: Piece[] = []
  let isRunning = false

  async function runAll(): Promise<void> {
    while (waiting.length > 0) {
      const committing = await commitSome(db, run, waiting)
      await wait(Math.min(committing * REST, LONGEST_REST_MS))
    }
    isRunning = false
  }

  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({ run: (tx) => inSavepoint(tx, run, work, resolve, reject), fail: reject })
      if (isRunning) return
      isRunning = true
      // What arrives in this turn of the event loop goes along.
      setImmediate(() => void runAll())
    })
}

/** Runs pieces that wait, and those that come meanwhile, in one transaction; how many milliseconds its commit took. */
async function commitSome(db: Db, run: RunAtOnce, waiting: Piece[]): Promise<number> {
  const taken = waiting.splice(0, MOST_TOGETHER)
  let worked = performance.now()
  try {
    const answers = await db.transaction().execute(async (tx) => {
      answersAtOnce(tx, run)
      const done: (() => void)[] = []
      const turn = takeTurns()
      for (const piece of taken) {
        done.push(await piece.run(tx))
        await turn()
        taken.push(...waiting.splice(0, MOST_TOGETHER - taken.length))
      }
      worked = performance.now()
      return done
    })
    for (const answer of answers) answer()
  } catch (error) {
    for (const { fail } of taken) fail(error)
  }
  return performance.now() - worked
}

async function inSavepoint<T>(
  tx: Tx,
  run: RunAtOnce,
  work: (tx: Tx) => Promise<T>,
  resolve: (value: T) => void,
  reject: (error: unknown) => void,
): Promise<() => void> {
  run('savepoint piece', [])
  try {
    const value = await work(tx)
    run('release piece', [])
    return () => resolve(value)
  } catch (error) {
    run('rollback to piece', [])
    run('release piece', [])
    return () => reject(error)
  }
}
