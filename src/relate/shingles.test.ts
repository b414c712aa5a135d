import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SafeHtml } from '../model/markup.ts'
import { overlapOf, shinglesOf } from './shingles.ts'

const shingles = (lang: string, text: string) => shinglesOf(lang, `<p>${text}</p>` as SafeHtml)

test('a text has a shingle for each run of four words, and a shorter one has none', () => {
  assert.equal(shingles('en', 'The port of Benghazi reopened on Sunday').size, 4)
  assert.equal(shingles('en', 'The port of Benghazi').size, 1)
  assert.equal(shingles('ar', 'ميناء بنغازي البحري').size, 0)
})

test('spelling, capitals, vowel signs and markup make no other text', () => {
  const [one, other] = [
    shingles('ar', 'أُعيدَ فتح ميناء بنغازي أمام السفن'),
    shingles('ar', 'اعيد <b>فتح</b> مينـاء بنغازى امام السفن'),
  ]
  assert.deepEqual(overlapOf(one, other), { resemblance: 1, containment: 1 })
  const english = overlapOf(
    shingles('en', 'Ships entered the port today'),
    shingles('en', 'SHIPS entered the Port today.'),
  )
  assert.equal(english.resemblance, 1)
})

test('the same words in another order are another text', () => {
  const overlap = overlapOf(
    shingles('en', 'the minister received the ambassador on Monday'),
    shingles('en', 'on Monday the ambassador received the minister'),
  )
  assert.deepEqual(overlap, { resemblance: 0, containment: 0 })
})

test('a shortened text resembles the whole in part, and is contained in it', () => {
  const whole = shingles('en', 'one two three four five six seven eight nine ten eleven')
  const part = shingles('en', 'one two three four five six seven')
  assert.deepEqual(overlapOf(whole, part), { resemblance: 0.5, containment: 1 })
  assert.deepEqual(overlapOf(part, whole), overlapOf(whole, part))
})

test('two texts of nothing are not alike', () => {
  assert.deepEqual(overlapOf(new Set(), new Set()), { resemblance: 0, containment: 0 })
  assert.deepEqual(overlapOf(new Set([1]), new Set()), { resemblance: 0, containment: 0 })
})
