import assert from 'node:assert/strict'
import { type Argon2Parameters, argon2Sync } from 'node:crypto'
import { test } from 'node:test'
import { type Derive, hashPassword, isOutdated, verifyPassword } from './password-hash.ts'

/** Derives as always, and keeps what was asked for. */
function counted(): { readonly derive: Derive; readonly asked: Argon2Parameters[] } {
  const asked: Argon2Parameters[] = []
  const derive: Derive = async (parameters) => {
    asked.push(parameters)
    return argon2Sync('argon2id', parameters)
  }
  return { derive, asked }
}

test('a hash says how it was made, and tells its password from others', async () => {
  const stored = await hashPassword('lantern quay sparrow')
  assert.match(stored, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  assert.notEqual(await hashPassword('lantern quay sparrow'), stored)
  assert.ok(await verifyPassword(stored, 'lantern quay sparrow'))
  for (const other of ['Lantern quay sparrow', 'lantern quay sparrow ', '', 'lantern'])
    assert.equal(await verifyPassword(stored, other), false, other)
})

test('nothing of a long password is cut off, and two ways of typing a letter are one', async () => {
  const stored = await hashPassword(`${'x'.repeat(255)}a`)
  assert.equal(await verifyPassword(stored, `${'x'.repeat(255)}b`), false)
  assert.ok(await verifyPassword(await hashPassword('caf\u00e9 \u0622\u0646'), 'cafe\u0301 \u0627\u0653\u0646'))
})

test('a refusal costs one derivation of the same size, whether there is a hash or not', async () => {
  const stored = await hashPassword('lantern quay sparrow')
  const costs = []
  for (const hash of [stored, undefined]) {
    const { derive, asked } = counted()
    assert.equal(await verifyPassword(hash, 'something else', derive), false)
    costs.push(
      asked.map(({ memory, passes, parallelism, tagLength, nonce }) => [
        memory,
        passes,
        parallelism,
        tagLength,
        Buffer.from(nonce as Buffer).byteLength,
      ]),
    )
  }
  assert.deepEqual(costs[0], costs[1])
  assert.equal(costs[0]?.length, 1)
})

test('without a hash no password is right, not even one that would give the stand-in', async () => {
  assert.equal(await verifyPassword(undefined, 'x', async () => Buffer.alloc(32)), false)
})

test('a hash of other parameters is still checked, and told to be outdated', async () => {
  const salt = Buffer.alloc(16, 7)
  const parameters = { message: Buffer.from('old'), nonce: salt, memory: 64, passes: 1, parallelism: 1, tagLength: 32 }
  const tag = argon2Sync('argon2id', parameters)
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
  const stored = `$argon2id$v=19$m=64,t=1,p=1$${text(salt)}$${text(tag)}`
  assert.ok(await verifyPassword(stored, 'old'))
  assert.ok(isOutdated(stored))
  assert.equal(isOutdated(await hashPassword('new')), false)
  await assert.rejects(verifyPassword('$2b$10$abc', 'old'), /PHC/)
})
