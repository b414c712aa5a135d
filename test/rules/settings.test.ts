import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { settingsTable } from '../../src/cli/settings.ts'
import { allSettings, flagOf } from '../../src/config.ts'
import { ROOT } from './source-files.ts'

test('docs/settings.md is what bin/warraq settings prints', () => {
  assert.equal(readFileSync(join(ROOT, 'docs/settings.md'), 'utf8'), `${settingsTable().join('\n')}\n`)
})

test('every setting has a name and a flag of its own, and a default that it would take', () => {
  const settings = allSettings()
  for (const name of [settings.map(flagOf), settings.map(({ env }) => env)]) {
    assert.deepEqual([...new Set(name)], name)
  }
  for (const { env, byDefault, read } of settings) {
    if (byDefault !== undefined) assert.notEqual(read(byDefault), undefined, `${env}=${byDefault}`)
  }
})
