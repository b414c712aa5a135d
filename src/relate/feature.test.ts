import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numberOf, numbersIn } from './feature.ts'

test('keys with line breaks between them have the numbers that each has by itself', () => {
  const keys = ['place:derna', 'word:ar:سيول', 'number:14', 'person:hftr']
  assert.deepEqual(numbersIn(keys.join('\n')), keys.map(numberOf))
  assert.deepEqual(numbersIn('term:oil'), [numberOf('term:oil')])
  assert.deepEqual(numbersIn(''), [])
})
