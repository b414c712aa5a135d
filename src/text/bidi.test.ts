import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isolate } from './bidi.ts'

test('a language decides the direction, else the first strong letter does', () => {
  assert.equal(isolate('Reuters: ليبيا', 'ar'), '\u2067Reuters: ليبيا\u2069')
  assert.equal(isolate('abc', 'en'), '\u2066abc\u2069')
  assert.equal(isolate('abc'), '\u2068abc\u2069')
})

test('pairs inside stay, the rest goes', () => {
  assert.equal(isolate('a\u2069b\u2066c\u2069d\u2067e'), '\u2068ab\u2066c\u2069de\u2069')
})

test('whatever is inside, ours closes last', () => {
  const unit = fc.constantFrom('\u2066', '\u2067', '\u2068', '\u2069', 'a', 'ب')
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      let depth = 0
      const depths = [...isolate(text)].map(
        (char) => (depth += char === '\u2069' ? -1 : /[\u2066-\u2068]/.test(char) ? 1 : 0),
      )
      assert.equal(depths.at(-1), 0)
      assert.ok(depths.slice(0, -1).every((each) => each > 0))
    }),
  )
})
