import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numberOf } from '../feature.ts'
import { Counts } from './counts.ts'

const FEATURES = Array.from({ length: 10_000 }, (_, at) => numberOf(`term:word${at}`))
const countsOf = (features: readonly number[]) => new Map(features.map((feature) => [feature, feature % 1000]))

test('every feature is asked for once, and has its count from then on', async () => {
  const counts = new Counts()
  const asked: number[] = []
  for (let from = 0; from < FEATURES.length; from += 50) {
    const part = FEATURES.slice(Math.max(0, from - 100), from + 50)
    await counts.know(part, async (missing) => {
      asked.push(...missing)
      return countsOf(missing)
    })
    for (const feature of part) assert.equal(counts.count(feature), feature % 1000)
  }
  assert.deepEqual(asked, FEATURES)
})

test('what no article tells of is known to be so', async () => {
  const counts = new Counts()
  await counts.know([7, 0], async () => new Map())
  assert.deepEqual([counts.count(7), counts.count(0)], [0, 0])
  await counts.know([7, 0], async () => assert.fail('asked again'))
})
