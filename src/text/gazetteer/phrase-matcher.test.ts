import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exactly, PhraseMatcher } from './phrase-matcher.ts'

const tokens = (text: string) => text.split(' ').map(exactly)

function matcherOf(phrases: readonly string[]): PhraseMatcher<string> {
  const matcher = new PhraseMatcher<string>()
  for (const phrase of phrases) matcher.add(phrase.split(' '), phrase)
  return matcher
}

const found = (matcher: PhraseMatcher<string>, text: string) =>
  matcher.matches(tokens(text)).map(({ values, from, to }) => `${values.join('+')} ${from}-${to}`)

test('the longest phrase wins, and the search goes on after it', () => {
  const matcher = matcherOf(['new york', 'new york times', 'york', 'times square'])
  assert.deepEqual(found(matcher, 'the new york times square of new york'), ['new york times 1-4', 'new york 6-8'])
})

test('a phrase that breaks off gives way to the shorter one', () => {
  const matcher = matcherOf(['a', 'a b c d', 'b'])
  assert.deepEqual(found(matcher, 'a b c e'), ['a 0-1', 'b 1-2'])
})

test('phrases of the same words are all told', () => {
  assert.deepEqual(found(matcherOf(['tripoli', 'tripoli']), 'tripoli'), ['tripoli+tripoli 0-1'])
})

test('a refused phrase gives way to a shorter one', () => {
  const matcher = matcherOf(['us', 'us army'])
  const [match] = matcher.matches(tokens('us army'), (value) => value === 'us')
  assert.deepEqual(match?.values, ['us'])
  assert.equal(match?.to, 1)
})

test('only the first word of a phrase may lose its clitic', () => {
  const matcher = matcherOf(['الولايات المتحدة', 'المتحدة', 'ليبيا'])
  const forms = [
    { first: ['والولايات', 'الولايات'], next: ['والولايات'] },
    { first: ['والمتحدة', 'المتحدة'], next: ['والمتحدة'] },
    exactly('ليبيا'),
  ]
  assert.deepEqual(
    matcher.matches(forms).map(({ values, form }) => [...values, form]),
    [
      ['المتحدة', 1],
      ['ليبيا', 0],
    ],
  )
})

test('nothing is found in nothing', () => {
  assert.deepEqual(matcherOf(['a']).matches([]), [])
  const matcher = new PhraseMatcher<string>()
  matcher.add([], 'empty')
  assert.deepEqual(found(matcher, 'empty'), [])
})
