import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { lastBits } from './bits.ts'
import { addScores, bitsOf, eachOrdinal, encodePosting, heldPosting } from './posting.ts'

const SIZE = 1000

test('a posting holds the same documents and weights, few or many, stored or held', () => {
  const sets = fc.uniqueArray(fc.nat(SIZE - 1), { minLength: 1, maxLength: SIZE })
  fc.assert(
    fc.property(sets, (set) => {
      const ordinals = set.toSorted((one, other) => one - other)
      const weights = Uint8Array.from(ordinals, (ordinal) => 1 + (ordinal % 255))
      const posting = encodePosting(ordinals, weights, SIZE)
      const stored: number[] = []
      eachOrdinal(posting, (ordinal) => stored.push(ordinal))
      assert.deepEqual(stored, ordinals)
      const held = heldPosting(posting)
      const bits = bitsOf(held, SIZE)
      assert.deepEqual(lastBits(bits, SIZE), ordinals.toReversed())
      const scores = new Float32Array(SIZE)
      addScores(held, 2, scores, bits)
      for (const ordinal of ordinals) assert.equal(scores[ordinal], 2 * (1 + (ordinal % 255)))
    }),
  )
})
