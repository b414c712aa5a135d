import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fold } from '../fold.ts'
import { stemEnglish } from './stem.ts'
import { ENGLISH_STOP_WORDS } from './stop-words.ts'

const stem = (written: string) => stemEnglish(fold(written))

test('plurals, possessives and accents make no difference', () => {
  for (const row of [
    "city cities city's cities' Cities",
    'election elections elected',
    'Merkel Merkel’s merkels',
    'Paris Paris’s',
    'Idlib İdlib Idlib’s',
    'Qur’an Quran',
    'café cafe cafés',
  ]) {
    const stems = new Set(row.split(' ').map((word) => stem(word.replace(/'$/, ''))))
    assert.equal(stems.size, 1, `${row}: ${[...stems].join(' ')}`)
  }
})

test('both spellings of English meet', () => {
  for (const row of [
    'organisation organization',
    'organised organized',
    'colour colors',
    'centre center',
    'defence defense',
    'programme program',
    'travelled traveled',
  ]) {
    assert.equal(new Set(row.split(' ').map(stem)).size, 1, row)
  }
})

test('news is not new', () => {
  assert.notEqual(stem('news'), stem('new'))
  assert.equal(stem('us'), 'us')
})

test('stop words are folded', () => {
  for (const word of ENGLISH_STOP_WORDS) assert.equal(word, fold(word))
})

test('short words meet their own forms and no others', () => {
  for (const forms of [
    'day days',
    'try tries tried',
    'use used uses using',
    'die died dies',
    'age aged ages',

    'sky skies',
  ]) {
    assert.equal(new Set(forms.split(' ').map(stemEnglish)).size, 1, forms)
  }
  assert.notEqual(stemEnglish('used'), stemEnglish('us'))
})
