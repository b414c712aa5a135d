import assert from 'node:assert/strict'
import { test } from 'node:test'
import { delayAfter, limitsOf } from './throttle.ts'

test('the wait doubles with each failure past the free ones, up to the longest', () => {
  const limit = { free: 3, longest: 10_000 }
  assert.deepEqual(
    [0, 2, 3, 4, 5, 6, 7, 1000].map((failures) => delayAfter(failures, limit)),
    [0, 0, 1000, 2000, 4000, 8000, 10_000, 10_000],
  )
})

test('nothing that was typed stands in the keys of the counts', () => {
  const limits = limitsOf('secret', { addressPrefix: '192.0.2.1', knownDevice: undefined })
  assert.equal(limits.length, 3)
  for (const { key } of limits) assert.match(key, /^[\w-]{43}$/)
})

test('a known device has a count that no one else can fill', () => {
  const from = (addressPrefix: string, knownDevice?: string) =>
    limitsOf('a@b.example', { addressPrefix, knownDevice }).map(({ key }) => key)
  assert.deepEqual(from('192.0.2.1', 'd'), from('192.0.2.9', 'd'))
  const strangers = new Set(from('192.0.2.1'))
  assert.ok(from('192.0.2.1', 'd').every((key) => !strangers.has(key)))
})
