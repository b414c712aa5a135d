import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { ROOT } from './source-files.ts'

/** What a program that the launcher starts is in these tests: it says where it runs, and ends with 7. */
const MAIN = 'console.log(process.execPath, ...process.argv.slice(2)); process.exitCode = 7'

test('before the packages are installed the launcher says how to, in both languages', (t) => {
  const { status, stdout, stderr } = launched(checkout(t))
  assert.deepEqual([status, stdout], [1, ''])
  assert.match(stderr, /Run bin\/setup, or npm ci\.\n.*شغّل bin\/setup/)
})

test('a Node that is new enough runs the program itself', (t) => {
  const folder = checkout(t)
  mkdirSync(join(folder, 'node_modules'))
  const { status, stdout } = launched(folder, ['import', 'a b'])
  assert.deepEqual([status, stdout], [7, `${process.execPath} import a b\n`])
})

test('an older one runs it under the Node that came with the packages, and passes on how it ended', (t) => {
  const folder = checkout(t)
  const bundled = join(folder, `node_modules/node-${process.platform}-${process.arch}/bin`)
  mkdirSync(bundled, { recursive: true })
  symlinkSync(process.execPath, join(bundled, 'node'))
  for (const version of ['18.19.0', '20.20.2', '24.14.9']) {
    const { status, stdout } = launched(folder, ['serve'], version)
    assert.deepEqual([status, stdout], [7, `${process.execPath} serve\n`], version)
  }
  writeFileSync(join(folder, 'src/main.ts'), "process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000)")
  assert.equal(launched(folder, [], '20.20.2').signal, 'SIGTERM')
})

test('an older one without it says what to install, in both languages', (t) => {
  const folder = checkout(t)
  mkdirSync(join(folder, 'node_modules'))
  const { status, stderr } = launched(folder, [], '20.20.2')
  assert.equal(status, 1)
  assert.match(stderr, /Node 20\.20\.2 is too old: Warraq needs 24\.15 or newer\..*\n.*20\.20\.2 قديمة/)
})

/** The launcher, with a program to launch, away from the packages of this checkout. */
function checkout(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-launcher-'))
  t.after(() => rmSync(folder, { recursive: true }))
  cpSync(join(ROOT, 'bin'), join(folder, 'bin'), { recursive: true })
  mkdirSync(join(folder, 'src'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'src/main.ts'), MAIN)
  return folder
}

/** Runs the launcher under this Node, which takes itself for another version when one is given. */
function launched(folder: string, args: readonly string[] = [], version = process.versions.node) {
  const preload = join(folder, 'preload.cjs')
  const versions = JSON.stringify({ ...process.versions, node: version })
  writeFileSync(preload, `Object.defineProperty(process, 'versions', { value: ${versions} })`)
  return spawnSync(process.execPath, ['--require', preload, join(folder, 'bin/warraq'), ...args], { encoding: 'utf8' })
}
