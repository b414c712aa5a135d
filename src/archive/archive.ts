import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema.ts'

/** Where a query runs: the database, or a transaction of it. The first argument of everything in this folder. */
export type Db = Kysely<Schema>
export type Tx = Transaction<Schema>

/** The columns of rows that are passed as lists, in their order. */
export type Columns = Readonly<Record<string, 'bigint' | 'integer' | 'text' | 'bytes'>>

/** Its values in the order of its columns; none is null. */
export type Row = readonly (number | string | Uint8Array)[]

/** What the two databases do each in its own way; everything else is one body of SQL for both. */
export interface Capabilities {
  readonly name: 'sqlite' | 'postgres'

  /** Takes `count` new ids of a table, ascending. Of articles and items only inside a transaction that holds `lockIntake`. */
  allocateIds(tx: Tx, table: 'article' | 'item' | 'search_document', count: number): Promise<number[]>

  /** Adds very many rows to a table, at most a thousand in a transaction, as quickly as the database can. */
  addRows(tx: Tx, table: keyof Schema & string, columns: Columns, rows: Iterable<Row>): Promise<void>

  /** Adds those of many rows that are not there yet, in one statement. */
  addNewRows(tx: Tx, table: keyof Schema & string, columns: Columns, rows: Iterable<Row>): Promise<void>

  /** Lets one transaction receive at a time, so that two imports cannot both think a text is new. */
  lockIntake(tx: Tx): Promise<void>

  /** Lets one transaction relate at a time: two that change each other's lists would wait for each other in a ring. */
  lockRelating(tx: Tx): Promise<void>

  /**
   * A small piece of work, all or nothing, and stored for good when its promise resolves. Where a commit holds
   * the whole process up, pieces that wait at the same time share one.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>

  /**
   * Work that follows from what is stored for good, all or nothing: it reads and writes nothing but the database, and the
   * mark that it is done is written with it. Others see it when its promise resolves. Where the database can tell it not to,
   * its commit does not wait for the disk: when the power goes in the next moment, work and mark are undone together and it is
   * done again. What is written later, `write` too, is never kept without it.
   */
  derive<T>(work: (tx: Tx) => Promise<T>): Promise<T>

  /**
   * A value that differs after every committed change, by whatever process. It is read before each
   * page taken from the cache, so it costs microseconds and never waits.
   */
  version(): string
}

/** What reads an archive beside the one who holds it open. */
export interface Reader {
  readonly reads: Db
  close(): Promise<void>
}

/** An open archive. Reads may go to a replica; writes go to the primary. */
export interface Archive extends Capabilities {
  readonly reads: Db
  readonly writes: Db
  close(): Promise<void>
}
