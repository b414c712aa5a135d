import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bestMatches, fullNameSimilarity } from './match.ts'

test('full names meet in another order, with initials, without middle names or articles', () => {
  for (const [arabic, ...latin] of [
    ['أنغيلا ميركل', 'Angela Merkel', 'Merkel, Angela', 'A. Merkel', 'Merkel'],
    ['عبد الفتاح السيسي', 'Abdel Fattah el-Sisi', 'Abdel-Fattah Sisi', 'Abdelfattah Al Sisi', 'Sisi'],
    ['محمد بن سلمان', 'Mohammed bin Salman', 'bin Salman'],
    ['جورج دبليو بوش', 'George W. Bush', 'George Bush'],
    ['أبو بكر البغدادي', 'Abu Bakr al-Baghdadi', 'Baghdadi'],
  ] as const) {
    for (const one of latin) assert.ok(fullNameSimilarity(arabic, one) >= 0.6, `${arabic} / ${one}`)
  }
})

test('a shared first name is not enough', () => {
  for (const [arabic, latin] of [
    ['محمد علي', 'Mohammed Omar'],
    ['أنغيلا ميركل', 'Angela Davis'],
    ['جورج بوش', 'George Clooney'],
    ['محمد بن سلمان', 'Mohamed Salah'],
  ] as const) {
    assert.ok(fullNameSimilarity(arabic, latin) < 0.5, `${arabic} / ${latin}`)
  }
})

test('the best candidates come first, in either direction, at most as many as asked for', () => {
  const latin = ['Angela Davis', 'Angela Merkel', 'Merkel', 'Helmut Kohl']
  assert.deepEqual(
    bestMatches('أنغيلا ميركل', latin, 2).map(({ candidate }) => candidate),
    ['Angela Merkel', 'Merkel'],
  )
  assert.equal(bestMatches('Helmut Kohl', ['أنغيلا ميركل', 'هيلموت كول'], 5)[0]?.candidate, 'هيلموت كول')
  assert.deepEqual(bestMatches('', latin, 5), [])
  assert.deepEqual(bestMatches('ميركل', [], 5), [])
})

test('names of any length are bounded', () => {
  const score = fullNameSimilarity('محمد '.repeat(20_000), 'Mohammed '.repeat(20_000))
  assert.ok(score > 0 && score <= 1)
})
