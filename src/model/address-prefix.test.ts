import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressPrefix } from './address-prefix.ts'

test('an IPv4 address stands for itself, however it is dressed', () => {
  assert.equal(addressPrefix('192.0.2.7'), '192.0.2.7')
  assert.equal(addressPrefix('::ffff:192.0.2.7'), '192.0.2.7')
})

test('of an IPv6 address the first 64 bits count, however it is written', () => {
  const prefix = '2001:db8:0:7::/64'
  for (const address of [
    '2001:db8:0:7::1',
    '2001:db8::7:8:9:a:b',
    '2001:0DB8:0000:0007:ffff::2',
    '2001:db8:0:7::1%eth0',
  ])
    assert.equal(addressPrefix(address), prefix, address)
  assert.equal(addressPrefix('::1'), '0:0:0:0::/64')
  assert.notEqual(addressPrefix('2001:db8:0:8::1'), prefix)
})

test('without an address there is one prefix for all', () => {
  assert.equal(addressPrefix(undefined), 'none')
})
