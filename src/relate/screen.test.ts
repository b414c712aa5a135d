import assert from 'node:assert/strict'
import { test } from 'node:test'
import { candidateOf, type Document, packDocument } from './document.ts'
import { ownKnowledge } from './knowledge.ts'
import { heaviestOf, packVector, placesIn, unpackVector } from './packed-vector.ts'
import { compare } from './score.ts'
import { probeOf, screened } from './screen.ts'
import { vectorOf } from './vector.ts'

const NOW = Date.UTC(2026, 10, 22)
const nothing = { articles: 0, count: () => 0 }
const feature = (key: string, weight: number, form = '') => ({ key, weight, form })
const document = (id: number, lang: string, features: Document['features'], publishedAt = NOW): Document => ({
  id,
  lang,
  kind: 'news',
  sectionId: 1,
  revision: 1,
  publishedAt,
  features,
  people: [],
})

const ARABIC = document(1, 'ar', [
  feature('place:derna', 0.8),
  feature('term:flood', 0.6, 'سيول'),
  feature('person:hftr', 0.7, 'حفتر'),
  feature('word:ar:سيول', 0.5, 'سيول'),
])
const ENGLISH = document(
  2,
  'en',
  [feature('place:derna', 0.7), feature('term:flood', 0.9, 'flood'), feature('person:hftr', 0.5, 'Hafter')],
  NOW - 86_400_000,
)

test('a screened candidate is told what it scores in full, names apart', () => {
  const [vector, other] = [ARABIC, ENGLISH].map((one) => vectorOf(one.lang, one.features, nothing))
  assert.ok(vector && other)
  const packed = unpackVector(packVector(ENGLISH, other))
  const [found] = screened(probeOf(ARABIC, vector), [packed])
  const candidate = candidateOf(packDocument(ENGLISH, other.norms, [], 0))
  const full = compare(ARABIC, vector, candidate, { ...ownKnowledge(), similarity: () => 1 })
  assert.ok(Math.abs((found?.score ?? 0) - full.score) < 1e-9)
  assert.ok(Math.abs((found?.likeness ?? 0) - full.likeness) < 1e-9)
  const half = compare(ARABIC, vector, candidate, { ...ownKnowledge(), similarity: () => 0.6 })
  assert.ok((found?.score ?? 0) > half.score, 'and never less than it scores')
})

test('a vector tells of its heaviest features and of its places, and of nothing where there is nothing', () => {
  const packed = unpackVector(packVector(ENGLISH, vectorOf('en', ENGLISH.features, nothing)))
  assert.equal(heaviestOf(packed, 2).size, 2)
  assert.equal(heaviestOf(packed, 48).size, 3)
  assert.deepEqual(
    [...placesIn(packed).values()].map((weight) => Math.round(weight * 10) / 10),
    [0.7],
  )
  const none = unpackVector(packVector(document(3, 'en', []), vectorOf('en', [], nothing)))
  assert.equal(heaviestOf(none, 48).size, 0)
  assert.deepEqual(
    screened(probeOf(ARABIC, vectorOf('ar', ARABIC.features, nothing)), [none]).map(({ score }) => score),
    [0],
  )
})

test('screening tells the halves of feature numbers apart by their sign too', () => {
  const many = Array.from({ length: 160 }, (_, at) => feature(`term:word${at}`, 0.5))
  const [one, other] = [document(4, 'en', many), document(5, 'en', many)]
  const vector = vectorOf('en', one.features, nothing)
  const [found] = screened(probeOf(one, vector), [unpackVector(packVector(other, vector))])
  assert.ok(Math.abs((found?.likeness ?? 0) - (1 - Math.exp(-1 / 0.6))) < 0.01, 'a text is as like itself as can be')
})
