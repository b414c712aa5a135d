import assert from 'node:assert/strict'
import { test } from 'node:test'
import { candidateOf, type Document, packDocument } from './document.ts'
import { ownKnowledge } from './knowledge.ts'
import { reasonsOf } from './reasons.ts'
import { compare } from './score.ts'
import { vectorOf } from './vector.ts'

const knowledge = ownKnowledge()
const frequencies = { articles: 0, count: () => 0 }
const DAY = 86_400_000
const MOMENT = Date.UTC(2020, 5, 6)

type Told = Readonly<Record<string, string>>

function document(lang: string, told: Told, publishedAt = MOMENT): Document {
  const features = Object.entries(told).map(([key, form]) => ({ key, weight: 1, form }))
  return { id: 1, revision: 1, lang, kind: 'news', sectionId: undefined, publishedAt, features, people: [] }
}

function reasons(one: Document, other: Document, isTranslation = false) {
  const { norms } = vectorOf(other.lang, other.features, frequencies)
  const candidate = candidateOf(packDocument(other, norms, [], 0))
  const comparison = compare(one, vectorOf(one.lang, one.features, frequencies), candidate, knowledge)
  return reasonsOf(one, candidate, comparison, isTranslation, knowledge)
}

const types = (found: ReturnType<typeof reasons>) => found.map(({ type }) => type)

test('a place is told by its usual name in both languages', () => {
  const found = reasons(document('ar', { 'place:ly': 'وليبيا' }), document('en', { 'place:ly': 'Libyan' }))
  assert.deepEqual(found.at(-1), { type: 'place', forms: { ar: 'ليبيا', en: 'Libya' } })
})

test('a term is told as each text writes it, and once within a language', () => {
  const arabic = document('ar', { 'term:oil': 'النفط' })
  assert.deepEqual(reasons(arabic, document('en', { 'term:oil': 'oil|Oil' })).at(-1), {
    type: 'term',
    forms: { ar: 'النفط', en: 'oil' },
  })
  const english = reasons(document('en', { 'term:oil': 'Oil' }), document('en', { 'term:oil': 'oil' }))
  assert.deepEqual(english.at(-1), { type: 'term', forms: { en: 'Oil' } })
})

test('what has no form of its own is told by its value', () => {
  const found = reasons(document('ar', { 'date:2020-06-05': '' }), document('en', { 'date:2020-06-05': '' }))
  assert.deepEqual(found.at(-1), { type: 'date', forms: { ar: '2020-06-05', en: '2020-06-05' } })
})

test('a word that is a name is told to be a name, between texts of one language too', () => {
  const one = document('en', { 'term:haftar': 'Haftar', 'person:hftr': 'Haftar' })
  assert.deepEqual(reasons(one, document('en', { 'term:haftar': 'Haftar' })).at(-1), {
    type: 'person',
    forms: { en: 'Haftar' },
  })
})

test('two texts that tell the same within four days are of one event', () => {
  const told = { 'term:oil': 'oil', 'term:port': 'port' }
  const at = (days: number) => types(reasons(document('en', told), document('en', told, MOMENT + days * DAY)))
  assert.deepEqual(at(4), ['story', 'term', 'term'])
  assert.deepEqual(at(5), ['term', 'term'])
  const other = { 'term:oil': 'oil', 'term:vote': 'vote', 'term:bank': 'bank', 'place:ly': 'Libya' }
  assert.equal(types(reasons(document('en', told), document('en', other))).includes('story'), false)
})

test('a translation is told to be one, and not the same event as well', () => {
  const told = { 'term:oil': 'oil' }
  assert.deepEqual(types(reasons(document('ar', told), document('en', told), true)), ['translation', 'term'])
})

test('five shared things are told, those that count most first, none of them twice', () => {
  const told = {
    'number:2': '2',
    'term:oil': 'oil',
    'term:port': 'port',
    'term:ship': 'ship',
    'term:quay': 'quay',
    'term:storm': 'storm',
    'person:k1': 'Haftar',
    'person:k2': 'Haftar',
  }
  const found = reasons(document('ar', told), document('en', told))
  assert.equal(found[0]?.type, 'story')
  const shared = found.slice(1)
  assert.deepEqual(types(shared), ['person', 'term', 'term', 'term', 'term'])
  assert.equal(new Set(shared.map((one) => JSON.stringify(one))).size, 5)
})
