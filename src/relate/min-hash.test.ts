import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bandsOf } from './min-hash.ts'
import { mixed } from './shingles.ts'

/** Numbers as shingles are: spread over 32 bits. */
const range = (from: number, to: number) =>
  new Set(Array.from({ length: to - from }, (_, at) => mixed(from + at + 1) >>> 0))

const shareABand = (one: ReadonlySet<number>, other: ReadonlySet<number>) => {
  const bands = new Set(bandsOf(one))
  return bandsOf(other).some((band) => bands.has(band))
}

test('a text has sixteen bands, each a string of its own, the same every time', () => {
  const bands = bandsOf(range(0, 200))
  assert.equal(new Set(bands).size, 16)
  assert.deepEqual(bandsOf(new Set([...range(0, 200)].reverse())), bands)
})

test('a text that is too short to tell has none', () => {
  assert.deepEqual(bandsOf(range(0, 11)), [])
  assert.equal(bandsOf(range(0, 12)).length, 16)
})

test('texts that share seven tenths of their shingles practically always share a band', () => {
  // 170 of 243 shingles are common: j = 0.7.
  const found = Array.from({ length: 200 }, (_, at) => at * 1000).filter((from) =>
    shareABand(range(from, from + 206), range(from + 36, from + 243)),
  )
  assert.ok(found.length >= 198, `${found.length} of 200`)
})

test('texts that share nothing but phrases do not', () => {
  // 10 of 390 shingles are common: j = 0.026.
  const found = Array.from({ length: 200 }, (_, at) => at * 1000).filter((from) =>
    shareABand(range(from, from + 200), range(from + 190, from + 390)),
  )
  assert.ok(found.length <= 2, `${found.length} of 200`)
})
