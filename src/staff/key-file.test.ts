import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { keysInFile } from './key-file.ts'

function emptyFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-key-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return folder
}

test('a key is made once, for its owner’s eyes, and nothing else is left behind', (t) => {
  const folder = emptyFolder(t)
  const [key] = keysInFile(folder)
  assert.equal(key?.byteLength, 32)
  assert.deepEqual(keysInFile(folder), [key])
  assert.deepEqual(readdirSync(folder), ['secret.key'])
  assert.equal(statSync(join(folder, 'secret.key')).mode & 0o777, 0o600)
})

test('a second line is a second key, and the first stays first', (t) => {
  const folder = emptyFolder(t)
  const [old] = keysInFile(folder)
  const path = join(folder, 'secret.key')
  const fresh = Buffer.alloc(32, 7)
  writeFileSync(path, `${fresh.toString('base64url')}\n${readFileSync(path, 'utf8')}`)
  assert.deepEqual(keysInFile(folder), [fresh, old])
})

test('a file that holds something else is told of, and left alone', (t) => {
  const folder = emptyFolder(t)
  const path = join(folder, 'secret.key')
  for (const written of ['', 'secret', 'A'.repeat(42), `${'A'.repeat(43)} x`]) {
    writeFileSync(path, written)
    assert.throws(() => keysInFile(folder), { code: 'secret-key-invalid' })
    assert.equal(readFileSync(path, 'utf8'), written)
  }
})
