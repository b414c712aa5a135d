import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  andBits,
  andNotBits,
  atLeast,
  type Bits,
  countBits,
  lastBits,
  lowestBit,
  noBits,
  orBits,
  rangeOfBits,
  setBit,
} from './bits.ts'

const COUNT = 200
const ordinals = fc.uniqueArray(fc.nat(COUNT - 1))

function bitsWith(members: readonly number[]): Bits {
  const bits = noBits(COUNT)
  for (const member of members) setBit(bits, member)
  return bits
}

function membersOf(bits: Bits): number[] {
  return [...bits].flatMap((all, index) => {
    const members: number[] = []
    for (let word = all; word !== 0; word &= word - 1) members.push(index * 32 + lowestBit(word))
    return members
  })
}

const ascending = (members: Iterable<number>) => [...members].sort((one, other) => one - other)

test('sets of bits are joined, cut and counted as sets are', () => {
  fc.assert(
    fc.property(ordinals, ordinals, (one, other) => {
      const isOther = (member: number) => other.includes(member)
      const isNotOther = (member: number) => !isOther(member)
      const either = ascending(new Set([...one, ...other]))
      assert.deepEqual(membersOf(orBits(bitsWith(one), bitsWith(other))), either)
      assert.deepEqual(membersOf(andBits(bitsWith(one), bitsWith(other))), ascending(one.filter(isOther)))
      assert.deepEqual(membersOf(andNotBits(bitsWith(one), bitsWith(other))), ascending(one.filter(isNotOther)))
      assert.equal(countBits(bitsWith(one)), one.length)
      assert.deepEqual(lastBits(bitsWith(one), 5), ascending(one).reverse().slice(0, 5))
    }),
  )
})

test('what is in at least so many sets is found by counting', () => {
  fc.assert(
    fc.property(fc.array(ordinals, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 6 }), (sets, least) => {
      const expected = Array.from({ length: COUNT }, (_, ordinal) => ordinal).filter(
        (ordinal) => sets.filter((members) => members.includes(ordinal)).length >= least,
      )
      assert.deepEqual(membersOf(atLeast(least, sets.map(bitsWith), COUNT)), expected)
    }),
  )
})

test('a range holds its first and not its end', () => {
  fc.assert(
    fc.property(fc.nat(COUNT), fc.nat(COUNT), (from, to) => {
      const expected = Array.from({ length: COUNT }, (_, ordinal) => ordinal).filter((o) => o >= from && o < to)
      assert.deepEqual(membersOf(rangeOfBits(COUNT, from, to)), expected)
    }),
  )
})
