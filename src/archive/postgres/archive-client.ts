import pg from 'pg'
import type { Columns, Row } from '../archive.ts'
import { plannedName } from '../prepared.ts'
import { copiedRow, copiedRows } from './copy-format.ts'

/** The one parameter of a statement `copy … from stdin (format binary)`: what is copied. */
export class CopyIn {
  readonly columns: Columns
  readonly rows: Iterable<Row>

  constructor(columns: Columns, rows: Iterable<Row>) {
    this.columns = columns
    this.rows = rows
  }
}

/** The one parameter of a statement `copy (…) to stdout (format binary)`: what its columns are. */
export class CopyOut {
  readonly columns: Columns

  constructor(columns: Columns) {
    this.columns = columns
  }
}

/**
 * A client whose queries may be a COPY, so that Kysely's transactions can hold one. Under its name each connection keeps a
 * statement with its plan.
 */
export class ArchiveClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the driver's own signature has a dozen forms
  override query(...args: any[]): any {
    const [text, values] = args
    const [copy] = Array.isArray(values) ? values : []
    const name = plannedName(text)
    if (name !== undefined) return super.query({ name, text, values })
    if (!(copy instanceof CopyIn || copy instanceof CopyOut)) return super.query(...(args as [string]))
    return new Promise((resolve, reject) => {
      super.query(new Copying(text, copy, resolve, reject))
    })
  }
}

/** What `@types/pg` leaves out of a connection. */
interface CopyConnection {
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** The driver keeps a buffer that is as large as the largest message it ever sent. */
const CHUNK = 1 << 18

type Result = { readonly rows: readonly Readonly<Record<string, Row[number]>>[] }

/** What the driver calls while a COPY runs (a `Submittable` of pg). */
class Copying {
  readonly #text: string
  readonly #columns: Columns
  /** What is copied in. */
  readonly #bytes: Buffer
  readonly #rows: Readonly<Record<string, Row[number]>>[] = []
  readonly #resolve: (result: Result) => void
  readonly #reject: (error: Error) => void

  constructor(text: string, copy: CopyIn | CopyOut, resolve: (result: Result) => void, reject: (error: Error) => void) {
    this.#text = text
    this.#columns = copy.columns
    this.#bytes = copy instanceof CopyIn ? copiedRows(copy.columns, copy.rows) : Buffer.alloc(0)
    this.#resolve = resolve
    this.#reject = reject
  }

  submit(connection: pg.Connection): void {
    connection.query(this.#text)
  }

  handleCopyInResponse(connection: CopyConnection): void {
    for (let at = 0; at < this.#bytes.length; at += CHUNK) {
      connection.sendCopyFromChunk(this.#bytes.subarray(at, at + CHUNK))
    }
    connection.endCopyFrom()
  }

  /** A message is a row; the header comes with the first of them. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    const row = copiedRow(this.#columns, chunk)
    if (row) this.#rows.push(row)
  }

  handleCommandComplete(): void {
    // `handleReadyForQuery` follows.
  }

  handleReadyForQuery(): void {
    this.#resolve({ rows: this.#rows })
  }

  handleError(error: Error): void {
    this.#reject(error)
  }
}
