import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSameOrigin } from './same-origin.ts'

const SITE = 'https://warraq.example'

const verdict = (headers: Record<string, string>) =>
  isSameOrigin(new Request('http://127.0.0.1:8033/en/', { method: 'POST', headers }), SITE)

test('a form of this site is let through, by whichever header tells it', () => {
  assert.ok(verdict({ 'Sec-Fetch-Site': 'same-origin' }))
  assert.ok(verdict({ Origin: SITE }))
  assert.ok(verdict({ Origin: 'http://localhost:8033', Host: 'localhost:8033' }))
})

test('a form of another site is not, even of a sister host', () => {
  assert.ok(!verdict({ 'Sec-Fetch-Site': 'cross-site', Origin: SITE }))
  assert.ok(!verdict({ 'Sec-Fetch-Site': 'same-site' }))
  assert.ok(!verdict({ Origin: 'https://elsewhere.example' }))
  assert.ok(!verdict({ Origin: 'null' }))
})

test('a request that does not say where it is from may carry no cookie', () => {
  assert.ok(verdict({}))
  assert.ok(!verdict({ Cookie: 'session=1' }))
})
