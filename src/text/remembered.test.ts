import assert from 'node:assert/strict'
import { test } from 'node:test'
import { remembered } from './remembered.ts'

test('what is remembered is made once, as long as it is asked for, and made again after too many others', () => {
  const made: string[] = []
  const length = remembered(4, (word) => made.push(word) && word.length)
  assert.deepEqual(['ab', 'ab', 'abc', 'ab'].map(length), [2, 2, 3, 2])
  assert.deepEqual(made, ['ab', 'abc'])
  assert.deepEqual(['abcd', 'ab', 'abcde', 'ab'].map(length), [4, 2, 5, 2])
  assert.deepEqual(made, ['ab', 'abc', 'abcd', 'abcde'])
  assert.equal(length('abc'), 3)
  assert.deepEqual(made, ['ab', 'abc', 'abcd', 'abcde', 'abc'])
})
