import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { temporaryFolder } from '../support/databases.ts'
import { atEnd, type Scope } from '../support/scope.ts'

const WARRAQ = new URL('../../bin/warraq', import.meta.url).pathname

interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function start(scope: Scope, args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const { PATH = '' } = process.env
  // Under this very Node the launcher starts no other, so that a signal reaches what it is meant for.
  const child = spawn(process.execPath, [WARRAQ, ...args], { env: { PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  atEnd(scope, () => child.kill('SIGKILL'))
  return child
}

async function run(scope: Scope, args: readonly string[], env?: Record<string, string>): Promise<Run> {
  const child = start(scope, args, env)
  const { stdout, stderr } = child
  assert.ok(stdout && stderr)
  const [out, err, [code]] = await Promise.all([text(stdout), text(stderr), once(child, 'close')])
  return { code, out, err }
}

function row(id: number, fields: object = {}): string {
  const body = `Berth ${id} opened on Monday, the port authority said.\n\nWork goes on with the next one until the spring.`
  return JSON.stringify({
    id: `b${id}`,
    lang: 'en',
    kind: 'news',
    date: '2024-05-06',
    source: 'Port News',
    headline: `Berth ${id} opens`,
    body,
    ...fields,
  })
}

function rows(count: number): string {
  return Array.from({ length: count }, (_, index) => row(index + 1)).join('\n')
}

const outcomes = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).outcome)

test('an import tells what became of each text, and repeated changes nothing', async (scope) => {
  const folder = temporaryFolder(scope)
  const env = { DATA_DIR: join(folder, 'data') }
  const file = join(folder, 'in.jsonl')
  writeFileSync(
    file,
    [
      row(1),
      '{"broken',
      row(2, { headline: '' }),
      row(3),
      row(1),
      row(4, { id: 'b3', headline: 'Berth 3 opens late' }),
    ].join('\n'),
  )

  const dry = await run(scope, ['import', '--dry-run', '--json', file], env)
  assert.equal(dry.code, 0)
  const expected = ['imported', 'rejected', 'rejected', 'imported', 'duplicate', 'revised']
  assert.deepEqual(outcomes(dry.out), expected)
  assert.match(dry.err, /nothing was written/)

  const first = await run(scope, ['import', '--json', file], env)
  assert.deepEqual(outcomes(first.out), expected)
  const [one, broken] = first.out.split('\n').map((line) => JSON.parse(line || '{}'))
  assert.deepEqual(one, {
    input: `${file}#1`,
    outcome: 'imported',
    articleId: one.articleId,
    path: `/en/2024/05/${one.articleId}-berth-1-opens`,
  })
  assert.equal(broken.reason, 'invalid-json')

  const again = await run(scope, ['import', '--json', file], env)
  assert.deepEqual(outcomes(again.out), ['duplicate', 'rejected', 'rejected', 'duplicate', 'duplicate', 'duplicate'])
  const plain = await run(scope, ['import', file], env)
  assert.match(
    plain.out,
    /Nothing imported\n.*No new revisions\n.*4 duplicates\n.*2 inputs rejected\n.*#2: The line is not valid JSON\./,
  )
})

test('an import killed in the middle is gone on with by the same command', async (scope) => {
  const folder = temporaryFolder(scope)
  const env = { DATA_DIR: join(folder, 'data') }
  const file = join(folder, 'in.jsonl')
  writeFileSync(file, rows(3000))
  const child = start(scope, ['import', '--json', file], env)
  assert.ok(child.stdout)
  let seen = 0
  for await (const chunk of child.stdout) {
    seen += String(chunk).split('\n').length - 1
    if (seen >= 500) break
  }
  child.kill('SIGKILL')
  const again = await run(scope, ['import', '--json', file], env)
  assert.equal(again.code, 0)
  const became = outcomes(again.out)
  assert.equal(became.length, 3000)
  assert.ok(became.filter((outcome) => outcome === 'duplicate').length >= 500)
  assert.ok(became.every((outcome) => outcome === 'duplicate' || outcome === 'imported'))
  const third = await run(scope, ['import', file], env)
  assert.match(third.out, /3,000 duplicates/)
})

test('a broken file does not stop the rest, and a folder that holds nothing is told', async (scope) => {
  const folder = temporaryFolder(scope)
  const env = { DATA_DIR: join(folder, 'data') }
  writeFileSync(join(folder, 'a.bin'), Buffer.from([0, 1, 2, 3, 0, 255]))
  writeFileSync(join(folder, 'b.jsonl'), rows(1))
  writeFileSync(join(folder, 'c.txt'), 'Neither a date nor a source.')
  const { out, code } = await run(
    scope,
    ['import', '--json', join(folder, 'a.bin'), join(folder, 'b.jsonl'), join(folder, 'c.txt')],
    env,
  )
  assert.equal(code, 0)
  assert.deepEqual(outcomes(out), ['rejected', 'imported', 'rejected'])
  const nothing = await run(scope, ['import', temporaryFolder(scope)], env)
  assert.equal(nothing.code, 1)
  assert.match(nothing.err, /nothing to import/)
})

test('a site is served with the seed newsroom, and stops when it is told to', async (scope) => {
  const env = { DATA_DIR: join(temporaryFolder(scope), 'data'), PORT: '0' }
  const { child, url } = await serve(scope, ['--seed'], env)
  const page = await fetch(`${url}/ar/`)
  assert.equal(page.status, 200)
  assert.match(await page.text(), /<html lang="ar" dir="rtl">/)
  const cached = await fetch(`${url}/ar/`)
  assert.equal(cached.headers.get('ETag'), page.headers.get('ETag'))
  assert.equal((await cached.text()).length > 1000, true)
  const stopped = once(child, 'close')
  child.kill('SIGTERM')
  assert.deepEqual(await stopped, [0, null])

  const again = await serve(scope, ['--seed'], env)
  const sitemap = await (await fetch(`${again.url}/sitemap/articles-1.xml`)).text()
  assert.equal(sitemap.match(/<loc>/g)?.length, readdirSync(new URL('../../seeds/articles', import.meta.url)).length)
})

async function serve(scope: Scope, args: readonly string[], env: Record<string, string>) {
  const child = start(scope, ['serve', ...args], env)
  assert.ok(child.stdout)
  let out = ''
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    out += chunk
    const url = /http:\/\/\S+:\d+/.exec(out)?.[0]
    if (url) return { child, out, url: url.replace('localhost', '127.0.0.1') }
  }
  throw new Error(`the server ended: ${out}`)
}

test('a taken port is told in a sentence, in the language of the terminal, and nothing is made', async (scope) => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  atEnd(scope, () => taken.close())
  const address = taken.address()
  const port = String(typeof address === 'object' ? address?.port : '')
  const dataDir = join(temporaryFolder(scope), 'data')
  const env = { DATA_DIR: dataDir, PORT: port }
  const english = await run(scope, ['serve'], env)
  assert.deepEqual([english.code, english.out], [1, ''])
  assert.match(english.err, new RegExp(`^Port ${port} is already in use[^\\n]*\\n$`))
  const arabic = await run(scope, ['serve'], { ...env, LANG: 'ar_EG.UTF-8' })
  assert.match(arabic.err, /^المنفذ[^\n]*\n$/)
  assert.equal(existsSync(dataDir), false)
})

test('a start shows how to make the first account in both languages, until there is one', async (scope) => {
  const env = { DATA_DIR: join(temporaryFolder(scope), 'data'), PORT: '0' }
  const started = async () => {
    const { child, out } = await serve(scope, [], env)
    const rest = child.stdout ? text(child.stdout) : ''
    child.kill('SIGTERM')
    await once(child, 'close')
    return out + (await rest)
  }
  const links = (await started()).match(/http:\S+\/newsroom\/first-admin\/\S+/g) ?? []
  assert.deepEqual(
    links.map((link) => new URL(link).pathname.slice(0, 4)),
    ['/ar/', '/en/'],
  )
  const added = await run(
    scope,
    ['staff', 'add', '--email', 'a@b.example', '--name', 'Ada', '--role', 'admin', '--link'],
    env,
  )
  assert.equal(added.code, 0)
  assert.doesNotMatch(await started(), /first-admin/)
})

test('what cannot be understood is told with what would be', async (scope) => {
  const told = async (...args: string[]) => {
    const { code, err } = await run(scope, args, { DATA_DIR: join(temporaryFolder(scope), 'data') })
    return [code, err.trim()] as const
  }
  assert.deepEqual(await told('sreve'), [2, 'There is no command sreve. Run warraq --help to see them all.'])
  assert.match((await told('serve', '--prot', '80')).join(' '), /^2 There is no setting --prot/)
  assert.match(
    (await told('serve', '--port', '99999')).join(' '),
    /^1 The setting PORT cannot be “99999”; it takes: number/,
  )
  assert.match((await told('serve', '--time-zone-en', 'Mars/Olympus')).join(' '), /^1 The setting TIME_ZONE_EN/)
  assert.match((await told('import')).join(' '), /^2 /)
  assert.match((await told('withdraw', '7')).join(' '), /^1 There is no article with the number 7/)
  const help = await run(scope, ['--help'])
  assert.equal(help.code, 0)
  for (const name of ['serve', 'import', '--site-url', 'SITE_URL', 'DATABASE_URL'])
    assert.ok(help.out.includes(name), name)
})
