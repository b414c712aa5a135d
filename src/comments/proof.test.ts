import assert from 'node:assert/strict'
import { test } from 'node:test'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { isProof, proofChallenge } from './proof.ts'

const SECRET = Buffer.alloc(32, 1)
const CODE = 'abcdefghijklmnopqrstuv'

async function solved(written: string) {
  const challenge = JSON.parse(written)
  const solution = await solveChallenge({ challenge, deriveKey })
  if (!solution) throw new Error('no solution')
  const { counter, derivedKey } = solution
  return { challenge, solution: { counter, derivedKey } }
}

test('who has derived the keys has a proof, for the code that it was asked with and no other', async () => {
  const proof = JSON.stringify(await solved(await proofChallenge(SECRET, CODE)))
  assert.equal(await isProof(SECRET, CODE, proof), true)
  assert.equal(await isProof(SECRET, CODE.replace('a', 'b'), proof), false)
  assert.equal(await isProof(Buffer.alloc(32, 2), CODE, proof), false)
})

test('a challenge that was made easier, or a key that was made up, is no proof', async () => {
  const { challenge, solution } = await solved(await proofChallenge(SECRET, CODE))
  const { parameters } = challenge
  const forged: readonly unknown[] = [
    { challenge: { ...challenge, parameters: { ...parameters, cost: 1 } }, solution },
    {
      challenge: { ...challenge, parameters: { ...parameters, keyPrefix: parameters.keyPrefix.slice(0, 2) } },
      solution,
    },
    { challenge: { ...challenge, parameters: { ...parameters, data: { code: CODE.replace('a', 'b') } } }, solution },
    { challenge: { parameters }, solution },
    { challenge, solution: { counter: 0, derivedKey: parameters.keyPrefix.padEnd(64, '0') } },
    { challenge, solution: { counter: -1, derivedKey: solution.derivedKey.replace(/.$/, 'x') } },
    { challenge },
    [challenge, solution],
    null,
  ]
  for (const one of forged) assert.equal(await isProof(SECRET, CODE, JSON.stringify(one)), false, JSON.stringify(one))
})

test('whatever else is sent is no proof, and is not worked on', async () => {
  for (const sent of ['', '{', 'x'.repeat(100_000), '['.repeat(2000), '{"challenge":{"__proto__":1}}', '\ud800']) {
    assert.equal(await isProof(SECRET, CODE, sent), false)
  }
})
