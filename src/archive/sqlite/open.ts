import { statfsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { CompiledQuery, type DatabaseConnection, Kysely, SqliteAdapter, SqliteDialect, SqliteDriver, sql } from 'kysely'
import { Problem } from '../../model/problem.ts'
import type { Archive, Tx } from '../archive.ts'
import type { Schema } from '../schema.ts'
import { storageProblem } from '../storage-problem.ts'
import { CachedStatements } from './statements.ts'

/** Earlier releases can lose a commit in WAL mode (https://sqlite.org/wal.html, the WAL-reset bug). */
const OLDEST_SQLITE = [3, 51, 3] as const

/** Below this much free space nothing is opened: a full disk in the middle of a write helps nobody. */
const LEAST_FREE_BYTES = 16 * 1024 * 1024

/**
 * Opens the archive file `warraq.db` in a folder that exists, with one writing and one reading
 * connection. Throws `Problem` `sqlite-too-old`, `data-dir-full` or `data-dir-read-only`.
 */
export function openSqlite(dataDir: string): Archive {
  checkFreeSpace(dataDir)
  const file = join(dataDir, 'warraq.db')
  const writer = connect(file, dataDir)
  const reader = new Database(file, { readonly: true, timeout: 5000 })
  reader.pragma('cache_size = -65536')
  const dataVersion = reader.prepare('pragma data_version').pluck()
  const writes = kyselyOver(writer)
  const reads = kyselyOver(reader)
  return {
    name: 'sqlite',
    writes,
    reads,
    version: () => String(dataVersion.get()),
    lockIntake: async () => {
      // `begin immediate` has already taken the one write lock.
    },
    allocateIds,
    close: async () => {
      await reads.destroy()
      writer.pragma('optimize')
      await writes.destroy()
    },
  }
}

function connect(file: string, dataDir: string): Database.Database {
  try {
    const database = new Database(file, { timeout: 5000 })
    checkVersion(database)
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    database.pragma('cache_size = -65536')
    // An import touches hundreds of index pages a batch, the same ones again and again: four times the usual 4 MB of
    // log before they are written home halves that work.
    database.pragma('wal_autocheckpoint = 4000')
    database.pragma('journal_size_limit = 67108864')
    return database
  } catch (error) {
    throw storageProblem(error, dataDir)
  }
}

function checkVersion(database: Database.Database): void {
  const version = String(database.prepare('select sqlite_version()').pluck().get())
  const parts = version.split('.').map(Number)
  for (const [index, wanted] of OLDEST_SQLITE.entries()) {
    const found = parts[index] ?? 0
    if (found > wanted) return
    if (found < wanted) throw new Problem('sqlite-too-old', { found: version, needed: OLDEST_SQLITE.join('.') })
  }
}

function checkFreeSpace(dataDir: string): void {
  const { bavail, bsize } = statfsSync(dataDir)
  if (bavail * bsize < LEAST_FREE_BYTES) throw new Problem('data-dir-full', { path: dataDir })
}

function kyselyOver(database: Database.Database): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new ArchiveSqliteDialect({ database: new CachedStatements(database) }) })
}

class ArchiveSqliteDialect extends SqliteDialect {
  readonly #config: ConstructorParameters<typeof SqliteDialect>[0]

  constructor(config: ConstructorParameters<typeof SqliteDialect>[0]) {
    super(config)
    this.#config = config
  }

  override createDriver() {
    return new ImmediateDriver(this.#config)
  }

  override createAdapter() {
    return new TransactionalAdapter()
  }
}

/** A deferred transaction that turns to writing fails at once when another process writes; an immediate one waits. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

/** SQLite's DDL is transactional; Kysely says it is not, and would run migrations statement by statement. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true
  }
}

async function allocateIds(tx: Tx, table: 'article' | 'item', count: number): Promise<number[]> {
  const last = await sql<{ seq: number }>`select coalesce(max(id), 0) as seq from ${sql.table(table)}`.execute(tx)
  const first = (last.rows[0]?.seq ?? 0) + 1
  return Array.from({ length: count }, (_, index) => first + index)
}
