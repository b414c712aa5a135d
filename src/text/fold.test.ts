import assert from 'node:assert/strict'
import { performance } from 'node:perf_hooks'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold, matchKey } from './fold.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'اأإآٱىيیةهؤئءکك\u064E\u0654\u0640\u200Dİıßé\u0301’‘`«“\u00A0 aﬁﷺ') }),
)

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      assert.equal(fold(fold(text)), fold(text))
      assert.equal(matchKey(matchKey(text)), matchKey(text))
    }),
    { numRuns: 2_000 },
  )
})

test('composed and decomposed text fold alike', () => {
  fc.assert(
    fc.property(anyText, (text) => fold(text.normalize('NFD')) === fold(text.normalize('NFC'))),
    { numRuns: 1_000 },
  )
})

test('Latin letters lose their marks', () => {
  assert.equal(fold('İSTANBUL Erdoğan Café Straße ŁÓDŹ Ærø'), 'istanbul erdogan cafe strasse lodz aero')
})

test('invisible characters and kinds of quotation marks make no difference', () => {
  assert.equal(fold('می\u200Cخواهم \u202Eabc\u202C co\u00ADop'), fold('میخواهم abc coop'))
  assert.equal(fold('It’s  “so”\u00A0\n«so»'), 'it\'s "so" "so"')
})

test('a listed title meets its headline', () => {
  assert.equal(
    matchKey('It’s time to tackle inequality – from the middle'),
    matchKey("It's time to tackle inequality - from the middle"),
  )
  assert.equal(matchKey('Libyan gov‘t: “no”'), 'libyan gov t no')
  assert.equal(matchKey('!?'), '')
})

test('time grows with the length alone', () => {
  for (const unit of [' ', "'", '\u064E', '\u0301', 'a ', '-']) {
    const started = performance.now()
    matchKey(unit.repeat(200_000))
    assert.ok(performance.now() - started < 2_000, JSON.stringify(unit))
  }
})
