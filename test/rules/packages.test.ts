import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { ROOT } from './source-files.ts'

interface LockedPackage {
  readonly resolved?: string
  readonly integrity?: string
  readonly license?: string
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
}

interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>
}

const LICENCES = ['MIT', 'MIT-0', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'OFL-1.1', 'Zlib']

/** Of what is not handed on with Warraq. */
const LICENCES_OF_TOOLS = [...LICENCES, 'MPL-2.0']

const lock: Lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
const packages = Object.entries(lock.packages).filter(([path]) => path !== '')

test('every package is under a licence that lets Warraq be MIT', () => {
  for (const [path, { license = 'none', dev = false }] of packages) {
    const named = license.match(/[\w.-]+/g)?.filter((word) => !['AND', 'OR'].includes(word)) ?? []
    const allowed = dev ? LICENCES_OF_TOOLS : LICENCES
    assert.ok(named.length > 0 && named.every((name) => allowed.includes(name)), `${path}: ${license}`)
  }
})

test('every package comes from the public registry, with its hash', () => {
  for (const [path, { resolved, integrity }] of packages) {
    if (resolved !== undefined) assert.match(resolved, /^https:\/\/registry\.npmjs\.org\//, path)
    assert.match(integrity ?? '', /^sha512-/, path)
  }
})

test('every dependency is pinned to one version', () => {
  const { dependencies, devDependencies, optionalDependencies } = manifest
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
    assert.match(String(version), /^\d+\.\d+\.\d+$/, name)
  }
})

test('whether a package may run a script when it is installed has been decided', () => {
  const scripted = packages
    .filter(([, one]) => one.hasInstallScript)
    .map(([path]) => path.replace(/.*node_modules\//, ''))
  assert.deepEqual(
    scripted.filter((name) => !(name in manifest.allowScripts)),
    [],
  )
})
