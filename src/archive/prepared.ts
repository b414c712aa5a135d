import type { Compilable, CompiledQuery } from 'kysely'
import type { Columns, Db } from './archive.ts'

type Value = string | number | null | Uint8Array

/** Stands in a query that is built once where a value will be; `name` says which. */
class Placeholder {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/** Runs compiled SQL on a connection that need not be waited for. */
export type RunAtOnce = (sql: string, parameters: readonly unknown[]) => readonly unknown[]

/** Runs compiled SQL whose answer is of these columns and holds long bytes. */
export type RunForBytes = (sql: string, parameters: readonly unknown[], columns: Columns) => Promise<readonly unknown[]>

const forBytes = new WeakMap<Db, RunForBytes>()

/** For a driver whose usual way with bytes is slow: of what is prepared, that which tells its columns goes this way. */
export function answersBytes(db: Db, run: RunForBytes): void {
  forBytes.set(db, run)
}

const planned = new Map<string, string>()

/**
 * For a server that plans each statement anew unless it is told to keep it: of what is prepared, the name of a `planned`
 * one by its SQL, undefined of all else.
 */
export function plannedName(sql: string): string | undefined {
  return planned.get(sql)
}

/**
 * What is to be known of a query that is prepared: `planned` where its best plan is the same for all values; its columns where
 * its answer holds long bytes, and no null.
 */
export type Way = 'planned' | Columns

/** By their names. */
export type QueryValues = Readonly<Record<string, Value>>

const atOnce = new WeakMap<Db, RunAtOnce>()

/** For a database that answers within the call: what is prepared then passes by the queue of Kysely's connections. */
export function answersAtOnce(db: Db, run: RunAtOnce): void {
  atOnce.set(db, run)
}

/**
 * A query that is built and compiled once for each database and run with other values each time: for the reads of a
 * page and the writes of a comment, where Kysely's building takes longer than the database's answer. Lists of
 * varying length cannot be values of it: `preparedIn` and `preparedRows` are for those.
 */
export function prepared<Values extends QueryValues, Row>(
  build: (db: Db, values: Values) => Compilable<Row>,
  way?: Way,
): (db: Db, values: Values) => Promise<readonly Row[]> {
  const placeholders = new Proxy({}, { get: (_, name) => new Placeholder(String(name)) }) as Values
  const compiled = new WeakMap<object, CompiledQuery<Row>>()
  return async (db, values) => {
    // A database and its transactions share the adapter, and so what was compiled for them.
    const { adapter } = db.getExecutor()
    let query = compiled.get(adapter)
    if (!query) {
      query = build(db, placeholders).compile()
      compiled.set(adapter, query)
      if (way === 'planned') planned.set(query.sql, planned.get(query.sql) ?? `planned ${planned.size}`)
    }
    const parameters = query.parameters.map((value) => (value instanceof Placeholder ? values[value.name] : value))
    const run = runOf(db, way)
    if (run) return (await run(query.sql, parameters)) as readonly Row[]
    const { rows } = await db.executeQuery<Row>({ ...query, parameters })
    return rows
  }
}

function runOf(db: Db, way: Way | undefined) {
  const bytes = way && way !== 'planned' && forBytes.get(db)
  return bytes ? (sql: string, parameters: readonly unknown[]) => bytes(sql, parameters, way) : atOnce.get(db)
}

/** How many keys stand in one statement. */
const IN_LENGTHS = [4, 16, 64, 256] as const

/**
 * A read of the rows of some keys, numbers unless it says otherwise, prepared for a few lengths of the list: a shorter one is
 * filled up with its last key, a longer one read in parts. The order of rows is the database's.
 */
export function preparedIn<Row, Key extends number | string = number>(
  build: (db: Db, keys: readonly Key[]) => Compilable<Row>,
  way?: Way,
): (db: Db, keys: readonly Key[]) => Promise<readonly Row[]> {
  const queries = IN_LENGTHS.map((length) => ({
    length,
    read: prepared<Readonly<Record<string, Key>>, Row>(
      (db, values) =>
        build(
          db,
          Array.from({ length }, (_, at) => values[at] as Key),
        ),
      way,
    ),
  }))
  const longest = queries.at(-1) as (typeof queries)[number]
  const readPart = (db: Db, part: readonly Key[]) => {
    const { length, read } = queries.find((query) => query.length >= part.length) ?? longest
    const values: Record<string, Key> = {}
    for (let at = 0; at < length; at += 1) values[at] = (part[at] ?? part.at(-1)) as Key
    return read(db, values)
  }
  return async (db, keys) => {
    if (keys.length <= longest.length) return keys.length === 0 ? [] : readPart(db, keys)
    const all: Row[] = []
    for (let at = 0; at < keys.length; at += longest.length) {
      all.push(...(await readPart(db, keys.slice(at, at + longest.length))))
    }
    return all
  }
}

/** How many rows one statement writes; what is left over is written by the shorter ones. */
const ROW_COUNTS = [128, 32, 8, 4, 2, 1] as const

/** Stands for a column of one of the rows that a statement writes. */
class Cell {
  readonly row: number
  readonly column: string

  constructor(row: number, column: string) {
    this.row = row
    this.column = column
  }
}

/** A write of some rows, prepared for a few numbers of them; what it returns of them. No row may be there twice. */
export function preparedRows<Row extends Readonly<Record<string, Value>>, Returned = unknown>(
  build: (db: Db, rows: readonly Row[]) => Compilable<Returned>,
): (db: Db, rows: readonly Row[]) => Promise<readonly Returned[]> {
  const compiled = new WeakMap<object, Map<number, CompiledQuery<Returned>>>()
  const queryFor = (db: Db, count: number) => {
    const { adapter } = db.getExecutor()
    const queries = compiled.get(adapter) ?? new Map<number, CompiledQuery<Returned>>()
    compiled.set(adapter, queries)
    const query = queries.get(count) ?? build(db, cells<Row>(count)).compile()
    queries.set(count, query)
    return query
  }
  return async (db, rows) => {
    const returned: Returned[] = []
    let from = 0
    for (const count of ROW_COUNTS) {
      for (; from + count <= rows.length; from += count) {
        const query = queryFor(db, count)
        const first = from
        const parameters = query.parameters.map((value) =>
          value instanceof Cell ? rows[first + value.row]?.[value.column] : value,
        )
        const run = atOnce.get(db)
        if (run) returned.push(...(run(query.sql, parameters) as readonly Returned[]))
        else returned.push(...(await db.executeQuery<Returned>({ ...query, parameters })).rows)
      }
    }
    return returned
  }
}

function cells<Row>(count: number): readonly Row[] {
  return Array.from(
    { length: count },
    (_, row) => new Proxy({}, { get: (_, column) => new Cell(row, String(column)) }) as Row,
  )
}

/**
 * The same for queries of varying shape: which conditions they have, how long their lists are. Each shape is compiled
 * once, so there should be few; those that come after a hundred others are compiled each time.
 */
export function preparedByShape<Shape extends string | number, Values extends QueryValues, Row>(
  build: (db: Db, values: Values, shape: Shape) => Compilable<Row>,
  way?: Way,
): (db: Db, shape: Shape, values: Values) => Promise<readonly Row[]> {
  const queries = new Map<Shape, ReturnType<typeof prepared<Values, Row>>>()
  return (db, shape, values) => {
    const query = queries.get(shape) ?? prepared<Values, Row>((db, values) => build(db, values, shape), way)
    if (queries.size < MOST_SHAPES) queries.set(shape, query)
    return query(db, values)
  }
}

const MOST_SHAPES = 100

/** A list as values of a query: its last one again until their number is a power of two, so that few shapes are needed. */
export function filledUp<Value>(list: readonly Value[]): readonly Value[] {
  const length = 2 ** Math.ceil(Math.log2(Math.max(1, list.length)))
  return Array.from({ length }, (_, at) => list[Math.min(at, list.length - 1)] as Value)
}

/** Values by the places that they have in a list, with a letter before them. */
export function numbered<Value>(letter: string, list: readonly Value[]): Record<string, Value> {
  return Object.fromEntries(list.map((value, at) => [letter + at, value]))
}

/** The same values of a query, as a list. */
export function listed<Value>(letter: string, values: Readonly<Record<string, unknown>>, length: number): Value[] {
  return Array.from({ length }, (_, at) => values[letter + at] as Value)
}
