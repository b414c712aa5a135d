import type { Compilable, CompiledQuery } from 'kysely'
import type { Db } from './archive.ts'

/** Stands in a query that is built once where a value will be; `name` says which. */
class Placeholder {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/** Runs compiled SQL on a connection that need not be waited for. */
export type RunAtOnce = (sql: string, parameters: readonly unknown[]) => readonly unknown[]

const atOnce = new WeakMap<Db, RunAtOnce>()

/** For a database that answers within the call: what is prepared then passes by the queue of Kysely's connections. */
export function answersAtOnce(db: Db, run: RunAtOnce): void {
  atOnce.set(db, run)
}

/**
 * A query that is built and compiled once for each database and run with other values each time: for the reads of a
 * page and the writes of a comment, where Kysely's building takes longer than the database's answer. Lists of
 * varying length cannot be values of it.
 */
export function prepared<Values extends Readonly<Record<string, string | number | null>>, Row>(
  build: (db: Db, values: Values) => Compilable<Row>,
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
    }
    const parameters = query.parameters.map((value) => (value instanceof Placeholder ? values[value.name] : value))
    const run = atOnce.get(db)
    if (run) return run(query.sql, parameters) as readonly Row[]
    const { rows } = await db.executeQuery<Row>({ ...query, parameters })
    return rows
  }
}
