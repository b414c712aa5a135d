import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressPrefix } from './address-prefix.ts'

test('an IPv4 address is a household, its /24 the neighbourhood', () => {
  assert.equal(addressPrefix('192.0.2.7', 'host'), '192.0.2.7')
  assert.equal(addressPrefix('192.0.2.7', 'network'), '192.0.2.0/24')
  assert.equal(addressPrefix('::ffff:192.0.2.7', 'host'), '192.0.2.7')
})

test('a household has all of an IPv6 /64, however its address is written', () => {
  for (const address of ['2001:db8::1', '2001:DB8:0:0:ffff::', '2001:0db8:0000:0000:1:2:3:4', '2001:db8::2%eth0']) {
    assert.equal(addressPrefix(address, 'host'), '2001:db8:0:0::/64', address)
    assert.equal(addressPrefix(address, 'network'), '2001:db8:0::/48', address)
  }
  assert.equal(addressPrefix('::1', 'host'), '0:0:0:0::/64')
  assert.equal(addressPrefix('2001:db8::7:8:9:a:b', 'host'), '2001:db8:0:7::/64')
  assert.notEqual(addressPrefix('2001:db8:0:1::1', 'host'), addressPrefix('2001:db8::1', 'host'))
})

test('what is no address has no network', () => {
  for (const address of [undefined, '', 'unix', '1.2.3', '1.2.3.4.5', '::1::']) {
    assert.equal(addressPrefix(address, 'host'), undefined)
  }
})
