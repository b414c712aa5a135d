import assert from 'node:assert/strict'
import { test } from 'node:test'
import { digits, formatNumber, formatScore } from './numbers.ts'

test('numbers in the digits of the edition', () => {
  assert.equal(formatNumber({ digits: 'latn' }, 1234567.5), '1,234,567.5')
  assert.equal(formatNumber({ digits: 'arab' }, 1234567.5), '١٬٢٣٤٬٥٦٧٫٥')
  assert.equal(formatNumber({ digits: 'arab' }, -3), '-٣')
  assert.equal(digits({ digits: 'arab' }, '2020-06-06'), '٢٠٢٠-٠٦-٠٦')
  assert.equal(digits({ digits: 'latn' }, '2020'), '2020')
})

test('a score has two decimals, also where they are naught, in the digits of the edition', () => {
  assert.equal(formatScore({ digits: 'latn' }, 0.6), '0.60')
  assert.equal(formatScore({ digits: 'arab' }, 0.127), '٠٫١٣')
  assert.equal(formatScore({ digits: 'arab' }, 1), '١٫٠٠')
})
