import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bannedToo, type Decisions, decidedOf, moved, pinnedFirst, restored, without } from './decisions.ts'

const decisions = (pinned: readonly number[], ...banned: readonly number[]): Decisions => ({
  pinned,
  banned: new Set(banned),
})

test('what is pinned goes to the head, in its order, and is banned no more', () => {
  assert.deepEqual(pinnedFirst(decisions([1, 2], 3), [3, 2]), decisions([3, 2, 1]))
})

test('what is banned is pinned no more, and what is cleared is neither', () => {
  assert.deepEqual(bannedToo(decisions([1, 2], 3), [2]), decisions([1], 3, 2))
  assert.deepEqual(without(decisions([1, 2], 3), [2, 3]), decisions([1]))
})

test('a move goes past those of the other list, and no further than the ends', () => {
  const isOdd = (id: number) => id % 2 === 1
  assert.deepEqual(moved(decisions([1, 2, 3]), 3, -1, isOdd).pinned, [3, 2, 1])
  assert.deepEqual(moved(decisions([1, 2, 3]), 1, 1, isOdd).pinned, [3, 2, 1])
  for (const [id, by] of [
    [1, -1],
    [3, 1],
    [9, 1],
  ] as const)
    assert.deepEqual(moved(decisions([1, 2, 3]), id, by, isOdd).pinned, [1, 2, 3])
})

test('whatever was decided of some articles, putting back gives what was there before', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 12 })
  fc.assert(
    fc.property(ids, fc.nat(12), ids, fc.constantFrom(pinnedFirst, bannedToo, without), (all, cut, touched, act) => {
      const before = decisions(all.slice(0, cut), ...all.slice(cut))
      const former = touched.map((id) => ({ id, before: decidedOf(before, id) }))
      const back = restored(act(before, touched), former)
      assert.deepEqual(back.pinned, before.pinned)
      assert.deepEqual([...back.banned].sort(), [...before.banned].sort())
    }),
  )
})
