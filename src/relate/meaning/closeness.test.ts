import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { closenessOf, cosine, packed } from './closeness.ts'

const numbers = fc.float32Array({ minLength: 8, maxLength: 8, noNaN: true, min: -1, max: 1 })

test('a packed vector keeps its direction', () => {
  fc.assert(
    fc.property(numbers, numbers, (one, other) => {
      const exact = exactCosine(one, other)
      if (exact === undefined) return
      assert.ok(Math.abs((cosine(packed(one), packed(other)) ?? 2) - exact) < 0.02)
    }),
  )
})

function exactCosine(one: Float32Array, other: Float32Array): number | undefined {
  const lengths = Math.hypot(...one) * Math.hypot(...other)
  // Shorter ones are no directions that a float can keep.
  return lengths < 1e-20 ? undefined : one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0) / lengths
}

test('what says nothing is near to nothing, and vectors of two models are not compared', () => {
  const vector = packed(Float32Array.of(1, 2, 3))
  assert.equal(cosine(vector, packed(new Float32Array(3))), undefined)
  assert.equal(cosine(vector, packed(Float32Array.of(1, 2))), undefined)
  assert.equal(cosine(vector, vector), 1)
})

test('a database hands bytes over at any place of a larger buffer', () => {
  const vector = packed(Float32Array.of(1, -2, 3))
  const whole = Buffer.concat([Buffer.from([9]), vector, Buffer.from([9])])
  assert.equal(cosine(vector, whole.subarray(1, 4)), 1)
})

test('closeness is 0 where nothing is in common and 1 where everything is, whatever the model', () => {
  const scale = { none: 0.75, all: 0.95 }
  assert.deepEqual(
    [0.2, 0.75, 0.85, 0.95, 1].map((one) => Math.round(closenessOf(one, scale) * 100)),
    [0, 0, 50, 100, 100],
  )
})
