import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EDITION_LANGS } from '../../src/model/lang.ts'
import { matchKey } from '../../src/text/fold.ts'
import { alternatives } from '../../src/text/gazetteer/table.ts'
import { topicRows } from '../../src/text/topics/topic.ts'

const ROWS = topicRows()
const ids = new Set(ROWS.map(({ cells }) => cells.id))
const where = ({ line, cells }: (typeof ROWS)[number]) => `line ${line}, ${cells.key}`

test('a topic has a NewsCode, a key for its address, and a broader one that is there; none is its own', () => {
  for (const row of ROWS) {
    const { id = '', broader = '', key = '' } = row.cells
    assert.match(id, /^(?:\d\d000000|2\d{7})$/, where(row))
    assert.match(key, /^[a-z]+(?:-[a-z]+)*$/, where(row))
    assert.equal(broader === '', id.endsWith('000000'), where(row))
    assert.ok(broader === '' || ids.has(broader), where(row))
  }
  assert.equal(ids.size, ROWS.length, 'two rows have one id')
  assert.equal(new Set(ROWS.map(({ cells }) => cells.key)).size, ROWS.length, 'two rows have one key')
  for (const row of ROWS) assert.ok(heightOf(row.cells.id, 0) < 6, where(row))
})

function heightOf(id: string | undefined, steps: number): number {
  const broader = ROWS.find(({ cells }) => cells.id === id)?.cells.broader
  return broader && steps < 10 ? heightOf(broader, steps + 1) : steps
}

test('no name is that of two topics', () => {
  const owners = new Map<string, string[]>()
  for (const { cells } of ROWS) {
    const names = [cells.key ?? '', ...EDITION_LANGS.flatMap((lang) => alternatives(cells[lang]))]
    for (const name of new Set(names.map((one) => matchKey(one).replace(/(?<=^| )ال/g, '')))) {
      owners.set(name, [...(owners.get(name) ?? []), cells.key ?? ''])
    }
  }
  assert.deepEqual(
    [...owners].filter(([, keys]) => keys.length > 1),
    [],
  )
})

test('every topic has a name and words in both languages, each in its script, with no mark but the last', () => {
  for (const row of ROWS) {
    for (const lang of EDITION_LANGS) {
      const script = lang === 'ar' ? /^[\p{Script=Arabic}\p{Nd} -]+$/u : /^[\p{Script=Latin}\p{Nd} ,&'’.-]+$/u
      const words = alternatives(row.cells[`${lang}-words`]).map((word) => word.replace(/[?!=]$/, ''))
      const names = alternatives(row.cells[lang])
      assert.ok(names.length > 0 && words.length > 0, where(row))
      for (const one of [...names, ...words]) assert.match(one, script, where(row))
      assert.equal(new Set(words).size, words.length, where(row))
    }
  }
})
