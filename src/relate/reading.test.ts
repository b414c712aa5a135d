import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readingOf, spelling } from './reading.ts'

function spelt(lang: string, text: string) {
  const reading = readingOf(text, lang, 0)
  const [first] = reading.tokens
  return first ? spelling(reading, first, reading.tokens.at(-1)) : undefined
}

test('an Arabic word is shown as it is written, without what is joined to it', () => {
  for (const [written, shown] of [
    ['وحكومة', 'حكومة'],
    ['والحكومة', 'الحكومة'],
    ['للحكومة', 'الحكومة'],
    ['وللحكومة', 'الحكومة'],
    ['بالحكومة', 'الحكومة'],
    ['الحكومة', 'الحكومة'],
    ['حكومة', 'حكومة'],
    ['والأمم المتحدة', 'الأمم المتحدة'],
  ] as const)
    assert.equal(spelt('ar', written), shown)
})

test('a letter that belongs to the word stays', () => {
  for (const word of ['وزير', 'لجنة', 'كتاب', 'باريس', 'لندن', 'فرنسا', 'ترهونة', 'الأنبار', 'مسؤولون', 'ولاية'])
    assert.equal(spelt('ar', word), word)
})

test('vowel signs and tatweel are no letters', () => {
  assert.equal(spelt('ar', 'وَالحُكـومة'), 'الحكومة')
})

test('an English word is shown as it is written', () => {
  assert.equal(spelt('en', 'Armies'), 'Armies')
})
