import type Database from 'better-sqlite3'

/**
 * What is read within one turn of the event loop is read in one transaction, and so of one state of the archive. SQLite
 * otherwise opens a transaction for each statement, which takes 2.5 µs where most of our reads take one. Whatever this
 * process writes ends it, so that nobody misses their own changes; those of other processes show a turn later.
 */
export class TurnSnapshot {
  readonly #begin: Database.Statement
  readonly #commit: Database.Statement
  #isTaken = false

  constructor(reader: Database.Database) {
    this.#begin = reader.prepare('begin')
    this.#commit = reader.prepare('commit')
  }

  /** To be called before each read. */
  take(): void {
    if (this.#isTaken) return
    this.#begin.run()
    this.#isTaken = true
    setImmediate(() => this.end())
  }

  /** To be called before each write. */
  end(): void {
    if (!this.#isTaken) return
    this.#isTaken = false
    this.#commit.run()
  }
}
