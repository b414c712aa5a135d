import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weightOf } from './rank.ts'
import { TermCounter } from './term-counter.ts'

test('each text has its own counts, and a term one number in all of them', () => {
  const counter = new TermCounter(2)
  for (const term of ['sea', 'port', 'sea', 'tax']) counter.add(term, 0, 1)
  const first = counter.take()
  assert.deepEqual([...first.terms], [0, 1, 2])
  assert.deepEqual([...first.weights], [2, 1, 1].map(weightOf))
  counter.add('tax', 1, 1)
  // A name in a byline weighs nothing, and is there.
  counter.add('by:ada', 1, 0)
  const second = counter.take()
  assert.deepEqual([...second.terms], [2, 3])
  assert.deepEqual([...second.weights], [weightOf(1), weightOf(0)])
  assert.deepEqual(counter.terms, ['sea', 'port', 'tax', 'by:ada'])
  assert.equal(counter.take().terms.length, 0)
})

test('a thousand different terms', () => {
  const counter = new TermCounter()
  for (let round = 0; round < 2; round += 1) {
    for (let n = 0; n < 1000; n += 1) counter.add(`term${n}`, n, n)
    assert.deepEqual(
      [...counter.take().weights],
      Array.from({ length: 1000 }, (_, n) => weightOf(n)),
    )
  }
})
