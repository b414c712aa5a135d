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

test('what is too long to be a name is made each time', () => {
  let made = 0
  const remember = remembered(4, (word) => {
    made += 1
    return word.length
  })
  assert.deepEqual(['a'.repeat(500), 'a'.repeat(500)].map(remember), [500, 500])
  assert.equal(made, 2)
})
