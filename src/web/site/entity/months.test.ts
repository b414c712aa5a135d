import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barsOf } from './months.ts'

const month = (year: number, one: number) => (year - 1970) * 12 + one - 1

test('months without a text are drawn too, and languages are added up', () => {
  const counts = [
    { month: month(2023, 11), lang: 'ar', count: 2 },
    { month: month(2023, 11), lang: 'en', count: 1 },
    { month: month(2024, 1), lang: 'en', count: 4 },
  ]
  assert.deepEqual(barsOf(counts), [
    { year: 2023, month: 11, count: 3 },
    { year: 2023, month: 12, count: 0 },
    { year: 2024, month: 1, count: 4 },
  ])
})

test('many months are drawn as years, before 1970 as after', () => {
  const counts = [
    { month: month(1968, 12), lang: 'ar', count: 2 },
    { month: month(1975, 3), lang: 'ar', count: 1 },
  ]
  const bars = barsOf(counts)
  assert.deepEqual(
    bars.map(({ year, count }) => [year, count]),
    [1968, 1969, 1970, 1971, 1972, 1973, 1974, 1975].map((year) => [year, year === 1968 ? 2 : year === 1975 ? 1 : 0]),
  )
  assert.deepEqual(barsOf([{ month: month(1969, 12), lang: 'ar', count: 1 }]), [{ year: 1969, month: 12, count: 1 }])
  assert.deepEqual(barsOf([]), [])
})
