import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WordMemory } from './word-memory.ts'

test('a word is made once while its place is its own, and always rightly', () => {
  const made: string[] = []
  const memory = new WordMemory((written) => {
    made.push(written)
    return { written, capitals: written.toUpperCase() }
  })
  const capitals = (start: number, end: number) => memory.valueOf(text, start, end).capitals
  const text = 'port reopened port internationalisation'
  assert.equal(capitals(0, 4), 'PORT')
  assert.equal(capitals(14, 18), 'PORT')
  assert.equal(capitals(5, 13), 'REOPENED')
  assert.equal(capitals(19, 39), 'INTERNATIONALISATION')
  assert.deepEqual(made, ['port', 'reopened', 'internationalisation'])
  // Many more than there are places.
  for (let n = 0; n < 300_000; n += 1) {
    const word = String(n)
    assert.equal(memory.valueOf(`x${word}x`, 1, 1 + word.length).written, word)
  }
})

test('a word too long to be remembered is made each time', () => {
  const memory = new WordMemory((written) => ({ written }))
  for (const length of [25, 1000, 25]) {
    assert.equal(memory.valueOf('a'.repeat(1000), 0, length).written.length, length)
  }
})
