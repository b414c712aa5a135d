import assert from 'node:assert/strict'
import { test } from 'node:test'
import { candidateOf, type Document, packDocument } from './document.ts'
import { ownKnowledge } from './knowledge.ts'
import { compare } from './score.ts'
import { vectorOf } from './vector.ts'

const knowledge = ownKnowledge()
const frequencies = { articles: 0, count: () => 0 }
const DAY = 86_400_000
const MOMENT = Date.UTC(2020, 5, 6)

type Told = Readonly<Record<string, string>>

/** A document that tells as much of each thing, `{ key: form }`. */
function document(lang: string, told: Told, more: Partial<Document> = {}): Document {
  const features = Object.entries(told).map(([key, form]) => ({ key, weight: 1, form }))
  return {
    id: 1,
    revision: 1,
    lang,
    kind: 'news',
    sectionId: undefined,
    publishedAt: MOMENT,
    features,
    people: [],
    ...more,
  }
}

function comparison(one: Document, other: Document) {
  const { norms } = vectorOf(other.lang, other.features, frequencies)
  const candidate = candidateOf(packDocument(other, norms, [], 0))
  return compare(one, vectorOf(one.lang, one.features, frequencies), candidate, knowledge)
}

const OIL = { 'term:oil': 'oil', 'term:port': 'port', 'place:tripoli-ly': 'Tripoli' }
const VOTE = { 'term:vote': 'vote', 'term:ballot': 'ballot', 'place:eg': 'Egypt' }

test('texts that share nothing are not alike', () => {
  assert.deepEqual(comparison(document('en', OIL), document('en', VOTE)), {
    likeness: 0,
    evidence: 0,
    score: 0,
    shared: [],
    nearness: undefined,
  })
})

test('the cosine is made a likeness, by another scale between two languages', () => {
  const near = (value: number, expected: number) =>
    assert.ok(Math.abs(value - expected) < 1e-6, `${value}, not ${expected}`)
  near(comparison(document('en', OIL), document('en', OIL)).likeness, 1 - Math.exp(-1 / 0.6))
  near(comparison(document('ar', OIL), document('en', OIL)).likeness, 1 - Math.exp(-1 / 0.31))
})

test('what is shared adds to the likeness, and each part is told', () => {
  const half = comparison(document('en', OIL), document('en', { 'term:oil': 'Oil', 'term:vote': 'vote' }))
  assert.ok(half.likeness > 0 && half.likeness < comparison(document('en', OIL), document('en', OIL)).likeness)
  assert.deepEqual(
    half.shared.map(({ feature, form, otherForm }) => [feature.key, form, otherForm]),
    [['term:oil', 'oil', 'Oil']],
  )
})

test('two documents of nothing are not alike, and have a number for it', () => {
  assert.equal(comparison(document('en', {}), document('ar', {})).score, 0)
})

test('of the score of two reports three tenths last, of an article six', () => {
  const after = (days: number, kind: Document['kind']) => {
    const other = document('en', OIL, { publishedAt: MOMENT - days * DAY })
    const { likeness, score } = comparison(document('en', OIL, { kind }), other)
    return score / likeness
  }
  assert.equal(after(0, 'news'), 1)
  assert.ok(Math.abs(after(12, 'news') - (0.3 + 0.7 / Math.E)) < 1e-9)
  assert.ok(Math.abs(after(120, 'article') - (0.6 + 0.4 / Math.E)) < 1e-9)
  assert.ok(Math.abs(after(10_000, 'news') - 0.3) < 1e-9)
})

test('a report later counts as one before', () => {
  const [one, other] = [document('en', OIL), document('en', OIL, { publishedAt: MOMENT + 5 * DAY })]
  assert.equal(comparison(one, other).score, comparison(other, one).score)
})

test('the report of the same event comes before the like event of another month', () => {
  const same = document('en', { 'term:oil': 'oil', 'place:tripoli-ly': 'Tripoli' }, { publishedAt: MOMENT + DAY })
  const like = document('en', OIL, { publishedAt: MOMENT - 60 * DAY })
  assert.ok(comparison(document('ar', OIL), same).score > comparison(document('ar', OIL), like).score)
})

test('the same section counts a little, and none is no section', () => {
  const score = (one?: number, other?: number) =>
    comparison(document('en', OIL, { sectionId: one }), document('en', OIL, { sectionId: other })).score
  assert.ok(Math.abs(score(1, 1) / score(1, 2) - 1.05) < 1e-9)
  assert.equal(score(), score(1, 2))
})

test('a name counts as much as its two spellings are alike, and another name not at all', () => {
  const arabic = document('ar', { 'person:k': 'حفتر' })
  const [found] = comparison(arabic, document('en', { 'person:k': 'Haftar' })).shared
  assert.deepEqual([found?.form, found?.otherForm], ['حفتر', 'Haftar'])
  assert.deepEqual(comparison(arabic, document('en', { 'person:k': 'Guterres' })).shared, [])
})

test('a name that has two keys counts once', () => {
  const keys = (form: string) => ({ 'person:k1': form, 'person:k2': form })
  assert.equal(comparison(document('ar', keys('حفتر')), document('en', keys('Haftar'))).shared.length, 1)
})

test('of several spellings the two that are most alike are told', () => {
  const [found] = comparison(
    document('ar', { 'person:k': 'وحفتر|حفتر' }),
    document('en', { 'person:k': 'Guterres|Haftar' }),
  ).shared
  assert.equal(found?.otherForm, 'Haftar')
})
