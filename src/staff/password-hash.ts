import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** Computes a tag of Argon2id (RFC 9106). */
export type Derive = (parameters: Argon2Parameters) => Promise<Buffer>

const derived: Derive = (parameters) => promisify(argon2)('argon2id', parameters)

/** How much work a hash is: memory in KiB, and passes over it. */
interface Cost {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

/** The first choice of OWASP's Password Storage Cheat Sheet for Argon2id that leaves memory for the site. */
const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 }

const SALT_BYTES = 16
const TAG_BYTES = 32

/** Stands in for the password of an account that has none, or is none, so that a refusal costs what any other does. */
const NOBODYS = phc(COST, Buffer.alloc(SALT_BYTES), Buffer.alloc(TAG_BYTES))

/** The hash of a password as it is kept, with its parameters and salt, in the PHC string format. */
export async function hashPassword(password: string, derive: Derive = derived): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  return phc(COST, salt, await derive(parametersOf(password, COST, salt, TAG_BYTES)))
}

/**
 * Whether a password is the one that was hashed. Without a hash it is not, after the same work: exactly one
 * derivation is made in every case.
 */
export async function verifyPassword(
  stored: string | undefined,
  password: string,
  derive: Derive = derived,
): Promise<boolean> {
  const { cost, salt, tag } = readPhc(stored ?? NOBODYS)
  const candidate = await derive(parametersOf(password, cost, salt, tag.byteLength))
  return timingSafeEqual(candidate, tag) && stored !== undefined
}

/** Whether a hash was made with other parameters than today's, and should be made again when the password is known. */
export function isOutdated(stored: string): boolean {
  const { cost, tag } = readPhc(stored)
  return Object.entries(COST).some(([name, value]) => cost[name as keyof Cost] !== value) || tag.length !== TAG_BYTES
}

/** Composed and decomposed letters are the same password, whichever the keyboard makes (RFC 8265, OpaqueString). */
function parametersOf(password: string, cost: Cost, nonce: Uint8Array, tagLength: number): Argon2Parameters {
  return { message: Buffer.from(password.normalize('NFC')), nonce, tagLength, ...cost }
}

function phc({ memory, passes, parallelism }: Cost, salt: Buffer, tag: Buffer): string {
  const [saltText, tagText] = [salt, tag].map((bytes) => bytes.toString('base64').replace(/=+$/, ''))
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${saltText}$${tagText}`
}

const PHC = /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

function readPhc(stored: string): { readonly cost: Cost; readonly salt: Buffer; readonly tag: Buffer } {
  const [, memory, passes, parallelism, salt = '', tag = ''] = PHC.exec(stored) ?? []
  if (memory === undefined) throw new Error('a password hash is not in the PHC string format of Argon2id')
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}
