import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import type { Archive } from '../archive/archive.ts'
import { replaceTotpSecret, storedTotpSecrets } from '../archive/staff.ts'
import { isTotpSecret } from './totp.ts'

/** A key that secrets are sealed with, by the name that a sealed one tells it by. */
interface SealingKey {
  readonly name: string
  readonly key: KeyObject
}

/** The first seals; all open. With none, secrets are kept as they are. */
export type SealingKeys = readonly SealingKey[]

/** Keys for the secrets of authenticators, by HKDF-SHA-256 (RFC 5869) from the site's own, which others may be derived from too. */
export function sealingKeys(siteKeys: readonly Uint8Array[]): SealingKeys {
  return siteKeys.map((siteKey) => {
    const key = Buffer.from(hkdfSync('sha256', siteKey, '', 'warraq authenticator secrets 1', 32))
    return { name: hash('sha256', key, 'base64url').slice(0, 8), key: createSecretKey(key) }
  })
}

const VERSION = 'sealed1'
const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/** `sealed1:{key}:{iv, ciphertext and tag in base64url}`, bound to the account, so that one's cannot be put in another's row. */
export function seal(keys: SealingKeys, staffId: number, secret: string): string {
  const [first] = keys
  if (!first) return secret
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, first.key, iv).setAAD(boundTo(staffId))
  const sealed = Buffer.concat([iv, cipher.update(secret, 'latin1'), cipher.final(), cipher.getAuthTag()])
  return [VERSION, first.name, sealed.toString('base64url')].join(':')
}

/** The secret; undefined when the key that it was sealed with is not here, or it was changed. */
export function unseal(keys: SealingKeys, staffId: number, stored: string): string | undefined {
  if (isTotpSecret(stored)) return stored
  const [version, name, written = ''] = stored.split(':')
  const known = keys.find((one) => one.name === name)
  if (version !== VERSION || !known) return undefined
  const bytes = Buffer.from(written, 'base64url')
  if (bytes.byteLength < IV_BYTES + TAG_BYTES) return undefined
  const decipher = createDecipheriv(CIPHER, known.key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(boundTo(staffId)).setAuthTag(bytes.subarray(-TAG_BYTES))
  const opened = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES))
  try {
    return Buffer.concat([opened, decipher.final()]).toString('latin1')
  } catch {
    // The tag does not fit: it is another account's, or was changed.
    return undefined
  }
}

const boundTo = (staffId: number) => Buffer.from(`staff ${staffId}`)

/** How the secrets of all authenticators are kept. */
export interface Sealing {
  /** Readable to whoever reads the database, since there is no key. */
  readonly readable: number
  /** Sealed with a key that is not here: their owners need a recovery code or a passkey. */
  readonly unreadable: number
}

/** Seals what is readable, and what was sealed with an older key, with the first key. Done at each start; again, and nothing changes. */
export async function sealAll({ writes }: Archive, keys: SealingKeys): Promise<Sealing> {
  const isCurrent = (stored: string) => stored.startsWith(`${VERSION}:${keys[0]?.name}:`)
  return writes.transaction().execute(async (tx) => {
    let [readable, unreadable] = [0, 0]
    for (const { id, secret: stored } of await storedTotpSecrets(tx)) {
      const secret = unseal(keys, id, stored)
      if (secret === undefined) unreadable += 1
      else if (keys.length === 0) readable += 1
      else if (!isCurrent(stored)) await replaceTotpSecret(tx, id, stored, seal(keys, id, secret))
    }
    return { readable, unreadable }
  })
}
