import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NOW, report } from '../../fixtures/cast.ts'
import type { Archive } from '../../src/archive/archive.ts'
import { allBans } from '../../src/archive/bans.ts'
import { decisionsOf } from '../../src/archive/comment-decisions.ts'
import { heldComments, heldCount, queuedComments, reportedComments } from '../../src/archive/comment-queue.ts'
import { reportsOf } from '../../src/archive/comment-reports.ts'
import { termCounts } from '../../src/archive/comment-terms.ts'
import { writerCounts, writerHistory } from '../../src/archive/comment-writers.ts'
import { commentById } from '../../src/archive/comments.ts'
import { secretOf } from '../../src/archive/secrets.ts'
import { termsOf } from '../../src/comments/classifier.ts'
import { issueCode } from '../../src/comments/code/issue.ts'
import { readCode } from '../../src/comments/code/verify.ts'
import { decide } from '../../src/comments/decide.ts'
import { reportComment } from '../../src/comments/report.ts'
import type { CommentSettings } from '../../src/comments/settings.ts'
import { type SentComment, submitComment } from '../../src/comments/submit.ts'
import { undo } from '../../src/comments/undo.ts'
import type { CommentPolicy } from '../../src/model/comment.ts'
import { onEachDatabase } from '../support/databases.ts'
import { put } from '../support/put.ts'

const HUDA = { staffId: 7, name: 'Huda' }
const MINUTE = 60_000

onEachDatabase('moderators', (database) => {
  test('find what waits, oldest first, with its article, what it answers and what fired on it', async (scope) => {
    const { archive, write } = await aDesk(await database.open(scope))
    const first = await write({ text: 'The first.' })
    await decide(archive, NOW, HUDA, [first], { decision: 'approve' })
    const answer = await write({
      text: 'An answer with https://a.example https://b.example https://c.example',
      parentId: first,
    })
    const second = await write({ text: 'The second.' })
    const queue = await heldComments(archive.reads, { limit: 10 })
    assert.deepEqual(
      queue.map(({ id }) => id),
      [answer, second],
    )
    assert.equal(await heldCount(archive.reads), 2)
    assert.equal(queue[0]?.article.headline, 'Dredging begins')
    assert.equal(queue[0]?.parent?.text, 'The first.')
    assert.deepEqual(
      queue[0]?.fired.map(({ rule, spans }) => [rule, spans.length]),
      [
        ['link', 3],
        ['policy', 0],
      ],
    )
    assert.deepEqual(await heldComments(archive.reads, { limit: 10, after: second }), [])
  })

  test('approve, reject and mark as spam, in the log with who, when and why; the count and the classifier follow', async (scope) => {
    const { archive, write, published } = await aDesk(await database.open(scope))
    const [one, two, three] = [
      await write({ text: 'Harbour plans.' }),
      await write({ text: 'Cheap pills.' }),
      await write({ text: 'Nonsense.' }),
    ]
    await decide(archive, NOW, HUDA, [one], { decision: 'approve' })
    await decide(archive, NOW, HUDA, [two], { decision: 'spam', note: 'pills' })
    await decide(archive, NOW, HUDA, [three], { decision: 'reject' })
    assert.deepEqual(await states(archive, [one, two, three]), ['published', 'spam', 'rejected'])
    assert.equal(await published(), 1)
    const [, decision] = await decisionsOf(archive.reads, [two])
    assert.deepEqual(
      { by: decision?.by, at: decision?.at, reasons: decision?.reasons, decision: decision?.decision },
      { by: HUDA, at: NOW, reasons: { note: 'pills' }, decision: 'spam' },
    )
    const [harbour = '', pills = ''] = termsOf('harbour pills', 'en').map(({ term }) => term)
    const learned = await termCounts(archive.reads, 'en', [harbour, pills])
    assert.deepEqual(learned.all, { ham: 1, spam: 1 })
    assert.deepEqual(learned.terms.get(harbour), { ham: 1, spam: 0 })
    assert.deepEqual(learned.terms.get(pills), { ham: 0, spam: 1 })
    const again = await decide(archive, NOW, HUDA, [two], { decision: 'spam' })
    assert.deepEqual(again, { batch: undefined, changed: [], unchanged: [two] })
  })

  test('take a whole act back, once, and nothing that was decided since', async (scope) => {
    const { archive, write, published } = await aDesk(await database.open(scope))
    const ids = [await write({ text: 'One.' }), await write({ text: 'Two.' }), await write({ text: 'Three.' })]
    const [one = 0, two = 0, three = 0] = ids
    const { batch = '' } = await decide(archive, NOW, HUDA, ids, { decision: 'spam' })
    await decide(archive, NOW + 1, HUDA, [two], { decision: 'approve' })
    const undone = await undo(archive, NOW + 2, HUDA, batch)
    assert.deepEqual(undone.changed, [one, three])
    assert.deepEqual(undone.unchanged, [two])
    assert.deepEqual(await states(archive, ids), ['held', 'published', 'held'])
    assert.equal(await published(), 1)
    assert.deepEqual((await termCounts(archive.reads, 'en', [])).all, { ham: 1, spam: 0 })
    assert.deepEqual((await undo(archive, NOW + 3, HUDA, batch)).changed, [])
    assert.deepEqual(
      (await decisionsOf(archive.reads, [one])).map(({ decision }) => decision),
      ['judge', 'spam', 'undo'],
    )
  })

  test('decide of a thousand at once and take it back', async (scope) => {
    const { archive, article } = await aDesk(await database.open(scope))
    const rows = Array.from({ length: 1200 }, (_, index) => rowOf(article, index))
    for (let start = 0; start < rows.length; start += 100) {
      await archive.writes
        .insertInto('comment')
        .values(rows.slice(start, start + 100))
        .execute()
    }
    const ids = (await archive.reads.selectFrom('comment').select('id').execute()).map(({ id }) => id)
    const { batch = '', changed } = await decide(archive, NOW, HUDA, ids, { decision: 'approve' })
    assert.equal(changed.length, 1200)
    assert.equal((await undo(archive, NOW, HUDA, batch)).changed.length, 1200)
    assert.equal(await heldCount(archive.reads), 1200)
  })

  test('cover part of a text with a mark; the text itself stays as it was written', async (scope) => {
    const { archive, write } = await aDesk(await database.open(scope))
    const id = await write({ text: 'Call 555 0100 or 😀 me.' })
    const { batch = '' } = await decide(archive, NOW, HUDA, [id], {
      decision: 'redact',
      spans: [
        [5, 9],
        [8, 13],
        [18, 19],
        [900, 901],
      ],
    })
    const comment = await commentById(archive.reads, id)
    assert.deepEqual(comment?.redactions, [
      [5, 13],
      [17, 19],
    ])
    assert.equal(comment?.text, 'Call 555 0100 or 😀 me.')
    await undo(archive, NOW, HUDA, batch)
    assert.deepEqual((await commentById(archive.reads, id))?.redactions, [])
  })

  test('ban a writer for a time, by name, e-mail and network, and take that back', async (scope) => {
    const { archive, write } = await aDesk(await database.open(scope), 'open')
    const writer = { name: 'Troll', email: 'troll@example.org', address: '192.0.2.9' }
    const id = await write(writer)
    const act = { decision: 'ban', kinds: ['name', 'email', 'address'], lastsMs: MINUTE * 60 } as const
    const { batch = '' } = await decide(archive, NOW, HUDA, [id], act)
    const byName = await write({ name: 'T\u200Dr\u0640oll' })
    const byEmail = await write({ name: 'Other', email: 'TROLL@example.org' })
    const byNetwork = await write({ name: 'Third', address: '192.0.2.9' })
    const innocent = await write({ name: 'Fourth', address: '192.0.2.10' })
    assert.deepEqual(await states(archive, [byName, byEmail, byNetwork, innocent]), [
      'rejected',
      'rejected',
      'rejected',
      'published',
    ])
    const [seen] = await queuedComments(archive.reads, [byEmail])
    assert.deepEqual(
      seen?.fired.map(({ rule, asks }) => [rule, asks]),
      [['ban', 'reject']],
    )
    await undo(archive, NOW, HUDA, batch)
    assert.deepEqual(await states(archive, [await write(writer)]), ['published'])
    await decide(archive, NOW, HUDA, [id], act)
    assert.deepEqual(await states(archive, [await write(writer)]), ['rejected'])
    assert.deepEqual(await states(archive, [await write(writer, MINUTE * 61)]), ['published'], 'when the ban has ended')
  })

  test('ban and refuse in one act, which is taken back as one', async (scope) => {
    const { archive, write } = await aDesk(await database.open(scope))
    const id = await write({ name: 'Troll', text: 'Buy pills.' })
    const { batch = '', changed } = await decide(archive, NOW, HUDA, [id], {
      decision: 'ban',
      kinds: ['name', 'email'],
      lastsMs: MINUTE,
      comment: 'spam',
      note: 'pills',
    })
    assert.deepEqual(changed, [id])
    assert.deepEqual(
      (await decisionsOf(archive.reads, [id])).map(({ decision, reasons: { ban } }) => [decision, ban?.kinds]),
      [
        ['judge', undefined],
        ['ban', ['name']],
        ['spam', undefined],
      ],
    )
    assert.deepEqual((await termCounts(archive.reads, 'en', [])).all, { ham: 0, spam: 1 })
    assert.deepEqual((await undo(archive, NOW, HUDA, batch)).changed, [id])
    assert.deepEqual(await states(archive, [id]), ['held'])
    assert.deepEqual((await termCounts(archive.reads, 'en', [])).all, { ham: 0, spam: 0 })
    assert.deepEqual(await allBans(archive.reads, NOW), [])
    const nobody = { decision: 'ban', kinds: ['address'], lastsMs: MINUTE } as const
    assert.deepEqual((await decide(archive, NOW, HUDA, [id], nobody)).changed, [], 'no network is known')
  })

  test('let one wait again, and let a reported one stand', async (scope) => {
    const { archive, write, settings, published } = await aDesk(await database.open(scope))
    const id = await write({ text: 'A sharp word.' })
    const approve = { decision: 'approve' } as const
    await decide(archive, NOW, HUDA, [id], approve)
    assert.deepEqual((await decide(archive, NOW, HUDA, [id], approve)).changed, [])
    await reportComment(archive, settings, NOW + 1, { commentId: id, reason: 'abuse', address: '192.0.2.1' })
    assert.deepEqual((await decide(archive, NOW + 2, HUDA, [id], approve)).changed, [id])
    assert.deepEqual(await reportedComments(archive.reads, 5), [])
    assert.deepEqual((await decide(archive, NOW + 3, HUDA, [id], approve)).changed, [])
    assert.equal(await published(), 1)
    await decide(archive, NOW + 4, HUDA, [id], { decision: 'reopen' })
    assert.deepEqual(await states(archive, [id]), ['held'])
    assert.equal(await published(), 0)
    assert.deepEqual((await termCounts(archive.reads, 'en', [])).all, { ham: 0, spam: 0 })
  })

  test('are told of all that is on a page at once, by e-mail or by network and name', async (scope) => {
    const { archive, write } = await aDesk(await database.open(scope))
    const address = '192.0.2.9'
    const one = await write({ name: 'Salma', email: 'salma@example.org', text: 'One.' })
    const two = await write({ name: 'Huda', address, text: 'Two.' })
    const three = await write({ name: 'Salma', email: 'salma@example.org', address, text: 'Three.' })
    const four = await write({ name: 'H\u0640uda', address, text: 'Four.' })
    const five = await write({ name: 'Huda', text: 'Five.' })
    await decide(archive, NOW, HUDA, [three], { decision: 'spam' })
    const counts = await writerCounts(archive.reads, [one, two, three, four, five])
    const told = [...counts].map(([id, { held, spam }]) => [id, held, spam]).sort()
    assert.deepEqual(told, [
      [one, 0, 1],
      [two, 1, 0],
      [three, 1, 0],
      [four, 1, 0],
    ])
  })

  test('see what else a writer has written, and what readers have reported until someone has looked', async (scope) => {
    const { archive, write, settings } = await aDesk(await database.open(scope), 'open')
    const email = 'salma@example.org'
    const [one, two] = [await write({ email, text: 'Earlier.' }), await write({ email: 'SALMA@example.org' })]
    await decide(archive, NOW, HUDA, [one], { decision: 'spam' })
    const history = await writerHistory(archive.reads, two, 5)
    assert.equal(history.counts.spam, 1)
    assert.deepEqual(
      history.latest.map(({ text }) => text),
      ['Earlier.'],
    )
    await reportComment(archive, settings, NOW + 1, { commentId: two, reason: 'abuse', address: '192.0.2.1' })
    assert.deepEqual(
      (await reportedComments(archive.reads, 5)).map(({ id }) => id),
      [two],
    )
    assert.deepEqual((await reportsOf(archive.reads, [two])).get(two), [{ reason: 'abuse', at: NOW + 1 }])
    await decide(archive, NOW + 2, HUDA, [two], { decision: 'redact', spans: [[0, 1]] })
    assert.deepEqual(await reportedComments(archive.reads, 5), [])
  })
})

onEachDatabase('the checks', (database) => {
  test('let a writer pass whose comment was approved before, where the policy says so', async (scope) => {
    const { archive, write } = await aDesk(await database.open(scope), 'after-first-approved')
    const writer = { name: 'Salma', email: 'salma@example.org' }
    const first = await write({ ...writer, text: 'The first thought.' })
    await decide(archive, NOW, HUDA, [first], { decision: 'approve' })
    const second = await write({ ...writer, text: 'Another thought.' })
    const other = await write({ name: 'Other', email: 'salma@example.org', text: 'A third thought.' })
    assert.deepEqual(await states(archive, [first, second, other]), ['published', 'published', 'held'])
  })

  test('hold what repeats, and what comes in a burst from one network', async (scope) => {
    const { archive, write } = await aDesk(await database.open(scope), 'open')
    const text = 'Visit our new shop by the harbour, it has everything you need.'
    const [one, two] = [await write({ text }), await write({ text: text.toUpperCase() })]
    assert.deepEqual(await states(archive, [one, two]), ['published', 'held'])
    const ids: number[] = []
    for (let number = 0; number < 7; number += 1)
      ids.push(await write({ text: `Thought ${number}`, address: '2001:db8::1' }))
    assert.deepEqual((await states(archive, ids)).slice(4), ['published', 'held', 'held'])
  })

  test('refuse more than a household sends, counting a /64 as one, and let it send again later', async (scope) => {
    const { trySend } = await aDesk(await database.open(scope), 'open')
    const outcomes: string[] = []
    for (let number = 0; number < 22; number += 1) {
      outcomes.push(await trySend({ text: `Thought ${number}`, address: `2001:db8::${number.toString(16)}` }))
    }
    assert.deepEqual(outcomes.slice(19), ['stored', 'too-many', 'too-many'])
    assert.equal(await trySend({ address: '2001:db8:0:1::1' }), 'stored')
    assert.equal(await trySend({ address: '2001:db8::1' }, MINUTE), 'stored')
  })

  test('hold what reads like spam once enough has been learned, and show the words', async (scope) => {
    const { archive, write } = await aDesk(await database.open(scope))
    for (let number = 0; number < 12; number += 1) {
      const spam = await write({ text: `Buy cheap watches online today at casino number ${number}` })
      await decide(archive, NOW, HUDA, [spam], { decision: 'spam' })
      const ham = await write({ text: `The harbour authority should publish its plan number ${number}` })
      await decide(archive, NOW, HUDA, [ham], { decision: 'approve' })
    }
    const [suspect] = await queuedComments(archive.reads, [
      await write({ text: 'Where can I buy cheap watches, at the casino?' }),
    ])
    const rule = suspect?.fired.find((one) => one.rule === 'classifier')
    assert.ok(rule?.evidence?.some(({ word, spam }) => word === 'casino' && spam > 0.8))
    assert.ok(rule?.spans.some(({ span: [start, end] }) => suspect?.text.slice(start, end) === 'watches'))
    const [fine] = await queuedComments(archive.reads, [
      await write({ text: 'I read the plan of the harbour authority.' }),
    ])
    assert.ok(!fine?.fired.some((one) => one.rule === 'classifier'))
  })
})

type Sent = Partial<Pick<SentComment, 'name' | 'text' | 'email' | 'parentId' | 'address'>>

/** An archive with one article, and readers who write about it. */
async function aDesk(archive: Archive, policy: CommentPolicy = 'pre-moderated') {
  const [article = 0] = await put(archive, report('Dredging begins'))
  const settings: CommentSettings = {
    policy,
    closesAfterDays: undefined,
    mails: false,
    proofOfWork: 'off',
    secret: await secretOf(archive, 'comments', NOW),
    codeSecret: await secretOf(archive, 'security-code', NOW),
  }
  let written = 0
  const send = (sent: Sent, after: number) => {
    written += 1
    const now = NOW + after
    const { token } = issueCode(settings.codeSecret, { articleId: article, lang: 'en', now: now - MINUTE })
    const code = readCode(settings.codeSecret, token, { now })
    if (typeof code === 'string') throw new Error(code)
    return submitComment(archive, settings, now, {
      articleId: article,
      parentId: undefined,
      edition: 'en',
      name: 'Reader',
      text: `Thought ${written} of many.`,
      email: '',
      notify: false,
      token,
      answer: code.answer,
      trap: '',
      proof: '',
      address: undefined,
      staffId: undefined,
      ...sent,
    })
  }
  return {
    archive,
    article,
    settings,
    async write(sent: Sent = {}, after = 0): Promise<number> {
      const outcome = await send(sent, after)
      if (outcome === 'no-article' || 'faults' in outcome) throw new Error(JSON.stringify(outcome))
      return outcome.stored.id
    },
    async trySend(sent: Sent, after = 0): Promise<string> {
      const outcome = await send(sent, after)
      if (outcome === 'no-article') return outcome
      return 'faults' in outcome ? outcome.faults.join() : 'stored'
    },
    async published(): Promise<number> {
      const row = await archive.writes
        .selectFrom('article')
        .select('published_comments')
        .where('id', '=', article)
        .executeTakeFirstOrThrow()
      return row.published_comments
    },
  }
}

async function states(archive: Archive, ids: readonly number[]) {
  return Promise.all(ids.map(async (id) => (await commentById(archive.writes, id))?.state))
}

function rowOf(article: number, index: number) {
  return {
    article_id: article,
    parent_id: null,
    name: 'Reader',
    name_key: 'reader',
    text: `Thought ${index}`,
    text_key: String(index),
    lang: 'en',
    edition: 'en',
    email: null,
    email_hash: null,
    address_hash: null,
    state: 'held',
    learned: null,
    created_at: NOW,
    edited_at: null,
    idempotency_key: String(index),
    digest: '',
    private_hash: String(index),
  }
}
