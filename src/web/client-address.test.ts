import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from '../config.ts'
import { clientAddress } from './client-address.ts'

const { trustedProxies } = readConfig({ TRUSTED_PROXIES: '10.0.0.0/8, ::1' })
const from = (peer: string | undefined, forwarded: string) =>
  clientAddress({ peer, headers: new Headers({ 'X-Forwarded-For': forwarded }) }, trustedProxies)

test('a proxy is believed when it is trusted, and only about who came to it', () => {
  assert.equal(from('10.1.2.3', '203.0.113.9, 198.51.100.4'), '198.51.100.4')
  assert.equal(from('10.1.2.3', '203.0.113.9, 198.51.100.4, 10.9.9.9'), '198.51.100.4')
  assert.equal(from('::1', '2001:db8::5'), '2001:db8::5')
})

test('anyone else’s word counts for nothing', () => {
  assert.equal(from('198.51.100.4', '203.0.113.9'), '198.51.100.4')
  assert.equal(from('10.1.2.3', 'unknown'), '10.1.2.3')
  assert.equal(from('10.1.2.3', ''), '10.1.2.3')
  assert.equal(from(undefined, '203.0.113.9'), undefined)
})
