import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { slugOf } from '../text/slug.ts'
import { articlePath, readablePath } from './paths.ts'

const article = (headline: string) => ({
  id: 12,
  lang: 'ar',
  slug: slugOf(headline),
  published: { at: Date.UTC(2020, 5, 6), precision: 'day' } as const,
})

test('an address is told encoded, and as people read it', () => {
  const one = article('قوات حفتر تتراجع')
  assert.equal(readablePath('ar', one), '/ar/2020/06/12-قوات-حفتر-تتراجع')
  assert.equal(articlePath('ar', one), encodeURI('/ar/2020/06/12-قوات-حفتر-تتراجع'))
  assert.equal(readablePath('en', article('…')), '/en/2020/06/12-article')
})

test('whatever the headline, the one is the other decoded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (headline) => {
      const one = article(headline)
      assert.equal(decodeURI(articlePath('en', one)), readablePath('en', one))
      assert.equal(decodeURIComponent(articlePath('en', one)), readablePath('en', one))
    }),
  )
})
