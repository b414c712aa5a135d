import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import { ROOT, sourceFiles } from './source-files.ts'

const FEATURES = ['intake', 'search', 'relate', 'publish', 'comments', 'staff', 'media']
const EVERYTHING = [...FEATURES, 'model', 'ports', 'config', 'locale', 'text', 'archive', 'jobs', 'web', 'app', 'cli']
const OF_A_FEATURE = ['model', 'text', 'archive', 'ports']

/** Which parts of `src`, folders and the files beside them, a part may import; the same table as in ARCHITECTURE.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  ports: ['model'],
  locale: ['model'],
  text: ['model'],
  archive: ['model', 'ports'],
  ...Object.fromEntries(FEATURES.map((feature) => [feature, OF_A_FEATURE])),
  jobs: ['model', 'archive', 'ports', ...FEATURES],
  web: ['model', 'locale', 'text', 'archive', 'ports', ...FEATURES],
  config: ['model', 'locale'],
  app: ['model', 'config', 'ports', 'archive', 'jobs', 'web'],
  cli: EVERYTHING,
  main: ['cli'],
}

/** Packages that belong to one part alone. */
const HOME_OF: Readonly<Record<string, string>> = {
  kysely: 'archive',
  pg: 'archive',
  'better-sqlite3': 'archive',
  'sanitize-html': 'text',
  hono: 'web',
  '@hono/node-server': 'web',
  '@mozilla/readability': 'intake',
  nodemailer: 'jobs',
  'onnxruntime-web': 'relate',
  '@huggingface/tokenizers': 'relate',
  uqr: 'web',
  'altcha-lib': 'comments',
  otpauth: 'staff',
  '@simplewebauthn/server': 'staff',
  '@zxcvbn-ts/language-common': 'staff',
}

/** Folders where everything ends up that nobody has found a name for. */
const NAMELESS = /(^|\/)(utils?|helpers?|commons?|lib|shared|services?|managers?|misc)(\/|\.ts$)/

const files = sourceFiles()
const partOf = (path: string) => path.split('/')[1]?.replace(/\.ts$/, '') ?? ''

test('every part imports only what it may', () => {
  const wrong = files.flatMap(({ path, imports }) => {
    const allowed = MAY_IMPORT[partOf(path)]
    assert.ok(allowed, `${path}: no rule for ${partOf(path)}`)
    return imports
      .filter((to) => partOf(to) !== partOf(path) && !allowed.includes(partOf(to)))
      .map((to) => `${path} → ${to}`)
  })
  assert.deepEqual(wrong, [])
})

test('a package is used in one part', () => {
  const wrong = files.flatMap(({ path, packages }) =>
    packages.filter((name) => (HOME_OF[name] ?? partOf(path)) !== partOf(path)).map((name) => `${path} → ${name}`),
  )
  assert.deepEqual(wrong, [])
})

test('no file imports itself by way of others', () => {
  const importsOf = new Map(files.map(({ path, imports }) => [path, imports]))
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (path: string, way: readonly string[]) => {
    if (way.includes(path)) cycles.push([...way.slice(way.indexOf(path)), path].join(' → '))
    if (done.has(path) || way.includes(path)) return
    for (const next of importsOf.get(path) ?? []) visit(next, [...way, path])
    done.add(path)
  }
  for (const { path } of files) visit(path, [])
  assert.deepEqual(cycles, [])
})

test('no file passes on what another one exports', () => {
  const barrels = files.filter(({ text }) => /^export\s[^'"=]*?\bfrom\s+'/m.test(text)).map(({ path }) => path)
  assert.deepEqual(barrels, [])
})

test('folders and files are named for what is in them', () => {
  const paths = globSync('{src,test,bench,client,fixtures}/**/*', { cwd: ROOT })
  assert.deepEqual(
    paths.filter((path) => NAMELESS.test(path)),
    [],
  )
})

test('the environment is read where the program starts, and nowhere else', () => {
  const readers = files.filter(({ text }) => /\bprocess\.env\b/.test(text)).map(({ path }) => path)
  assert.deepEqual(readers, ['src/main.ts'])
})

test('the rules see the imports that there are', () => {
  const [main] = files.filter(({ path }) => path === 'src/main.ts')
  assert.ok(main?.imports.includes('src/cli/run.ts'))
  const archive = files.filter(({ path }) => partOf(path) === 'archive')
  assert.ok(archive.some(({ packages }) => packages.includes('kysely')))
})
