import type { Columns, Row } from '../archive.ts'

/*
 * The binary format of COPY, https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.4: values pass as they are
 * stored, where the usual protocol of the driver writes each byte as two letters.
 */

/** With the flags and the length of a further header behind it, both 0. */
const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')

/** In the place of a row's number of values: no more rows. */
const END = -1

/** All of what is copied into a table. */
export function copiedRows(columns: Columns, rows: Iterable<Row>): Buffer {
  const types = Object.values(columns)
  const writer = new Writer()
  writer.bytes(HEADER)
  for (const row of rows) {
    writer.short(types.length)
    for (const [at, type] of types.entries()) writer.value(type, row[at] as Row[number])
  }
  writer.short(END)
  return writer.written()
}

/** The row that a message of the server holds; undefined when it holds the end. No value may be null. */
export function copiedRow(columns: Columns, bytes: Buffer): Readonly<Record<string, Row[number]>> | undefined {
  const isFirst = bytes.subarray(0, HEADER.length).equals(HEADER)
  let at = isFirst ? HEADER.length : 0
  if (at === bytes.length || bytes.readInt16BE(at) === END) return undefined
  at += 2
  const row: Record<string, Row[number]> = {}
  for (const [name, type] of Object.entries(columns)) {
    const length = bytes.readInt32BE(at)
    at += 4 + length
    row[name] = decoded(type, bytes.subarray(at - length, at))
  }
  return row
}

function decoded(type: Columns[string], bytes: Buffer): Row[number] {
  switch (type) {
    case 'bytes':
      // The driver uses its buffer again.
      return Buffer.from(bytes)
    case 'text':
      return bytes.toString()
    case 'integer':
      return bytes.readInt32BE()
    case 'bigint':
      return Number(bytes.readBigInt64BE())
  }
}

class Writer {
  #buffer = Buffer.allocUnsafe(1 << 16)
  #length = 0

  short(value: number): void {
    this.#makeRoom(2)
    this.#length = this.#buffer.writeInt16BE(value, this.#length)
  }

  bytes(value: Uint8Array): void {
    this.#makeRoom(value.length)
    this.#buffer.set(value, this.#length)
    this.#length += value.length
  }

  value(type: Columns[string], value: Row[number]): void {
    if (type === 'bytes') this.#withLength(value as Uint8Array)
    else if (type === 'text') this.#withLength(Buffer.from(String(value)))
    else this.#number(type, Number(value))
  }

  written(): Buffer {
    return this.#buffer.subarray(0, this.#length)
  }

  #number(type: 'bigint' | 'integer', value: number): void {
    this.#makeRoom(12)
    this.#length = this.#buffer.writeInt32BE(type === 'bigint' ? 8 : 4, this.#length)
    if (type === 'bigint') this.#length = this.#buffer.writeBigInt64BE(BigInt(value), this.#length)
    else this.#length = this.#buffer.writeInt32BE(value, this.#length)
  }

  #withLength(value: Uint8Array): void {
    this.#makeRoom(4)
    this.#length = this.#buffer.writeInt32BE(value.length, this.#length)
    this.bytes(value)
  }

  #makeRoom(more: number): void {
    if (this.#length + more <= this.#buffer.length) return
    const larger = Buffer.allocUnsafe(2 * (this.#length + more))
    larger.set(this.#buffer.subarray(0, this.#length))
    this.#buffer = larger
  }
}
