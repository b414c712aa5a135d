import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WordMemory } from './word-memory.ts'

test('a word is made once while its place is its own, and always rightly', () => {
  const made: string[] = []
  const memory = new WordMemory((written) => {
    made.push(written)
    return written.toUpperCase()
  })
  const text = 'port reopened port internationalisation'
  assert.equal(memory.valueOf(text, 0, 4), 'PORT')
  assert.equal(memory.valueOf(text, 14, 18), 'PORT')
  assert.equal(memory.valueOf(text, 5, 13), 'REOPENED')
  assert.equal(memory.valueOf(text, 19, 39), 'INTERNATIONALISATION')
  assert.deepEqual(made, ['port', 'reopened', 'internationalisation'])
  // Many more than there are places.
  for (let n = 0; n < 300_000; n += 1) {
    const word = String(n)
    assert.equal(memory.valueOf(`x${word}x`, 1, 1 + word.length), word)
  }
})

test('a word too long to be remembered is made each time', () => {
  const memory = new WordMemory((written) => written.length)
  for (const length of [25, 1000, 25]) assert.equal(memory.valueOf('a'.repeat(1000), 0, length), length)
})
