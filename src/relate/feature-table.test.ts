import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FeatureTable, firstSlot, nextSlot, tableOf } from './feature-table.ts'

function placesOf({ halves, places }: FeatureTable, half: number): readonly number[] {
  const found: number[] = []
  for (let slot = firstSlot(half); halves[slot] !== 0; slot = nextSlot(slot)) {
    if (halves[slot] === half) found.push(places[slot] as number)
  }
  return found
}

test('every half is found where it stands, two of one slot and two alike among them', () => {
  const halves = Int32Array.from([7, 7 + 2048, -1, 7, 2047, -5])
  const table = tableOf(halves)
  assert.deepEqual(
    [...new Set(halves)].map((half) => placesOf(table, half)),
    [[0, 3], [1], [2], [4], [5]],
  )
  for (const half of [8, 7 + 4096, -2]) assert.deepEqual(placesOf(table, half), [], 'and no other')
})

test('nothing is found among none', () => {
  assert.deepEqual(placesOf(tableOf(new Int32Array()), 7), [])
})
