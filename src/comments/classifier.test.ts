import assert from 'node:assert/strict'
import { test } from 'node:test'
import { opinionOn, termsOf } from './classifier.ts'

const ALL = { ham: 100, spam: 100 }
const placed = (...terms: readonly string[]) => terms.map((term) => ({ term, spans: [] }))
const learned = (terms: Readonly<Record<string, readonly [ham: number, spam: number]>>, all = ALL) => ({
  all,
  terms: new Map(Object.entries(terms).map(([term, [ham, spam]]) => [term, { ham, spam }])),
})

test('sees each word once, by its stem, and the hosts of links, with where they stand', () => {
  const terms = termsOf('Cheap watches! Watches at https://www.shop.example/x', 'en')
  const watches = terms.find(({ term }) => term.startsWith('watch'))
  assert.deepEqual(watches?.spans, [
    [6, 13],
    [15, 22],
  ])
  assert.ok(terms.some(({ term }) => term === '@shop.example'))
  assert.ok(!terms.some(({ term }) => term === 'at'))
})

test('has no opinion before it has learned enough of both', () => {
  assert.equal(opinionOn(placed('casino'), learned({ casino: [0, 9] }, { ham: 100, spam: 9 })), undefined)
})

test('is sure when the words agree, and in the middle when they do not or are new', () => {
  const words = learned({ casino: [0, 40], watch: [1, 60], plan: [50, 0], harbour: [70, 1] })
  const spam = (...terms: readonly string[]) => opinionOn(placed(...terms), words)?.spam ?? Number.NaN
  assert.ok(spam('casino', 'watch') > 0.98)
  assert.ok(spam('plan', 'harbour') < 0.02)
  assert.ok(Math.abs(spam('casino', 'plan') - 0.5) < 0.1)
  assert.equal(spam('unheard', 'of'), 0.5)
})

test('weighs shares, not counts: ten spam for every other comment make no word suspicious', () => {
  const words = learned({ the: [50, 500] }, { ham: 100, spam: 1000 })
  assert.equal(opinionOn(placed('the'), words)?.evidence.length, 0)
})
