import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { spacedWords, WORD } from './words.ts'

const PIECES = [
  ..." .,'’-aBé1٢٬،ـَأبت²₂ﷺ·\u200c\u200d\u00ad\u037a😀𝐀",
  '\uD800',
  '1,000',
  'U.S.',
  'أ.ف.ب.',
  'x'.repeat(70),
]

const matched = (text: string) => Array.from(text.matchAll(WORD), (match) => ({ text: match[0], start: match.index }))

test('the words of a text are those that the pattern finds', () => {
  for (let code = 0; code < 0x10000; code += 1) {
    const char = String.fromCharCode(code)
    const text = `${char} a${char}b 1${char}200 ${char}${char}.b.`
    assert.deepEqual(spacedWords(text), matched(text), code.toString(16))
  }
  const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(texts, (text) => assert.deepEqual(spacedWords(text), matched(text))),
    { numRuns: 5000 },
  )
})
