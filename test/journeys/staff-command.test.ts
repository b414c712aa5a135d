import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Terminal } from '../../src/cli/command.ts'
import { run } from '../../src/cli/run.ts'
import { onEachDatabase, type TestDatabase } from '../support/databases.ts'
import { SITE_URL } from '../support/newsroom.ts'
import type { Scope } from '../support/scope.ts'

const PASSWORD = 'lantern quay sparrow tin'

interface Told {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** The command line on an archive of its own; what is typed where nothing is shown stands in `typed`. */
async function openShell(scope: Scope, database: TestDatabase, lang: 'ar' | 'en' = 'en') {
  const { dataDir, databaseUrl } = await database.location(scope)
  const environment = { SITE_URL, DATA_DIR: dataDir, DATABASE_URL: databaseUrl }
  return async (args: readonly string[], typed: readonly string[] = []): Promise<Told> => {
    const [out, err, answers]: string[][] = [[], [], [...typed]]
    const terminal: Terminal = {
      out: (line) => out?.push(line),
      err: (line) => err?.push(line),
      redraw: () => {},
      readSecret: async () => answers?.shift() ?? '',
      isTyped: true,
      isInteractive: false,
      voice: { lang, digits: 'latn' },
      stop: new AbortController().signal,
    }
    const code = await run(['staff', ...args], environment, terminal)
    return { code, out: out?.join('\n') ?? '', err: err?.join('\n') ?? '' }
  }
}

const person = (name: string, role: string) => ['--email', `${name}@harbour.example`, '--name', name, '--role', role]

onEachDatabase('warraq staff', (database) => {
  test('adds people by a password or a link, and lists them', async (scope) => {
    const staff = await openShell(scope, database)
    assert.equal((await staff(['list'])).out, 'No one has an account yet.')
    const added = await staff(['add', ...person('Ada', 'admin')], [PASSWORD, PASSWORD])
    assert.deepEqual(added, { code: 0, out: 'Ada now has an account as admin.', err: '' })
    const linked = await staff(['add', ...person('Huda', 'moderator'), '--link'])
    assert.match(linked.out, /good once and for a day: https:\/\/warraq\.example\/en\/newsroom\/password\/[\w-]{43}$/)
    assert.equal(
      (await staff(['list'])).out,
      'Ada@harbour.example\tadmin\tactive\tAda\nHuda@harbour.example\tmoderator\tactive\tHuda',
    )
  })

  test('takes no weak, mistyped or missing details', async (scope) => {
    const staff = await openShell(scope, database)
    const told = async (args: readonly string[], typed?: readonly string[]) => {
      const { code, err } = await staff(['add', ...args], typed)
      return `${code} ${err}`
    }
    assert.match(await told(person('Ada', 'admin'), ['short']), /^1 This password is too short: .* 8 characters/)
    assert.match(await told(person('Ada', 'admin'), ['password1']), /^1 Many people use this password/)
    assert.match(
      await told(person('Ada', 'admin'), [PASSWORD, `${PASSWORD}!`]),
      /^1 The two passwords are not the same/,
    )
    assert.match(await told(person('Ada', 'boss')), /^2 The command staff needs --role contributor\|/)
    assert.match(await told(['--role', 'admin', '--name', 'Ada']), /^2 The command staff needs --email/)
    assert.match(await told([...person('Ada', 'admin'), '--email', 'ada']), /^1 This does not look like an e-mail/)
    assert.equal((await staff(['list'])).out, 'No one has an account yet.')
    await staff(['add', ...person('Ada', 'admin'), '--link'])
    assert.match(await told([...person('ADA', 'editor'), '--link']), /^1 Someone has an account with .* already/)
  })

  test('changes, disables, enables and resets, and leaves an admin', async (scope) => {
    const staff = await openShell(scope, database, 'ar')
    await staff(['add', ...person('Ada', 'admin'), '--link'])
    await staff(['add', ...person('Huda', 'moderator'), '--link'])
    const huda = ['--email', 'huda@harbour.example']
    assert.equal((await staff(['role', ...huda, '--role', 'editor'])).out, 'صار دور Huda الآن محرر، وأُخرج من كل مكان.')
    assert.equal((await staff(['disable', ...huda])).code, 0)
    assert.match((await staff(['link', ...huda])).err, /حساب Huda@harbour\.example معطّل/)
    assert.equal((await staff(['enable', ...huda])).code, 0)
    assert.match((await staff(['reset', ...huda])).out, /https:\/\/warraq\.example\/ar\/newsroom\/password\//)
    const last = await staff(['disable', '--email', 'ada@harbour.example'])
    assert.deepEqual([last.code, last.err], [1, 'سيبقى الموقع بلا مدير. اجعل شخصًا آخر مديرًا أولًا.'])
    assert.match((await staff(['role', '--email', 'none@harbour.example', '--role', 'editor'])).err, /^لا حساب بالبريد/)
    assert.equal((await staff(['fire'])).code, 2)
  })
})
