import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { report } from '../../fixtures/cast.ts'
import { decide } from '../../src/comments/decide.ts'
import { pathOf } from '../machines/read-page.ts'
import { commentingIn, FORM_HEADERS } from '../support/commenting.ts'
import { onEachDatabase } from '../support/databases.ts'
import { type Newsroom, openNewsroom } from '../support/newsroom.ts'
import { atEnd, type Scope } from '../support/scope.ts'

const HUDA = { staffId: 7, name: 'Huda' }
const SALMA = { name: 'Salma', comment: 'The first thought.', email: 'salma@example.org', notify: 'yes' } as const

interface Received {
  readonly to: readonly string[]
  readonly message: string
}

/** A mail server of this process; `refusal` is what it answers to every message, when there is one. */
async function aMailServer(scope: Scope) {
  const received: Received[] = []
  const state: { refusal: number | undefined } = { refusal: undefined }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (state.refusal !== undefined) return done(Object.assign(new Error('no'), { responseCode: state.refusal }))
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          message: Buffer.concat(chunks).toString('utf8'),
        })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  atEnd(scope, () => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return { received, state, url: `smtp://127.0.0.1:${port}` }
}

onEachDatabase('notices of comments', (database) => {
  test('tell who asked for it of an answer, once, with a way to end them', async (scope) => {
    const mail = await aMailServer(scope)
    const { newsroom, path, parent } = await aThread(scope, mail.url, { COMMENTS: 'open' })
    const { comment } = commentingIn(newsroom)
    await comment(path, { name: 'يوسف', comment: 'An answer to it.', parent })
    await newsroom.app.settle()
    await newsroom.app.settle()
    assert.deepEqual(
      mail.received.map(({ to }) => to),
      [['salma@example.org']],
    )
    const [{ message } = { message: '' }] = mail.received
    const text = decoded(message)
    assert.match(text, /An answer to it\./)
    assert.match(text, /https:\/\/warraq\.example\/en\/2026\/01\/\d+-dredging-begins\?comment=\d+#comment-\d+/)
    const end =
      /List-Unsubscribe: <https:\/\/warraq\.example([^>\s]+)>/.exec(message.replace(/\r\n\s+/g, ' '))?.[1] ?? ''
    assert.match(await newsroom.page(end), /No more notices/)
    const ended = await newsroom.request(end, {
      method: 'POST',
      headers: FORM_HEADERS,
      body: 'List-Unsubscribe=One-Click',
    })
    assert.equal(ended.status, 200)
    await comment(path, { comment: 'Another answer.', parent })
    await newsroom.app.settle()
    assert.equal(mail.received.length, 1)
    const rows = await newsroom.app.archive.writes.selectFrom('comment').select('email').execute()
    assert.ok(rows.every(({ email }) => email === null))
  })

  test('wait until an answer is approved, and tell moderators of the first that waits', async (scope) => {
    const mail = await aMailServer(scope)
    const { newsroom, path, parent } = await aThread(scope, mail.url, { MODERATORS_MAIL: 'desk@example.org' })
    const { archive } = newsroom.app
    const { comment } = commentingIn(newsroom)
    assert.deepEqual(
      mail.received.map(({ to }) => to),
      [['desk@example.org']],
    )
    await decide(archive, newsroom.clock.now, HUDA, [parent], { decision: 'approve' })
    await comment(path, { comment: 'Held first.', parent })
    await newsroom.app.settle()
    assert.equal(mail.received.length, 1, 'one is called once in a quarter of an hour')
    const { id } = await archive.writes
      .selectFrom('comment')
      .select('id')
      .where('text', '=', 'Held first.')
      .executeTakeFirstOrThrow()
    await decide(archive, newsroom.clock.now, HUDA, [id], { decision: 'approve' })
    await newsroom.app.settle()
    assert.deepEqual(
      mail.received.map(({ to }) => to),
      [['desk@example.org'], ['salma@example.org']],
    )
  })

  test('go again after a while when the server cannot take them now, and not when it refuses for good', async (scope) => {
    const mail = await aMailServer(scope)
    const { newsroom, path, parent } = await aThread(scope, mail.url, { COMMENTS: 'open' })
    const { comment } = commentingIn(newsroom)
    mail.state.refusal = 451
    await comment(path, { comment: 'An answer.', parent })
    await newsroom.app.settle()
    mail.state.refusal = undefined
    await newsroom.app.settle()
    assert.equal(mail.received.length, 0, 'it is not tried at once')
    newsroom.clock.now += 61_000
    await newsroom.app.settle()
    assert.equal(mail.received.length, 1)
    mail.state.refusal = 550
    await comment(path, { comment: 'Another answer.', parent })
    await newsroom.app.settle()
    newsroom.clock.now += 3_600_000
    mail.state.refusal = undefined
    await newsroom.app.settle()
    assert.equal(mail.received.length, 1)
    const states = await newsroom.app.archive.writes
      .selectFrom('notice')
      .select(['state', 'recipient'])
      .orderBy('id')
      .execute()
    assert.deepEqual(states, [
      { state: 'sent', recipient: '' },
      { state: 'failed', recipient: '' },
    ])
  })

  test('are offered by no form where there is no mail server', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const [receipt] = await newsroom.receive(report('Dredging begins'))
    assert.doesNotMatch(await newsroom.page(pathOf(receipt)), /name="notify"/)
  })

  async function aThread(scope: Scope, url: string, settings: Readonly<Record<string, string>>) {
    const newsroom = await openNewsroom(scope, database, {
      SMTP_URL: url,
      MAIL_FROM: 'site@warraq.example',
      ...settings,
    })
    const [receipt] = await newsroom.receive(report('Dredging begins'))
    const path = pathOf(receipt)
    await commentingIn(newsroom).comment(path, SALMA)
    await newsroom.app.settle()
    return { newsroom, path, parent: await onlyComment(newsroom) }
  }
})

async function onlyComment({ app }: Newsroom): Promise<number> {
  const { id } = await app.archive.writes.selectFrom('comment').select('id').executeTakeFirstOrThrow()
  return id
}

/** The text of a message in quoted-printable or base64 (RFC 2045). */
function decoded(message: string): string {
  const [head = '', ...body] = message.split('\r\n\r\n')
  const text = body.join('\r\n\r\n')
  if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8')
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
