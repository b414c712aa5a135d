import assert from 'node:assert/strict'
import { test } from 'node:test'
import { splitParagraphs } from './paragraphs.ts'

test('empty lines part, lines join', () => {
  assert.deepEqual(splitParagraphs('one\r\ntwo\r\n\r\n \u00A0\r\nthree\n\n\n'), ['one two', 'three'])
  assert.deepEqual(splitParagraphs('\n \n'), [])
  assert.deepEqual(splitParagraphs('سطر\u2029\u2029آخر'), ['سطر', 'آخر'])
})
