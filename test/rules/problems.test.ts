import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import ar from '../../src/locale/ar.json' with { type: 'json' }
import en from '../../src/locale/en.json' with { type: 'json' }
import { ROOT, sourceFiles } from './source-files.ts'

const messages: Readonly<Record<string, unknown>> = en
const files = sourceFiles()
const codes = Object.keys(messages)
  .flatMap((key) => /^problem\.(.+)/.exec(key)?.[1] ?? [])
  .filter((code) => files.some(({ text }) => text.includes(`'${code}'`)))

/** Every place that makes a Problem of a written code: the codes it chooses from, and the names of what fills the sentence. */
const thrown = files.flatMap(({ path, text }) =>
  [...text.matchAll(/new Problem\(([^{}]*?)(?:\{([^{}]*)\})?[^{}]*?\)/g)].flatMap(([, choice = '', params = '']) => {
    const names = [...params.matchAll(/(?:^|,)\s*(\w+)\s*(?=[:,]|$)/g)].map((match) => match[1] ?? '')
    return [...choice.matchAll(/'([a-z-]+)'/g)].map((match) => ({ path, code: match[1] ?? '', names }))
  }),
)

test('every problem has its sentence in both languages', () => {
  assert.ok(thrown.length > 10)
  for (const { path, code } of thrown) {
    assert.ok(`problem.${code}` in en, `${path}: ${code} has no English sentence`)
    assert.ok(`problem.${code}` in ar, `${path}: ${code} has no Arabic sentence`)
  }
})

test('every problem is given what its sentence tells', () => {
  for (const { path, code, names } of thrown) {
    const placeholders = [...String(messages[`problem.${code}`]).matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
    const missing = placeholders.filter((name) => !names.includes(name))
    assert.deepEqual(missing, [], `${path}: ${code} is not told its ${missing.join(', ')}`)
  }
})

test('every problem has its entry in docs/problems.md, and no entry is of none', () => {
  const entries = [...readFileSync(join(ROOT, 'docs/problems.md'), 'utf8').matchAll(/^### `([a-z-]+)`$/gm)]
  assert.deepEqual(entries.map((entry) => entry[1]).sort(), codes.sort())
})
