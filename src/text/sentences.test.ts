import assert from 'node:assert/strict'
import { performance } from 'node:perf_hooks'
import { test } from 'node:test'
import { analyserFor } from './analysers.ts'

const sentences = (lang: string, text: string) => analyserFor(lang).sentences(text)

test('Arabic sentences end with . ! ؟ and a line break', () => {
  assert.deepEqual(sentences('ar', 'قال الوزير ذلك. هل يكفي؟ «نعم، يكفي!» أجاب\nسطر'), [
    'قال الوزير ذلك.',
    'هل يكفي؟',
    '«نعم، يكفي!»',
    'أجاب',
    'سطر',
  ])
  assert.deepEqual(sentences('ar', 'التقى د. أحمد وفد أ. ف. ب. في 2.5 ساعة.'), [
    'التقى د. أحمد وفد أ. ف. ب. في 2.5 ساعة.',
  ])
})

test('an initial, a title or an abbreviation ends no English sentence', () => {
  assert.deepEqual(sentences('en', 'Mr. J. Smith of the U.S. Navy paid $2.5m. “Why?” he asked. Nobody knew.'), [
    'Mr. J. Smith of the U.S. Navy paid $2.5m.',
    '“Why?” he asked.',
    'Nobody knew.',
  ])
})

test('other languages by Unicode', () => {
  assert.deepEqual(sentences('ja', '今日は。明日は。'), ['今日は。', '明日は。'])
  assert.deepEqual(sentences('fa', 'این است. آن چیست؟'), ['این است.', 'آن چیست؟'])
})

test('nothing is lost, and time grows with the length alone', () => {
  for (const unit of ['. ', '."', '\n', 'a. ', ') ']) {
    const started = performance.now()
    const text = unit.repeat(50_000)
    assert.equal(sentences('en', text).join('').replace(/\s/g, ''), text.replace(/\s/g, ''))
    assert.ok(performance.now() - started < 2_000, JSON.stringify(unit))
  }
})
