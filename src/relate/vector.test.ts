import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Feature, numberOf } from './feature.ts'
import { featureNumbered, isIn, vectorOf } from './vector.ts'

const feature = (key: string, weight: number): Feature => ({ key, weight, form: '' })
const empty = { articles: 0, count: () => 0 }

test('a feature counts for its weight times its rarity, and the heaviest comes first', () => {
  const features = [feature('number:2', 1), feature('place:tripoli-ly', 0.5), feature('term:oil', 1)]
  const vector = vectorOf('en', features, empty)
  assert.deepEqual(
    vector.features.map(({ key }) => key),
    ['term:oil', 'place:tripoli-ly', 'number:2'],
  )
  for (const { weight, rarity, value } of vector.features) assert.equal(value, weight * rarity)
  assert.equal(featureNumbered(vector, numberOf('term:oil')), vector.features[0])
  assert.equal(featureNumbered(vector, numberOf('term:gas')), undefined)
})

test('articles of two languages share what is neutral, and never a word of one', () => {
  for (const lang of ['ar', 'en']) {
    assert.equal(isIn('shared', lang, 'word'), false)
    for (const type of ['person', 'place', 'organisation', 'term', 'number', 'date'] as const)
      assert.equal(isIn('shared', lang, type), true, type)
  }
})

test('articles of one language share its words, and need neither skeletons nor the lexicon', () => {
  assert.deepEqual(
    (['person', 'term', 'word'] as const).map((type) => isIn('own', 'ar', type)),
    [false, false, true],
  )
  assert.equal(isIn('own', 'en', 'term'), true, 'the terms of an English text are its words')
})

test('each space has a norm of the features that are in it', () => {
  const vector = vectorOf(
    'ar',
    [feature('place:tripoli-ly', 1), feature('term:oil', 1), feature('word:ar:نفط', 1)],
    empty,
  )
  const value = (key: string) => featureNumbered(vector, numberOf(key))?.value ?? Number.NaN
  const near = (norm: number, expected: number) =>
    assert.ok(Math.abs(norm - expected) < 1e-9, `${norm}, not ${expected}`)
  near(vector.norms.own, Math.hypot(value('place:tripoli-ly'), value('word:ar:نفط')))
  near(vector.norms.shared, Math.hypot(value('place:tripoli-ly'), value('term:oil')))
})

test('what stands in every article counts for nothing, and never against', () => {
  const vector = vectorOf('en', [feature('term:said', 1)], { articles: 100, count: () => 1_000_000 })
  assert.deepEqual([vector.features[0]?.value, vector.norms], [0, { own: 0, shared: 0 }])
})
