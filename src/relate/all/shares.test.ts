import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Shares } from './shares.ts'

test('those that share most are taken out first, of two alike the one with the higher number', () => {
  const shares = new Shares()
  for (const [id, share] of [
    [7, 2],
    [9, 5],
    [8, 2],
    [7, 1],
    [3, 1],
  ] as const)
    shares.add(id, share)
  assert.deepEqual(shares.takeBest(3), [9, 7, 8])
  shares.add(4, 1)
  shares.add(5, 1)
  assert.deepEqual(shares.takeBest(3), [5, 4])
  assert.deepEqual(shares.takeBest(3), [])
})

test('articles whose numbers fall into one slot are told apart', () => {
  const shares = new Shares()
  const far = 2 ** 40
  for (const id of [1, far + 1, 2 * far + 1]) shares.add(id, id === 1 ? 2 : 1)
  shares.add(far + 1, 3)
  assert.deepEqual(shares.takeBest(9), [far + 1, 1, 2 * far + 1])
})
