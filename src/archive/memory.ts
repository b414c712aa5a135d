import type { Db } from './archive.ts'

const memories = new WeakMap<Db, object>()

/**
 * The key of whatever a process keeps in memory of derived rows by their numbers. A server that stops without warning may
 * undo the last that was derived, and give the same numbers to others: whoever was connected then has another key afterwards.
 * To be taken before what is kept is read.
 */
export function memoryOf(db: Db): object {
  const memory = memories.get(db) ?? {}
  memories.set(db, memory)
  return memory
}

/** All that was kept is forgotten. */
export function forgetMemory(db: Db): void {
  memories.delete(db)
}
