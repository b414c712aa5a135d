import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { ROOT } from './source-files.ts'

const OUTSIDE = new Set(['node_modules', '.git', 'data'])
const TEXT = /\.(ts|js|json|md|css|svg|sh|html|txt|jsonl)$|(^|\/)(bin|\.ci)\/[a-z]+$/

/** What holds on one machine alone: folders of its users, addresses of its network. */
const OF_ONE_MACHINE = /(?<![\w.~:/-])\/(?:root|Users|work|home\/\w+)\/[\w.-]+|\/\/(?:10|192\.168)(?:\.\d+){2,3}[:/]/

const paths = globSync('**', { cwd: ROOT, exclude: (name) => OUTSIDE.has(name) }).filter((path) => TEXT.test(path))

test('nothing names a place that only one machine has', () => {
  assert.ok(paths.length > 100)
  const named = paths.flatMap((path) => {
    const found = OF_ONE_MACHINE.exec(readFileSync(join(ROOT, path), 'utf8'))
    return found ? [`${path}: ${found[0]}`] : []
  })
  assert.deepEqual(named, [])
})

test('every text ends with a line break and has no other than LF', () => {
  const own = paths.filter((path) => !path.startsWith('fixtures/') && !path.startsWith('seeds/'))
  const crooked = own.filter((path) => !/^[^\r]*\n$/.test(readFileSync(join(ROOT, path), 'utf8')))
  assert.deepEqual(crooked, [])
})
