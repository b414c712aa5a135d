import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findPlaces } from './find-places.ts'
import { readingOf } from './reading.ts'

const found = (lang: string, text: string) => findPlaces(readingOf(text, lang, 0))
const keys = (lang: string, text: string) => found(lang, text).flatMap(({ meanings }) => meanings.map(({ key }) => key))

test('a place is one in both languages, and with what is joined to its name', () => {
  const [english] = keys('en', 'Fighting near Tarhuna')
  assert.match(english ?? '', /^place:/)
  for (const text of ['معارك قرب ترهونة', 'وترهونة', 'بترهونة']) assert.deepEqual(keys('ar', text), [english], text)
})

test('an organisation is one in both languages', () => {
  const [english] = keys('en', 'The United Nations said')
  assert.match(english ?? '', /^organisation:/)
  assert.deepEqual(keys('ar', 'قالت الأمم المتحدة'), [english])
})

test('an adjective speaks of its country more lightly than its name', () => {
  for (const [lang, name, adjective] of [
    ['en', 'in Libya', 'a Libyan port'],
    ['ar', 'في ليبيا', 'الميناء الليبي'],
  ] as const) {
    const [country, spoken] = [name, adjective].map((text) => found(lang, text)[0]?.meanings[0])
    assert.equal(spoken?.key, country?.key)
    assert.deepEqual([country?.weight, spoken?.weight], [1, 0.6])
  }
})

test('a place is given as it is written, and where', () => {
  const text = 'معارك قرب ترهونة اليوم'
  const [place] = found('ar', text)
  assert.equal(place?.form, text.slice(place?.start, place?.end))
  assert.equal(place?.form, 'ترهونة')
})
