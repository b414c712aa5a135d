import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agreementOf } from './stories.ts'

const clusters = (text: string) =>
  new Map(text.split(' | ').flatMap((group, at) => group.split(' ').map((id): [string, string] => [id, String(at)])))

test('the same clusters agree wholly', () => {
  const agreement = agreementOf(clusters('a b | c'), clusters('a b | c'))
  assert.deepEqual(agreement, { precision: 1, recall: 1, bCubed: 1, pairwise: 1 })
})

test('what is thrown together costs precision, what is parted costs recall', () => {
  const thrown = agreementOf(clusters('a b c d'), clusters('a b | c d'))
  assert.deepEqual([thrown.precision, thrown.recall], [0.5, 1])
  const parted = agreementOf(clusters('a | b | c d'), clusters('a b | c d'))
  assert.deepEqual([parted.precision, parted.recall], [1, 0.75])
})
