import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cleanLine, cleanText } from './clean.ts'

test('a line loses what may not stand in a page', () => {
  assert.equal(cleanLine('  a\u0000b\u0007\tc\u00A0\u3000d\r\ne\u2028f \uFFFF'), 'ab c d e f')
  assert.equal(cleanLine('x\uD800y'), 'x\uFFFDy')
  assert.equal(cleanLine('اسم \u202Eevil\u202C \u2066iso\u2069'), 'اسم evil iso')
  assert.equal(cleanLine('e\u0301'), 'é')
})

test('joiners and directional marks that words need stay', () => {
  assert.equal(cleanLine('می\u200Cخواهم \u200E+1\u200F \u061C'), 'می\u200Cخواهم \u200E+1\u200F \u061C')
})

test('a line that shows nothing is empty', () => {
  assert.equal(cleanLine(' \u200E\u200F\u00AD\uFEFF '), '')
})

test('a text keeps its lines and single empty lines', () => {
  assert.equal(cleanText('\r\n a  b \r\n\r\n\r\n\rc\n d\n'), 'a b\n\nc\nd')
})

test('cleaned text is well formed, holds no XML-forbidden character, and stays as it is', () => {
  const forbidden = /[\p{Cs}\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/u
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const clean of [cleanLine, cleanText]) {
        const once = clean(text)
        assert.equal(clean(once), once)
        assert.ok(!forbidden.test(once))
        assert.equal(once, once.normalize('NFC'))
      }
    }),
    { numRuns: 2_000 },
  )
})
