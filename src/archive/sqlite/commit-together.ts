import { sql } from 'kysely'
import type { Db, Tx } from '../archive.ts'

/** Pieces of work in one commit: some ten milliseconds, in which no page is answered. */
const MOST_TOGETHER = 32

/** A piece of work that waits. Running it gives what answers its caller once all is committed. */
interface Piece {
  run(tx: Tx): Promise<() => void>
  fail(error: unknown): void
}

/**
 * Group commit: every commit of the embedded database waits for the disk and the whole process with it, so
 * pieces of work that wait at the same time share one. Each stands in a savepoint of its own and is kept or undone
 * whole; callers are answered after the commit, never before.
 */
export function commitTogether(db: Db): <T>(work: (tx: Tx) => Promise<T>) => Promise<T> {
  const waiting: Piece[] = []
  let isRunning = false

  async function runAll(): Promise<void> {
    for (let some = waiting.splice(0, MOST_TOGETHER); some.length > 0; some = waiting.splice(0, MOST_TOGETHER)) {
      try {
        const answers = await db.transaction().execute(async (tx) => {
          const done: (() => void)[] = []
          for (const { run } of some) done.push(await run(tx))
          return done
        })
        for (const answer of answers) answer()
      } catch (error) {
        for (const { fail } of some) fail(error)
      }
    }
    isRunning = false
  }

  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({ run: (tx) => inSavepoint(tx, work, resolve, reject), fail: reject })
      if (isRunning) return
      isRunning = true
      // What arrives in this turn of the event loop goes along.
      setImmediate(() => void runAll())
    })
}

async function inSavepoint<T>(
  tx: Tx,
  work: (tx: Tx) => Promise<T>,
  resolve: (value: T) => void,
  reject: (error: unknown) => void,
): Promise<() => void> {
  await sql`savepoint piece`.execute(tx)
  try {
    const value = await work(tx)
    await sql`release piece`.execute(tx)
    return () => resolve(value)
  } catch (error) {
    await sql`rollback to piece`.execute(tx)
    await sql`release piece`.execute(tx)
    return () => reject(error)
  }
}
