import assert from 'node:assert/strict'
import { test } from 'node:test'
import { remembered } from './remembered.ts'

test('what is remembered is made once, and made again after too many others', () => {
  const made: string[] = []
  const length = remembered(2, (word) => made.push(word) && word.length)
  assert.deepEqual(['ab', 'ab', 'abc', 'ab'].map(length), [2, 2, 3, 2])
  assert.deepEqual(made, ['ab', 'abc'])
  length('abcd')
  assert.equal(length('ab'), 2)
  assert.deepEqual(made, ['ab', 'abc', 'abcd', 'ab'])
})
