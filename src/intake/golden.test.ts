import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { caseNames, casePath, readCase } from '../../fixtures/intake/read-case.ts'

for (const name of caseNames()) {
  test(`fixtures/intake/${name}`, async () => {
    assert.deepEqual(await readCase(name), JSON.parse(readFileSync(casePath(name, 'expected.json'), 'utf8')))
    const why = readFileSync(casePath(name, 'why.md'), 'utf8')
    assert.ok(why.trim().length > 40 && !why.startsWith('What is hard'), 'why.md says what the case is for')
  })
}
