import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeLimit } from './limit.ts'

const SECRET = new Uint8Array(32)
const OFFICE = '192.0.2.1'

/** How many are let through before one must wait, and how long it must. */
function askUntilRefused(limit: ReturnType<typeof codeLimit>, address: string, now: number) {
  let passed = 0
  let wait = 0
  while (wait === 0 && passed < 5000) {
    wait = limit(address, now)
    if (wait === 0) passed += 1
  }
  return { passed, wait }
}

test('three hundred readers of one office may come at once, and then ten a second', () => {
  const limit = codeLimit(SECRET)
  assert.deepEqual(askUntilRefused(limit, OFFICE, 1000), { passed: 600, wait: 50 })
  assert.equal(askUntilRefused(limit, OFFICE, 2000).passed, 20)
})

test('another household is not kept waiting, and many of one neighbourhood share a limit of their own', () => {
  const limit = codeLimit(SECRET)
  askUntilRefused(limit, OFFICE, 1000)
  assert.equal(limit('198.51.100.1', 1000), 0)
  assert.equal(askUntilRefused(limit, '192.0.2.2', 1000).passed, 600)
  assert.equal(limit('192.0.2.3', 1000) > 0, true)
})

test('one link of IPv6 is one household, whatever address of it is used', () => {
  const limit = codeLimit(SECRET)
  askUntilRefused(limit, '2001:db8::1', 1000)
  assert.equal(limit('2001:db8::2', 1000) > 0, true)
  assert.equal(limit('2001:db8:0:1::2', 1000), 0)
})

test('who has no address that could be told is not counted', () => {
  const limit = codeLimit(SECRET)
  for (let index = 0; index < 2000; index += 1) assert.equal(limit(undefined, 1000), 0)
})
