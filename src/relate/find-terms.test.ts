import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findTerms } from './find-terms.ts'
import { ownKnowledge } from './knowledge.ts'
import { readingOf } from './reading.ts'

const knowledge = ownKnowledge()
const terms = (lang: string, text: string) => findTerms(readingOf(text, lang, 0), knowledge)
const keys = (lang: string, text: string) =>
  new Set(terms(lang, text).flatMap(({ meanings }) => meanings.map(({ key }) => key)))

test('an English text is about its own words, without those that are everywhere', () => {
  assert.deepEqual([...keys('en', 'The armies and the oil')].length, 2)
  assert.deepEqual(keys('en', 'ARMY'), keys('en', 'armies'))
  assert.equal(terms('en', 'the Armies')[0]?.form, 'Armies')
})

test('an Arabic text is about the English terms that the lexicon has for its words', () => {
  for (const [arabic, english] of [
    ['النفط', 'oil'],
    ['وقف إطلاق النار', 'ceasefire'],
    ['والحكومة', 'government'],
    ['الانتخابات', 'elections'],
  ] as const) {
    const [found, meant] = [keys('ar', arabic), keys('en', english)]
    assert.ok(
      [...meant].some((key) => found.has(key)),
      `${arabic}: ${[...found]}, not ${[...meant]}`,
    )
  }
})

test('the weight of a word is parted among its translations, the first the heaviest', () => {
  const found = terms('ar', 'الانتخابات').flatMap(({ meanings }) => meanings)
  assert.ok(found.every(({ weight }) => weight > 0 && weight <= 1))
  assert.equal(Math.max(...found.map(({ weight }) => weight)), found[0]?.weight)
})

test('a language without a lexicon has no terms', () => {
  assert.deepEqual(terms('fr', 'le gouvernement et le pétrole'), [])
})
