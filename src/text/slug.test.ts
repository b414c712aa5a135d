import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { slugOf } from './slug.ts'

const bytes = (text: string) => Buffer.byteLength(text)

test('the words in their own script', () => {
  assert.equal(slugOf('قوات حفتر تتراجع شرقًا، مع فشل الهجوم!'), 'قوات-حفتر-تتراجع-شرقا-مع-فشل-الهجوم')
  assert.equal(slugOf('It’s time: “Libya’s” UN-backed GOV'), 'its-time-libyas-un-backed-gov')
  assert.equal(slugOf('می\u200Cخواهم ۱۴۰۰'), 'میخواهم-۱۴۰۰')
  assert.equal(slugOf('हिन्दी समाचार'), 'हिन्दी-समाचार')
})

test('no letter or digit: the number stands alone', () => {
  assert.equal(slugOf('…!? \u{1F600}'), '')
})

test('cut at a word’s edge; a single endless word by code points', () => {
  const slug = slugOf('كلمة '.repeat(40))
  assert.ok(bytes(slug) <= 96 && slug.endsWith('كلمة'))
  assert.equal(slugOf('ط'.repeat(200)), 'ط'.repeat(48))
})

test('always an address segment, and stable', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (headline) => {
      const slug = slugOf(headline)
      assert.ok(bytes(slug) <= 96)
      assert.equal(slugOf(slug), slug)
      assert.equal(decodeURIComponent(encodeURIComponent(slug)), slug)
      assert.ok(!/[\s/?#%]|^-|-$|--/.test(slug))
    }),
    { numRuns: 2_000 },
  )
})
