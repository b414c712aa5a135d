import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { Problem } from '../../model/problem.ts'
import type { Archive, Columns, Reader, Row, Tx } from '../archive.ts'
import { forgetMemory } from '../memory.ts'
import { answersBytes } from '../prepared.ts'
import type { Schema } from '../schema.ts'
import { ArchiveClient, CopyIn, CopyOut } from './archive-client.ts'
import { ALIVE, watchFacts } from './watch.ts'

const INT8 = 20

/** A server that does not answer, such as one behind a wall that drops packets, is told of and not waited for. */
const CONNECT_MS = 10_000

/**
 * Connections that are kept while nobody asks, as many as one search uses at once. Whoever comes first after a while would
 * wait for new ones, and for the server to look up in each what it knows of every table: some twenty milliseconds.
 */
const KEPT_CONNECTIONS = 4

/** An application-wide number for `pg_advisory_xact_lock`; any other program on this database must not use it. */
const INTAKE_LOCK = 7_281_001
const RELATING_LOCK = 7_281_007

/**
 * Opens the archive on a PostgreSQL server. Throws `Problem` `database-unreachable` or
 * `database-refused`, each with the server's own words.
 */
export async function openPostgres(url: string): Promise<Archive> {
  const pool = poolOf(url, 10)
  await checkReachable(pool)
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  answersBytes(db, (query, parameters, columns) => copiedOut(db, query, parameters, columns))
  const facts = watchFacts(url, () => forgetMemory(db))
  return {
    name: 'postgres',
    writes: db,
    reads: db,
    version: facts.version,
    lockIntake: async (tx) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(INTAKE_LOCK)})`.execute(tx)
    },
    lockRelating: async (tx) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(RELATING_LOCK)})`.execute(tx)
    },
    allocateIds,
    addRows,
    addNewRows,
    write: (work) => db.transaction().execute(work),
    derive: (work) =>
      db.transaction().execute(async (tx) => {
        await sql`set local synchronous_commit = off`.execute(tx)
        return work(tx)
      }),
    close: async () => {
      await facts.close()
      await db.destroy()
    },
  }
}

/** Opens an archive that is open already for reads alone. */
export function openPostgresReader(url: string): Reader {
  const reads = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: poolOf(url, 1) }) })
  return { reads, close: () => reads.destroy() }
}

function poolOf(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    min: Math.min(max, KEPT_CONNECTIONS),
    ...ALIVE,
    Client: ArchiveClient,
    connectionTimeoutMillis: CONNECT_MS,
    types: { getTypeParser },
  })
  pool.on('error', (error) => {
    // An idle connection was closed by the server; the pool has dropped it and opens another when asked.
    console.error(`postgres: ${error.message}`)
  })
  return pool
}

/** Ids and times are int8, far below 2^53: as numbers they are the same on both databases. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return oid === INT8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format as 'text')
}

async function checkReachable(pool: pg.Pool): Promise<void> {
  try {
    const client = await pool.connect()
    client.release()
  } catch (error) {
    const message = error instanceof Error ? error.message || String(error) : String(error)
    await pool.end()
    const refused = error instanceof Error && 'code' in error && /^(28|3D|42)/.test(String(error.code))
    throw new Problem(refused ? 'database-refused' : 'database-unreachable', { reason: message }, error)
  }
}

async function allocateIds(tx: Tx, table: string, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${count})`.execute(tx)
  return rows.map((row) => row.id).sort((one, other) => one - other)
}

async function addRows(tx: Tx, table: string, columns: Columns, rows: Iterable<Row>): Promise<void> {
  const copy = `copy ${table} (${Object.keys(columns).join(', ')}) from stdin (format binary)`
  await tx.executeQuery(CompiledQuery.raw(copy, [new CopyIn(columns, rows)]))
}

/** A list for each column, so that a statement is the same for any number of rows. */
async function addNewRows(tx: Tx, table: string, columns: Columns, rows: Iterable<Row>): Promise<void> {
  const all = [...rows]
  const types = Object.values(columns).map((type, at) => `$${at + 1}::${ARRAY_TYPES[type]}`)
  const insert = `insert into ${table} (${Object.keys(columns).join(', ')})
    select * from unnest(${types.join(', ')}) on conflict do nothing`
  const lists = types.map((_, at) => all.map((row) => row[at]))
  await tx.executeQuery(CompiledQuery.raw(insert, lists))
}

const ARRAY_TYPES = { bigint: 'bigint[]', integer: 'integer[]', text: 'text[]', bytes: 'bytea[]' } as const

/** The values stand in the statement: a COPY takes no parameters. */
async function copiedOut(
  db: Kysely<Schema>,
  query: string,
  parameters: readonly unknown[],
  columns: Columns,
): Promise<readonly unknown[]> {
  const values = parameters.map((value) =>
    typeof value === 'number' ? String(value) : pg.escapeLiteral(String(value)),
  )
  const written = query.replace(/\$(\d+)/g, (_, number) => values[Number(number) - 1] ?? 'null')
  const copy = `copy (${written}) to stdout (format binary)`
  return (await db.executeQuery(CompiledQuery.raw(copy, [new CopyOut(columns)]))).rows
}
