import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameSimilarity } from './similarity.ts'

const alike = (rows: readonly (readonly [arabic: string, ...latin: string[]])[]) => {
  for (const [arabic, ...latin] of rows) {
    for (const one of latin) assert.ok(nameSimilarity(arabic, one) >= 0.5, `${arabic} / ${one}`)
  }
}
const apart = (rows: readonly (readonly [arabic: string, ...latin: string[]])[]) => {
  for (const [arabic, ...latin] of rows) {
    for (const one of latin) assert.ok(nameSimilarity(arabic, one) < 0.5, `${arabic} / ${one}`)
  }
}

test('one name in two scripts, however it is romanised', () => {
  alike([
    ['محمد', 'Mohammed', 'Muhammad', 'Mohamed', 'Mohamad'],
    ['ميركل', 'Merkel', 'MERKEL'],
    ['مركل', 'Merkel'],
    ['غوتيريش', 'Guterres'],
    ['جورج', 'George'],
    ['شارل', 'Charles'],
    ['قذافي', 'Gaddafi', 'Qaddafi', 'Kadhafi', 'Khadafy'],
    ['أردوغان', 'Erdogan', 'Erdoğan'],
    ['زيلينسكي', 'Zelensky', 'Zelenskiy'],
    ['كييف', 'Kyiv', 'Kiev'],
    ['بيتر', 'Peter'],
    ['ڤيكتور', 'Victor'],
    ['مُحَمَّد', 'Mohammed'],
  ])
})

test('the article may be missing on one side, and may be written as it is spoken', () => {
  alike([
    ['السيسي', 'Sisi', 'el-Sisi', 'Al Sisi', 'as-Sisi'],
    ['الشريف', 'ash-Sharif', 'Sharif'],
    ['قذافي', 'al-Qaddafi'],
    ['عبد الله', 'Abdullah', 'Abd Allah'],
  ])
})

test('other names and ordinary words are apart', () => {
  apart([
    ['ماكرون', 'Cameron'],
    ['جونسون', 'Jansen'],
    ['حكومة', 'government'],
    ['انتخابات', 'elections'],
    ['رئيس', 'president'],
    ['الكس', 'Kass'],
    ['بوتين', 'Biden'],
  ])
})

test('what has no letters is like nothing', () => {
  for (const [arabic, latin] of [
    ['', ''],
    ['محمد', ''],
    ['', 'Ali'],
    ['٢٠٢٤', '2024'],
    ['و', 'w'],
    ['ab', 'ab'],
  ] as const) {
    assert.equal(nameSimilarity(arabic, latin), 0, `${arabic} / ${latin}`)
  }
})

test('input of any length is bounded', () => {
  const score = nameSimilarity('محمد'.repeat(100_000), 'Mohammed'.repeat(100_000))
  assert.ok(score >= 0 && score <= 1)
  assert.equal(nameSimilarity('\uD800\u202E', '\uDC00\u0000'), 0)
})
