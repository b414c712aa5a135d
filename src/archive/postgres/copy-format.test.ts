import assert from 'node:assert/strict'
import { test } from 'node:test'
import { copiedRow, copiedRows } from './copy-format.ts'

const COLUMNS = { block: 'bigint', term: 'text', count: 'integer', documents: 'bytes' } as const

test('rows are read as they were written, whatever bytes they hold', () => {
  const row = [2 ** 40 + 3, 'وزار\u{1f40e}', 65_536, Buffer.from([0, 255, 10, 13, 92])] as const
  const written = copiedRows(COLUMNS, [row])
  const message = written.subarray(0, written.length - 2)
  const read = { block: row[0], term: row[1], count: row[2], documents: row[3] }
  assert.deepEqual(copiedRow(COLUMNS, message), read)
  assert.deepEqual(copiedRow(COLUMNS, message.subarray(19)), read, 'only the first row has the header before it')
})

test('the end is no row, with the header before it or without', () => {
  const nothing = copiedRows(COLUMNS, [])
  assert.equal(copiedRow(COLUMNS, nothing), undefined)
  assert.equal(copiedRow(COLUMNS, nothing.subarray(19)), undefined)
  assert.equal(copiedRow(COLUMNS, nothing.subarray(0, 19)), undefined)
})

test('what is larger than the writer began with is whole', () => {
  const rows = Array.from({ length: 50 }, (_, at) => [at, 'term', at, Buffer.alloc(9000, at)] as const)
  assert.equal(copiedRows(COLUMNS, rows).length, 19 + 50 * (2 + 12 + 8 + 8 + 4 + 9000) + 2)
})
