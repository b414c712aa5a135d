import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readForm } from './form.ts'

const FORM = 'application/x-www-form-urlencoded'

function sent(body: BodyInit, type = FORM): Request {
  return new Request('https://warraq.example/', {
    method: 'POST',
    headers: { 'Content-Type': type },
    body,
    duplex: 'half',
  } as RequestInit)
}

test('what a browser sends comes out as it was typed', async () => {
  const typed = { name: 'ليلى & co', comment: 'سطر\nسطر + %41 = ½ 👩‍👩‍👧', empty: '' }
  const form = await readForm(sent(new URLSearchParams(typed).toString(), `${FORM};charset=UTF-8`))
  assert.ok(form instanceof Map)
  assert.deepEqual(Object.fromEntries(form), typed)
})

test('line ends are told as one, and a field without a value is empty', async () => {
  const form = await readForm(sent('a=1%0D%0A2%0D3&b&&c=%zz'))
  assert.deepEqual(
    [...(form as Map<string, string>)],
    [
      ['a', '1\n2\n3'],
      ['b', ''],
      ['c', '%zz'],
    ],
  )
})

test('bytes that are not UTF-8 are refused, not replaced', async () => {
  for (const body of ['a=%FF', 'a=%ED%A0%80', '%C0%AF=1', 'a=%E2%82']) {
    assert.equal(await readForm(sent(body)), 'malformed', body)
  }
})

test('a field twice, and too many fields, are no form', async () => {
  assert.equal(await readForm(sent('a=1&a=2')), 'malformed')
  assert.equal(await readForm(sent('x&'.repeat(3000))), 'malformed')
})

test('another type of body is not read', async () => {
  assert.equal(await readForm(sent('{"a":1}', 'application/json')), 'unsupported')
  assert.equal(await readForm(sent('a=1', `${FORM}x`)), 'unsupported')
})

test('a long body is refused while it comes, whatever it says of its length', async () => {
  assert.equal(await readForm(sent(`a=${'x'.repeat(1024 * 1024)}`)), 'too-large')
  let pulled = 0
  const endless = new ReadableStream({
    pull(controller) {
      pulled += 1
      controller.enqueue(new Uint8Array(64 * 1024).fill(0x61))
    },
  })
  assert.equal(await readForm(sent(endless)), 'too-large')
  assert.ok(pulled < 20)
})
