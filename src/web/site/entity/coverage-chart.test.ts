import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from '../../../config.ts'
import { coverageChart } from './coverage-chart.ts'
import type { Bar } from './months.ts'

const { editions } = readConfig({})
const march: Bar = { year: 2026, month: 3, count: 2 }

test('coverage of one month is a sentence', () => {
  assert.match(String(coverageChart(editions.en, [march])), /<p>2 texts, all in March 2026<\/p>/)
  assert.match(String(coverageChart(editions.ar, [march])), /<p>مادتان، كلتاهما في مارس [2٢]/)
  assert.doesNotMatch(String(coverageChart(editions.en, [march])), /<table|<svg/)
})

test('coverage over time is drawn, with the same in a table', () => {
  const chart = String(coverageChart(editions.en, [march, { ...march, month: 4, count: 0 }, { ...march, month: 5 }]))
  assert.equal(chart.match(/<rect /g)?.length, 2)
  assert.equal(chart.match(/<tr><th scope="row">/g)?.length, 2, 'a month without texts has no row')
})

test('without coverage there is nothing', () => {
  assert.equal(coverageChart(editions.en, []), '')
})
