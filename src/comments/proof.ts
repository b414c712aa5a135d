import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'
import { deriveKey as deriveSecret } from './code/keys.ts'

/**
 * A browser derives up to so many keys, a hundred in the mean, each in so many rounds of HMAC-SHA-256, which takes a quick program as long as a
 * browser, since both have it in machine code. Few keys of many rounds: what a browser's script adds to each is small
 * beside it. Half a second on a cheap phone; `bench/README.md` says what was measured.
 */
const ROUNDS = 2000
const MOST_KEYS = 200

const ALGORITHM = 'PBKDF2/SHA-256'

/** Longer than any proof that a browser of ours sends. */
const LONGEST = 2048

const HEX = z.string().regex(/^(?:[0-9a-f]{2}){1,64}$/)

const PROOF = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal(ALGORITHM),
      cost: z.literal(ROUNDS),
      data: z.strictObject({ code: z.string() }),
      keyLength: z.literal(32),
      keyPrefix: HEX,
      keySignature: HEX,
      nonce: HEX,
      salt: HEX,
    }),
    signature: HEX,
  }),
  solution: z.strictObject({ counter: z.int().min(0).max(MOST_KEYS), derivedKey: HEX }),
})

/**
 * A challenge (ALTCHA, PoW v2) for the form with a security code, as JSON: find the counter whose key begins so. It
 * is signed and names the code, and holds as long as that does: until it expires or is spent. Nothing is stored.
 */
export async function proofChallenge(secret: Uint8Array, codeId: string): Promise<string> {
  const challenge = await createChallenge({
    algorithm: ALGORITHM,
    cost: ROUNDS,
    counter: randomInt(MOST_KEYS),
    data: { code: codeId },
    deriveKey,
    ...secretsOf(secret),
  })
  return JSON.stringify(challenge)
}

/** Whether what was sent solves a challenge of this site that was made for this very code. */
export async function isProof(secret: Uint8Array, codeId: string, sent: string): Promise<boolean> {
  const proof = sent === '' || sent.length > LONGEST ? undefined : PROOF.safeParse(parsed(sent)).data
  if (proof?.challenge.parameters.data.code !== codeId) return false
  const { verified } = await verifySolution({ ...proof, deriveKey, ...secretsOf(secret) })
  return verified
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    // It is no proof then, and that is all that needs to be known.
    return undefined
  }
}

function secretsOf(secret: Uint8Array) {
  const secretFor = (purpose: 'challenge' | 'proof') => Buffer.from(deriveSecret(secret, '', purpose)).toString('hex')
  return { hmacSignatureSecret: secretFor('challenge'), hmacKeySignatureSecret: secretFor('proof') }
}
