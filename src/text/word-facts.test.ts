import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyserFor } from './analysers.ts'
import { factOf } from './word-facts.ts'

test('what is told of a word is told once, and apart from what else is told of it', () => {
  const asked: string[] = []
  const length = factOf(({ word }) => asked.push(word) && word.length)
  const first = factOf(({ term }) => term.charAt(0))
  const [one, other, third] = analyserFor('en').tokens('Ports, harbours; ports')
  assert.ok(one && other && third)
  assert.deepEqual([one, other, third, one].map(length), [5, 8, 5, 5])
  assert.deepEqual([one, other].map(first), ['p', 'h'])
  assert.equal(asked.filter((word) => word === 'harbours').length, 1)
})

test('a word that no analyser made is told of each time', () => {
  const length = factOf(({ word }) => word.length)
  assert.equal(length({ term: 'oil', word: 'oil' }), 3)
})
