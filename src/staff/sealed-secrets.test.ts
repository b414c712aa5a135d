import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seal, sealingKeys, unseal } from './sealed-secrets.ts'

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const [one, other] = [sealingKeys([Buffer.alloc(32, 1)]), sealingKeys([Buffer.alloc(32, 2)])]

test('what is sealed is opened with its key, for its account alone, and looks otherwise each time', () => {
  const sealed = seal(one, 7, SECRET)
  assert.equal(sealed.includes(SECRET), false)
  assert.notEqual(sealed, seal(one, 7, SECRET))
  assert.equal(unseal(one, 7, sealed), SECRET)
  assert.equal(unseal(one, 8, sealed), undefined)
  assert.equal(unseal(other, 7, sealed), undefined)
  assert.equal(unseal([], 7, sealed), undefined)
})

test('of several keys the first seals and all open', () => {
  const sealed = seal(one, 7, SECRET)
  assert.equal(unseal([...other, ...one], 7, sealed), SECRET)
  assert.equal(unseal(other, 7, seal([...other, ...one], 7, SECRET)), SECRET)
})

test('without a key a secret stays as it is, and one from before is read', () => {
  assert.equal(seal([], 7, SECRET), SECRET)
  assert.equal(unseal(one, 7, SECRET), SECRET)
})

test('whatever was changed or cut off is not opened', () => {
  const sealed = seal(one, 7, SECRET)
  const [version = '', name = '', written = ''] = sealed.split(':')
  const bytes = Buffer.from(written, 'base64url')
  for (let at = 0; at < bytes.byteLength; at += 1) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    assert.equal(unseal(one, 7, `${version}:${name}:${changed.toString('base64url')}`), undefined, `byte ${at}`)
  }
  for (const written of [
    '',
    ':',
    `${version}:${name}`,
    `${version}:${name}:AAAA`,
    `x:${name}:`,
    sealed.slice(0, -30),
  ]) {
    assert.equal(unseal(one, 7, written), undefined, written)
  }
})
