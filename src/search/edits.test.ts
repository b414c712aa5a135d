import assert from 'node:assert/strict'
import { test } from 'node:test'
import { neighbouringSpellings } from './edits.ts'

const likenessOf = (word: string, other: string) =>
  neighbouringSpellings(word).find((spelling) => spelling.word === other)?.likeness ?? 0

test('a slip of one letter is undone, in either script', () => {
  for (const [written, meant] of [
    ['harbuor', 'harbour'],
    ['harbor', 'harbour'],
    ['harrbour', 'harbour'],
    ['harbowr', 'harbour'],
    ['ميانء', 'ميناء'],
    ['منتضر', 'منتظر'],
    ['مينا', 'ميناء'],
  ] as const) {
    assert.ok(likenessOf(written, meant) > 0, `${written} → ${meant}`)
  }
})

test('letters that are taken for one another are likelier than others', () => {
  assert.ok(likenessOf('منتضر', 'منتظر') > likenessOf('منتضر', 'منتقر'))
  assert.ok(likenessOf('kabul', 'qabul') > likenessOf('kabul', 'xabul'))
})

test('a word is no neighbour of itself; words too long and of other scripts have none', () => {
  assert.equal(likenessOf('aab', 'aab'), 0)
  assert.deepEqual(neighbouringSpellings('москва'), [])
  assert.deepEqual(neighbouringSpellings('a'.repeat(25)), [])
  assert.ok(neighbouringSpellings('a'.repeat(24)).length < 2000)
})
