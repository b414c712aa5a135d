import { statfsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import type { Archive, Columns, Reader, Row, Tx } from '../archive.ts'
import { answersAtOnce, type RunAtOnce } from '../prepared.ts'
import type { Schema } from '../schema.ts'
import { storageProblem } from '../storage-problem.ts'
import { checkFreeSpace, checkVersion } from './checks.ts'
import { commitTogether } from './commit-together.ts'
import { CachedStatements } from './statements.ts'
import { TurnSnapshot } from './turn-snapshot.ts'

/**
 * Opens the archive file `warraq.db` in a folder that exists, with one writing and one reading
 * connection. Throws `Problem` `sqlite-too-old`, `data-dir-full` or `data-dir-read-only`.
 */
export function openSqlite(dataDir: string): Archive {
  const { bavail, bsize } = statfsSync(dataDir)
  checkFreeSpace(dataDir, bavail * bsize)
  const file = join(dataDir, 'warraq.db')
  const writer = connect(file, dataDir)
  const reader = connectToRead(file)
  const snapshot = new TurnSnapshot(reader)
  const dataVersion = reader.prepare('pragma data_version').pluck()
  const statements = new CachedStatements(writer, () => snapshot.end())
  const writes = kyselyOver(statements)
  const writeAtOnce = atOnceOn(statements)
  const reads = kyselyForReads(new CachedStatements(reader, () => snapshot.take()))
  return {
    name: 'sqlite',
    writes,
    reads,
    version: () => {
      snapshot.take()
      return String(dataVersion.get())
    },
    lockIntake: async () => {
      // `begin immediate` has already taken the one write lock.
    },
    lockRelating: async () => {
      // As above.
    },
    allocateIds,
    addRows: async (_, table, columns, rows) => addRows(statements, 'insert', table, columns, rows),
    addNewRows: async (_, table, columns, rows) => addRows(statements, 'insert or ignore', table, columns, rows),
    write: commitTogether(writes, writeAtOnce),
    derive: (work) =>
      writes.transaction().execute((tx) => {
        answersAtOnce(tx, writeAtOnce)
        return work(tx)
      }),
    close: async () => {
      snapshot.end()
      await reads.destroy()
      writer.pragma('optimize')
      await writes.destroy()
    },
  }
}

/** Opens an archive that is open already for reads alone. */
export function openSqliteReader(dataDir: string): Reader {
  const reads = kyselyForReads(new CachedStatements(connectToRead(join(dataDir, 'warraq.db'))))
  return { reads, close: () => reads.destroy() }
}

function connectToRead(file: string): Database.Database {
  const reader = new Database(file, { readonly: true, timeout: 5000 })
  reader.pragma('cache_size = -65536')
  return reader
}

function connect(file: string, dataDir: string): Database.Database {
  try {
    const database = new Database(file, { timeout: 5000 })
    checkVersion(String(database.prepare('select sqlite_version()').pluck().get()))
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    database.pragma('cache_size = -65536')
    // An import touches hundreds of index pages a batch, the same ones again and again: four times the usual 4 MB of
    // log before they are written home halves that work.
    database.pragma('wal_autocheckpoint = 4000')
    database.pragma('journal_size_limit = 67108864')
    // SQLite opens a file that it may not write to and tells at the first write; that is now.
    database.exec('begin immediate; rollback')
    return database
  } catch (error) {
    throw storageProblem(error, dataDir)
  }
}

function kyselyOver(statements: CachedStatements): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new ArchiveSqliteDialect({ database: statements }) })
}

/** Nothing else than reads on this connection, so none need wait for a transaction's end. */
function kyselyForReads(statements: CachedStatements): Kysely<Schema> {
  const reads = kyselyOver(statements)
  answersAtOnce(reads, atOnceOn(statements))
  return reads
}

/** A statement that gives no rows must be run, and gives none. */
function atOnceOn(statements: CachedStatements): RunAtOnce {
  return (sql, parameters) => {
    const statement = statements.prepare(sql)
    if (statement.reader) return statement.all(parameters)
    statement.run(parameters)
    return []
  }
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

  override createQueryCompiler() {
    return new StableCompiler()
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

/**
 * SQLite plans a statement again whenever a value that its plan might depend on is bound anew
 * (https://sqlite.org/c3ref/prepare.html), which is each time, and takes longer than most of our reads. Behind a
 * unary plus it does not look for the value, and keeps the plan.
 */
class StableCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?'
  }
}

/** Within the transaction that the one writing connection is in. */
function addRows(
  statements: CachedStatements,
  insert: string,
  table: string,
  columns: Columns,
  rows: Iterable<Row>,
): void {
  const names = Object.keys(columns)
  const add = statements.prepare(
    `${insert} into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
  )
  for (const row of rows) add.run(row)
}

async function allocateIds(tx: Tx, table: string, count: number): Promise<number[]> {
  // Numbers are given once: not even that of the last row is given again when the row is gone.
  const last = await sql<{ seq: number }>`select seq from sqlite_sequence where name = ${table}`.execute(tx)
  const first = (last.rows[0]?.seq ?? 0) + 1
  return Array.from({ length: count }, (_, index) => first + index)
}
