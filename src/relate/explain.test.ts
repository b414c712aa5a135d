import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Explanation, partsOf } from './explain.ts'

const shared = (type: 'place' | 'word', part: number) => ({ type, part, forms: { en: 'x' } })

test('the kinds of evidence and the model make all of a score, the most first', () => {
  const explanation: Explanation = {
    ...{ score: 0.4, likeness: 0.5, time: 0.8, section: 1, model: 0.3 },
    evidence: [shared('place', 0.25), shared('word', 0.2), shared('word', 0.15), shared('place', 0.1)],
  }
  const parts = partsOf(explanation)
  assert.deepEqual(
    parts.map(([kind, part]) => [kind, part.toFixed(2)]),
    [
      ['place', '0.14'],
      ['word', '0.14'],
      ['meaning', '0.12'],
    ],
  )
  assert.ok(Math.abs(parts.reduce((sum, [, part]) => sum + part, 0) - 0.4) < 1e-9)
})

test('without a model there is no part of one', () => {
  const parts = partsOf({ score: 0.4, likeness: 0.5, time: 0.8, section: 1, model: 0, evidence: [shared('word', 1)] })
  assert.deepEqual(parts, [['word', 0.4]])
})
