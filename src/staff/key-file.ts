import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../model/problem.ts'
import { readSecretKeys } from '../model/secret-keys.ts'

const KEY_BYTES = 32
const FILE = 'secret.key'

/**
 * The keys that the site keeps beside its embedded database and outside it, the first for what is new. The file is made
 * when it is not there. Throws `Problem` `secret-key-invalid` for a file that holds something else.
 */
export function keysInFile(dataDir: string): readonly Uint8Array[] {
  const path = join(dataDir, FILE)
  const keys = readSecretKeys(readOrMake(path))
  if (!keys) throw new Problem('secret-key-invalid', { path })
  return keys
}

function readOrMake(path: string): string {
  const known = read(path)
  if (known !== undefined) return known
  makeFile(path)
  return read(path) ?? ''
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Whole and on the disk before it has its name, so that nothing is ever sealed with a key that a power cut takes; of several made at once one is kept. */
function makeFile(path: string): void {
  const made = `${path}.${randomBytes(6).toString('hex')}`
  const file = openSync(made, 'wx', 0o600)
  writeSync(file, `${randomBytes(KEY_BYTES).toString('base64url')}\n`)
  fsyncSync(file)
  closeSync(file)
  try {
    linkSync(made, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(made)
  }
  const folder = openSync(join(path, '..'), 'r')
  fsyncSync(folder)
  closeSync(folder)
}
