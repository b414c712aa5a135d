import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { foldArabic } from './fold.ts'

const pairs = (rows: readonly (readonly [string, string])[]) => {
  for (const [a, b] of rows) assert.equal(foldArabic(a), foldArabic(b), `${a} / ${b}`)
}

test('spellings of one word meet', () => {
  pairs([
    ['المدرسة', 'المدرسه'],
    ['أحمد', 'احمد'],
    ['إسلام', 'اسلام'],
    ['ٱلله', 'الله'],
    ['آثار', 'اثار'],
    ['مستشفى', 'مستشفي'],
    ['مُحَمَّدٌ', 'محمد'],
    ['العـــراق', 'العراق'],
    ['کتاب ایران', 'كتاب ايران'],
    ['١٢٣ ۴۵۶', '123 456'],
  ])
})

test('every carrier of a hamza but alef is one letter', () => {
  pairs([
    ['مسؤول', 'مسئول'],
    ['شؤون', 'شئون'],
    ['رؤوس', 'رءوس'],
    ['أبناؤهم', 'أبنائهم'],
    ['أبنائهم', 'أبناءهم'],
  ])
  assert.notEqual(foldArabic('سأل'), foldArabic('سيل'))
})

test('split and presentation forms are letters first', () => {
  pairs([
    ['أحمد'.normalize('NFD'), 'احمد'],
    ['مسؤول'.normalize('NFD'), 'مسئول'],
    ['ﻣﺤﻤﺪ', 'محمد'],
    ['ﷲ', 'الله'],
    ['كﹶتب', 'كتب'],
  ])
})

test('Lucene’s own folding pairs meet', (t) => {
  const file = new URL('../../../../shared/data/arabic/normalise-and-stem.json', import.meta.url)
  if (!existsSync(file)) return t.diagnostic(`absent: ${file.pathname}`)
  const { normalization } = JSON.parse(readFileSync(file, 'utf8')) as { normalization: [string, string][] }
  assert.ok(normalization.length > 10)
  pairs(normalization)
})
