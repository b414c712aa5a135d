import type Database from 'better-sqlite3'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

const KEPT = 500

/**
 * Kysely prepares every statement anew; preparing costs more than a point read does. This keeps
 * the most recently used ones, by their text. `beforeUse` is called before each is handed out to be run.
 */
export class CachedStatements implements SqliteDatabase {
  readonly #database: Database.Database
  readonly #beforeUse: () => void
  readonly #statements = new Map<string, SqliteStatement>()

  constructor(database: Database.Database, beforeUse: () => void = () => undefined) {
    this.#database = database
    this.#beforeUse = beforeUse
  }

  prepare(sql: string): SqliteStatement {
    this.#beforeUse()
    const known = this.#statements.get(sql)
    if (known) {
      this.#statements.delete(sql)
      this.#statements.set(sql, known)
      return known
    }
    const statement = this.#database.prepare(sql) as unknown as SqliteStatement
    this.#statements.set(sql, statement)
    if (this.#statements.size > KEPT) this.#dropOldest()
    return statement
  }

  close(): void {
    this.#statements.clear()
    this.#database.close()
  }

  #dropOldest(): void {
    for (const oldest of this.#statements.keys()) {
      this.#statements.delete(oldest)
      return
    }
  }
}
