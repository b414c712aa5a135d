import Database from 'better-sqlite3'
import pg from 'pg'

/**
 * Ends this process by SIGKILL, as a power cut would, right before its n-th SQL statement from now on, whichever
 * driver sends it and whether it is a transaction's begin or its commit. Returns how many there were so far.
 */
export function killBefore(n: number): () => number {
  let statements = 0
  const count = () => {
    statements += 1
    if (statements === n) process.kill(process.pid, 'SIGKILL')
  }
  const sqlite = Object.getPrototypeOf(new Database(':memory:').prepare('select 1'))
  for (const method of ['run', 'get', 'all', 'iterate']) wrap(sqlite, method, count)
  wrap(pg.Client.prototype, 'query', count)
  return () => statements
}

type Method = (this: unknown, ...args: unknown[]) => unknown

function wrap(prototype: object, name: string, before: () => void): void {
  const original = Reflect.get(prototype, name) as Method
  const wrapped: Method = function (...args) {
    before()
    return original.apply(this, args)
  }
  Reflect.set(prototype, name, wrapped)
}
