import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findNumbers } from './find-numbers.ts'
import { readingOf } from './reading.ts'

const values = (lang: string, text: string) =>
  findNumbers(readingOf(text, lang, 0)).map(({ meanings }) => Number(meanings[0]?.key.replace('number:', '')))

test('a number is its value, however it is written and in whichever language', () => {
  for (const text of ['3 million', '3,000,000', 'three million', '3-million'])
    assert.deepEqual(values('en', text), [3e6], text)
  for (const text of ['٣ ملايين', '3 ملايين', 'ثلاثة ملايين', '٣٬٠٠٠٬٠٠٠'])
    assert.deepEqual(values('ar', text), [3e6], text)
})

test('billions and fractions keep their value', () => {
  assert.deepEqual(values('en', '1.5 billion'), [1.5e9])
  assert.deepEqual(values('ar', '١٫٥ مليار'), [1.5e9])
  assert.deepEqual(values('ar', 'بلغت النسبة 0.1 في المئة')[0], 0.1)
})

test('Arabic words of number are read in their cases and with what is joined to them', () => {
  assert.deepEqual(values('ar', 'عشرين'), [20])
  assert.deepEqual(values('ar', 'عشرون'), [20])
  assert.deepEqual(values('ar', 'وأربعة'), [4])
  assert.deepEqual(values('ar', 'مئتي ألف'), [200_000])
})

test('a number at the end of a paragraph is not multiplied by what the next begins with', () => {
  assert.deepEqual(values('en', 'It is the third of 3\nMillions of people'), [3])
  assert.deepEqual(values('ar', 'وأصيب ٣\nمليون دولار'), [3])
})

test('a number that is a part of something longer is none', () => {
  assert.deepEqual(values('en', 'version 1.2.3 of A320 and MH17'), [])
  assert.deepEqual(values('en', '1234567890123456'), [])
})

test('a page of nothing but digits and commas has no numbers', () => {
  assert.deepEqual(values('en', '1,000'.repeat(20_000)), [])
})
