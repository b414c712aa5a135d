import assert from 'node:assert/strict'
import { test } from 'node:test'
import { economy, report } from '../../fixtures/cast.ts'
import { commentsCommand } from '../../src/cli/comments.ts'
import { readConfig } from '../../src/config.ts'
import { Problem } from '../../src/model/problem.ts'
import { pathOf } from '../machines/read-page.ts'
import { commentingIn } from '../support/commenting.ts'
import { onEachDatabase, type TestDatabase } from '../support/databases.ts'
import { type Newsroom, openNewsroom } from '../support/newsroom.ts'
import type { Scope } from '../support/scope.ts'
import { staffTab } from '../support/staff.ts'

onEachDatabase('an operator', (database) => {
  test('gives a section and an article policies of their own, and takes them back', async (scope) => {
    const { newsroom, warraq } = await aSite(scope, database)
    const [receipt] = await newsroom.receive(report('Dredging begins', { section: economy }))
    const id = String(receipt?.article?.id)
    const state = async () => {
      const outcome = await commentingIn(newsroom).send(pathOf(receipt), { comment: `At ${newsroom.clock.now}` })
      if (outcome.status !== 303) return outcome.status
      const rows = await newsroom.app.archive.writes.selectFrom('comment').select('state').orderBy('id').execute()
      return rows.at(-1)?.state
    }
    assert.equal(await state(), 'held')
    await warraq(['policy', 'open'], { section: 'economy' })
    assert.equal(await state(), 'published')
    await warraq(['policy', 'closed'], { article: id })
    assert.equal(await state(), 409)
    assert.deepEqual(await warraq(['policy'], {}), [
      'The site’s policy is pre-moderated.',
      `article\t${id}\tclosed`,
      'section\teconomy\topen',
    ])
    await warraq(['policy', 'inherit'], { article: id })
    assert.equal(await state(), 'published')
    await assert.rejects(warraq(['policy', 'open'], { section: 'none' }), is('section-not-found'))
    await assert.rejects(warraq(['policy', 'open'], { article: '999' }), is('article-not-found'))
    await assert.rejects(warraq(['policy', 'ajar'], { article: id }), is('comment-policy-unknown'))
  })

  test('lists words, which comments are then held or refused for', async (scope) => {
    const { newsroom, warraq } = await aSite(scope, database, { COMMENTS: 'open' })
    await warraq(['words', 'add', 'casino'], {})
    await warraq(['words', 'add', 'big', 'money'], {}, ['reject'])
    assert.deepEqual(await warraq(['words', 'list'], {}), ['reject\tbig money', 'hold\tcasino'])
    const [receipt] = await newsroom.receive(report('Dredging begins'))
    for (const comment of ['A casino!', 'BIG money.', 'Neither.']) {
      await commentingIn(newsroom).comment(pathOf(receipt), { comment })
    }
    const rows = await newsroom.app.archive.writes.selectFrom('comment').select('state').orderBy('id').execute()
    assert.deepEqual(
      rows.map(({ state }) => state),
      ['held', 'rejected', 'published'],
    )
    await warraq(['words', 'remove', 'casino'], {})
    await assert.rejects(warraq(['words', 'remove', 'casino'], {}), is('word-not-listed'))
    await assert.rejects(warraq(['words', 'add', '!!'], {}), is('word-without-letters'))
    await assert.rejects(warraq(['words', 'add', 'one two three four five'], {}), is('word-too-long'))
  })

  test('hands over everything kept of a writer, and takes it all away', async (scope) => {
    const { newsroom, warraq } = await aSite(scope, database, { COMMENTS: 'open' })
    const [receipt] = await newsroom.receive(report('Dredging begins'))
    const { comment } = commentingIn(newsroom)
    await comment(pathOf(receipt), { name: 'Salma', comment: 'Mine.', email: 'salma@example.org' }, '192.0.2.4')
    await comment(pathOf(receipt), { name: 'Other', comment: 'Not hers.', email: 'other@example.org' })
    const [exported = ''] = await warraq(['export'], { email: ' SALMA@example.org' })
    const owned: readonly { text: string; name: string; decisions: readonly unknown[] }[] = JSON.parse(exported)
    assert.deepEqual(
      owned.map(({ name, text, decisions }) => [name, text, decisions.length]),
      [['Salma', 'Mine.', 1]],
    )
    assert.match((await warraq(['erase'], { email: 'salma@example.org' }))[0] ?? '', /Erased: 1 comment/)
    assert.match((await warraq(['erase'], { email: 'salma@example.org' }))[0] ?? '', /No comment/)
    const rows = await newsroom.app.archive.writes.selectFrom('comment').selectAll().orderBy('id').execute()
    const [hers, other] = rows
    assert.deepEqual(
      [hers?.name, hers?.text, hers?.email, hers?.email_hash, hers?.address_hash, hers?.state],
      ['', '', null, null, null, 'deleted'],
    )
    assert.equal(other?.text, 'Not hers.')
    const article = await newsroom.app.archive.writes
      .selectFrom('article')
      .select('published_comments')
      .executeTakeFirstOrThrow()
    assert.equal(article.published_comments, 1)
  })
})

onEachDatabase('a member of staff who comments', (database) => {
  test('needs no code, and waits for no moderator', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const [receipt] = await newsroom.receive(report('Dredging begins'))
    const path = pathOf(receipt)
    const tab = await staffTab(newsroom, 'moderator')
    const shown = await (await tab.post(path, { intent: 'code', name: 'Desk', comment: 'Thank you all.' })).text()
    assert.match(shown, /so no code is needed/)
    assert.doesNotMatch(shown, /code\/picture/)
    const token = /name="code-token" value="([\w-]+)"/.exec(shown)?.[1] ?? ''
    const sent = await tab.post(path, { 'code-token': token, name: 'Desk', comment: 'Thank you all.' })
    assert.equal(sent.status, 303)
    const rows = await newsroom.app.archive.writes.selectFrom('comment').select('state').execute()
    assert.deepEqual(rows, [{ state: 'published' }])
  })
})

type Warraq = (
  positionals: readonly string[],
  values: Readonly<Record<string, string>>,
  switches?: readonly string[],
) => Promise<readonly string[]>

/** A newsroom, and the command line of whoever keeps it; what the command prints. */
async function aSite(
  scope: Scope,
  database: TestDatabase,
  settings: Readonly<Record<string, string>> = {},
): Promise<{ readonly newsroom: Newsroom; readonly warraq: Warraq }> {
  const location = await database.location(scope)
  const newsroom = await openNewsroom(scope, { ...database, location: async () => location }, settings)
  const { dataDir, databaseUrl } = location
  const config = readConfig({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl })
  const warraq: Warraq = async (positionals, values, switches = []) => {
    const out: string[] = []
    const terminal = {
      out: (line: string) => out.push(line),
      err: () => {},
      isInteractive: false,
      redraw: () => {},
      voice: { lang: 'en', digits: 'latn' } as const,
      stop: new AbortController().signal,
    }
    const call = {
      config,
      terminal,
      positionals,
      value: (name: string) => values[name],
      has: (name: string) => switches.includes(name),
    }
    assert.equal(await commentsCommand.run(call as unknown as Parameters<typeof commentsCommand.run>[0]), 0)
    return out
  }
  return { newsroom, warraq }
}

const is = (code: string) => (error: unknown) => error instanceof Problem && error.code === code
