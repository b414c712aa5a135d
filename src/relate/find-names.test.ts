import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findNames } from './find-names.ts'
import { readingOf } from './reading.ts'

const names = (lang: string, text: string, taken: readonly string[] = []) =>
  findNames(readingOf(text, lang, 0), ({ word }) => taken.includes(word))

const forms = (lang: string, text: string, taken: readonly string[] = []) => [
  ...new Set(names(lang, text, taken).map(({ form }) => form)),
]

test('in Latin letters a capital tells a name', () => {
  assert.deepEqual(forms('en', 'the talks that Haftar and Sarraj held'), ['Haftar', 'Sarraj'])
  assert.deepEqual(forms('en', 'an officer of the LNA said'), ['LNA'])
  assert.deepEqual(forms('en', "in Haftar's camp"), ['Haftar'])
})

test('a month, a weekday and a stop word are no names', () => {
  assert.deepEqual(forms('en', 'they met on Friday in June, and The Army left'), ['Army'])
})

test('a name that begins a sentence may be any word, and weighs less', () => {
  const weights = new Map(names('en', 'Haftar spoke. Later Sarraj spoke').map(({ form, weight }) => [form, weight]))
  const first = Math.max(...names('en', 'Haftar spoke').map(({ weight }) => weight))
  const within = Math.max(...names('en', 'then Haftar spoke').map(({ weight }) => weight))
  assert.ok(first < within, `${first} < ${within}`)
  assert.ok(weights.has('Sarraj'))
})

test('an Arabic word that is known for something else is no name', () => {
  assert.deepEqual(forms('ar', 'قال حفتر', ['قال']), ['حفتر'])
})

test('an unknown Arabic word weighs more beside another', () => {
  const weight = (text: string) =>
    Math.max(
      ...names('ar', text, ['قال', 'اليوم'])
        .filter(({ form }) => form === 'حفتر')
        .map((one) => one.weight),
    )
  assert.ok(weight('قال خليفة حفتر اليوم') > weight('قال حفتر اليوم'))
})

test('what is joined to an Arabic name is taken off as well', () => {
  const found = names('ar', 'وحفتر')
  assert.ok(found.some(({ form }) => form === 'حفتر'))
  const best = (form: string) => Math.max(...found.filter((one) => one.form === form).map(({ weight }) => weight))
  assert.ok(best('حفتر') < best('وحفتر'))
})

test('a name has a key in common in both scripts', () => {
  const keys = (lang: string, text: string) =>
    new Set(names(lang, text).flatMap(({ meanings }) => meanings.map(({ key }) => key)))
  for (const [arabic, latin] of [
    ['حفتر', 'Haftar'],
    ['السراج', 'Sarraj'],
    ['المسماري', 'Mismari'],
    ['غوتيريش', 'Guterres'],
  ] as const) {
    const [one, other] = [keys('ar', arabic), keys('en', `then ${latin}`)]
    assert.ok(
      [...one].some((key) => other.has(key)),
      `${arabic} ${latin}: ${[...one]} / ${[...other]}`,
    )
  }
})
