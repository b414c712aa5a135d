import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arabicReport, later, report } from '../../fixtures/cast.ts'
import { withdraw } from '../../src/publish/withdraw.ts'
import { pathOf } from '../machines/read-page.ts'
import { commentingIn } from '../support/commenting.ts'
import { onEachDatabase } from '../support/databases.ts'
import { type Newsroom, openNewsroom, versionAfter } from '../support/newsroom.ts'
import { textOf } from '../support/page-text.ts'

const OPEN = { COMMENTS: 'open' }

onEachDatabase('a reader who comments', (database) => {
  test('finds a form that says what is asked for, and is given a code by it without script', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const { path } = await anArticle(newsroom)
    const page = await newsroom.request(path)
    assert.match(page.headers.get('Cache-Control') ?? '', /public/)
    const html = await page.text()
    assert.match(html, /<h2 id="comments-heading">Readers’ comments \(0\)<\/h2>/)
    assert.match(textOf(html), /Enter the security code below\*/)
    assert.match(html, /<button id="show-code" name="intent" value="code" formnovalidate>/)
    assert.doesNotMatch(html, /code\/picture/)

    const { send } = commentingIn(newsroom)
    const shown = await send(path, { intent: 'code', token: '', name: 'Huda', comment: 'Half a\nthought <b>' })
    assert.equal(shown.status, 200)
    assert.match(shown.headers.get('Cache-Control') ?? '', /no-store/)
    const form = await shown.text()
    assert.match(form, /src="\/en\/code\/picture\?token=[\w-]{84}"/)
    assert.match(form, /<textarea[^>]*>\nHalf a\nthought &lt;b&gt;<\/textarea>/)
    assert.match(form, /value="Huda"/)
    assert.doesNotMatch(form, /class="faults"/)
  })

  test('sends what a form without script sends, and is led to a private page', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const { path } = await anArticle(newsroom)
    const { send, answerTo } = commentingIn(newsroom)
    const form = await (await newsroom.request(`${path}?comment=new`)).text()
    const token = /name="code-token" value="([\w-]+)"/.exec(form)?.[1] ?? ''
    newsroom.clock.now += 30_000
    const sent = await send(path, { name: 'Huda', comment: 'At last.', token, code: await answerTo(token) })
    assert.equal(sent.status, 303)
    const own = sent.headers.get('Location') ?? ''
    assert.match(own, /^\/en\/comment\/[\w-]{32}$/)
    const page = await newsroom.request(own)
    assert.match(page.headers.get('Cache-Control') ?? '', /no-store/)
    const html = await page.text()
    assert.match(html, /<meta name="robots" content="noindex">/)
    assert.match(textOf(html), /A moderator will read your comment before it appears\..*Huda.*At last\./)
    assert.equal((await newsroom.request(own.replace(/.$/, '~'))).status, 404)
  })

  test('is published at once where the policy is open, and counted', async (scope) => {
    const newsroom = await openNewsroom(scope, database, OPEN)
    const { path } = await anArticle(newsroom)
    const { comment } = commentingIn(newsroom)
    const before = newsroom.app.archive.version()
    await comment(path, { name: 'Huda', comment: 'First line\nsecond line\n\nSee https://harbour.example/plan.' })
    await versionAfter(newsroom.app.archive, before)
    const html = await newsroom.page(path)
    assert.match(html, /Readers’ comments \(1\)/)
    assert.match(html, /<bdi>Huda<\/bdi>/)
    assert.match(
      html,
      /<p>First line<br>second line<\/p><p>See <a href="https:\/\/harbour\.example\/plan" rel="nofollow ugc noopener"/,
    )
    assert.match(html, /"commentCount":1/)
  })

  test('loses nothing when something is wrong: every fault is told beside its field, and there is a new code', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const { path, id } = await anArticle(newsroom)
    const { send, code } = commentingIn(newsroom)
    const text = `${'long '.repeat(900)}end`
    const faulty = await send(path, { name: ' ', comment: text, email: 'nowhere' })
    assert.equal(faulty.status, 422)
    const html = await faulty.text()
    for (const field of ['name', 'text', 'email']) {
      assert.match(html, new RegExp(`<a href="#comment-${field}">`), field)
      assert.match(html, new RegExp(`id="comment-${field}-error"`), field)
    }
    assert.ok(html.includes(text))
    assert.match(html, /src="\/en\/code\/picture\?token=[\w-]{84}"/)

    const { token, answer } = await code(id)
    const wrong = await send(path, { token, code: answer === '22222' ? '33333' : '22222', comment: 'kept' })
    assert.equal(wrong.status, 422)
    const redrawn = await wrong.text()
    assert.match(redrawn, />\nkept<\/textarea>/)
    assert.ok(!redrawn.includes(token))
    assert.equal((await send(path, { token, code: answer })).status, 422)

    const late = await code(id)
    newsroom.clock.now += 3 * 3_600_000
    const expired = await send(path, { token: late.token, code: late.answer, comment: 'slowly written' })
    assert.equal(expired.status, 422)
    assert.match(await expired.text(), /The code had expired.*slowly written/s)
  })

  test('who sends the same form twice, or fifty times at once, has written one comment', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const { path, id } = await anArticle(newsroom)
    const { send, code } = commentingIn(newsroom)
    const { token, answer } = await code(id)
    newsroom.clock.now += 30_000
    const typed = { token, code: answer, comment: 'Only once.' }
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(path, typed)))
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303]))
    assert.equal(new Set(answers.map(({ headers }) => headers.get('Location'))).size, 1)
    assert.equal((await send(path, { ...typed, comment: 'Another text.' })).status, 422)
    const { rows } = await rowsOf(newsroom)
    assert.deepEqual(rows, ['Only once.'])
  })

  test('answers a comment, in its own direction, and finds every comment by its permalink', async (scope) => {
    const newsroom = await openNewsroom(scope, database, OPEN)
    const { path, id } = await anArticle(newsroom)
    const { comment } = commentingIn(newsroom)
    for (let number = 1; number <= 24; number += 1) {
      await comment(path, { comment: `Thought number ${number} of the harbour’s readers.` })
    }
    const [first = 0, second = 0] = (await rowsOf(newsroom)).ids
    await comment(path, { name: 'سلمى', comment: 'هذا كلام صحيح تمامًا، والميناء يحتاج إليه.', parent: first })
    const last = (await rowsOf(newsroom)).ids.at(-1) ?? 0
    await settled(newsroom, path, 25)
    const html = await newsroom.page(path)
    assert.match(html, new RegExp(`<ol><li><article class="comment" id="comment-${last}">`))
    assert.match(html, /<div class="comment-text" lang="ar" dir="rtl"><p>هذا كلام/)
    assert.ok(!html.includes('Thought number 24'))
    const next = /class="next" href="([^"#]+)/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    assert.match(await newsroom.page(next), /Thought number 24/)
    assert.match(await newsroom.page(`${path}?order=newest`), /Thought number 24[\s\S]*Thought number 23/)
    const permalink = await newsroom.page(`${path}?comment=${last - 1}`)
    assert.match(permalink, new RegExp(`id="comment-${last - 1}"`))
    const reply = await (await newsroom.request(`${path}?reply=${last}`)).text()
    assert.match(reply, new RegExp(`name="parent" value="${first}"`), 'an answer to an answer stands in its thread')
    assert.ok(second > 0 && id > 0)
  })

  test('is refused at a closed article with the text still there, and finds no form', async (scope) => {
    const newsroom = await openNewsroom(scope, database, { ...OPEN, COMMENTS_CLOSE_AFTER_DAYS: '60' })
    const { path, id } = await anArticle(newsroom)
    const { send, code } = commentingIn(newsroom)
    const { token, answer } = await code(id)
    newsroom.clock.now += 60 * 24 * 3_600_000
    assert.match(textOf(await newsroom.page(path)), /Comments on this article are closed\./)
    assert.doesNotMatch(await newsroom.page(path), /<form class="comment-form"/)
    const fresh = await code(id)
    const refused = await send(path, { token: fresh.token, code: fresh.answer, comment: 'Too late, alas.' })
    assert.equal(refused.status, 409)
    assert.match(await refused.text(), />\nToo late, alas\.<\/textarea>/)
    assert.equal((await send(path, { token, code: answer })).status, 422, 'the code had expired first')
  })

  test('is told at once when the article has been withdrawn, and still has the text', async (scope) => {
    const newsroom = await openNewsroom(scope, database, OPEN)
    const { path, id } = await anArticle(newsroom)
    const { send, comment } = commentingIn(newsroom)
    await comment(path, { comment: 'Published before.' })
    await withdraw(newsroom.app.archive, newsroom.clock.now, id, undefined)
    const refused = await send(path, { comment: 'Typed in vain?' })
    assert.equal(refused.status, 410)
    const html = await refused.text()
    assert.match(html, /Typed in vain\?/)
    assert.doesNotMatch(html, /Published before/)
  })

  test('corrects a comment for ten minutes, judged anew, and deletes it for good', async (scope) => {
    const newsroom = await openNewsroom(scope, database, OPEN)
    const { path } = await anArticle(newsroom)
    const { comment } = commentingIn(newsroom)
    const own = await comment(path, { name: 'Huda', comment: 'With a typpo.' })
    const post = (fields: Record<string, string>) =>
      newsroom.request(own, {
        method: 'POST',
        headers: { 'Sec-Fetch-Site': 'same-origin' },
        body: new URLSearchParams(fields),
      })
    assert.equal((await post({ intent: 'correct', comment: 'Without a typo.' })).status, 303)
    await settled(newsroom, path, 1)
    assert.match(await newsroom.page(path), /Without a typo\./)
    await newsroom.app.archive.writes
      .insertInto('comment_word')
      .values({ word: 'forbidden', asks: 'reject', at: 0 })
      .execute()
    assert.equal((await post({ intent: 'correct', comment: 'A for\u200Bbidden word.' })).status, 303)
    assert.match(textOf(await newsroom.page(own)), /was not published/)
    await settled(newsroom, path, 0)
    assert.doesNotMatch(await newsroom.page(path), /bidden word|typo/)
    newsroom.clock.now += 11 * 60_000
    const late = await post({ intent: 'correct', comment: 'Another.' })
    assert.equal(late.status, 409)
    assert.match(await late.text(), /Another\./)
    assert.equal((await post({ intent: 'delete' })).status, 303)
    assert.match(textOf(await newsroom.page(own)), /You have deleted this comment\./)
    assert.deepEqual((await rowsOf(newsroom)).rows, [''])
  })

  test('reads and writes in Arabic, with Arabic digits and plurals', async (scope) => {
    const newsroom = await openNewsroom(scope, database, OPEN)
    const [receipt] = await newsroom.receive(arabicReport('إعادة فتح الميناء', later(1)))
    const path = pathOf(receipt)
    const { send, code } = commentingIn(newsroom)
    for (const [index, told] of [
      [1, 'تعليق واحد'],
      [2, 'تعليقان'],
      [3, '٣ تعليقات'],
    ] as const) {
      const { token, answer } = await code(receipt?.article?.id ?? 0, 'ar')
      newsroom.clock.now += 60_000
      const typed = [...answer].map((digit) => String.fromCharCode(0x660 + Number(digit))).join('')
      const sent = await send(path, {
        name: 'سلمى',
        comment: `رأيي رقم ${index} في هذا الخبر عن الميناء`,
        token,
        code: typed,
      })
      assert.equal(sent.status, 303)
      assert.match(sent.headers.get('Location') ?? '', /^\/ar\/comment\//)
      await settled(newsroom, path, index)
      assert.match(textOf(await newsroom.page(path)), new RegExp(told))
    }
  })

  test('reports a comment once from one place', async (scope) => {
    const newsroom = await openNewsroom(scope, database, OPEN)
    const { path } = await anArticle(newsroom)
    const { comment } = commentingIn(newsroom)
    await comment(path)
    await settled(newsroom, path, 1)
    const page = await newsroom.page(path)
    const link = /href="(\/en\/comments\/\d+\/report)"/.exec(page)?.[1] ?? ''
    assert.match(textOf(await newsroom.page(link)), /What is wrong with it\?/)
    const report = (reason: string) =>
      newsroom.app.request(
        new Request(`https://warraq.example${link}`, {
          method: 'POST',
          headers: { 'Sec-Fetch-Site': 'same-origin' },
          body: new URLSearchParams({ reason }),
        }),
        '192.0.2.7',
      )
    assert.equal((await report('')).status, 422)
    for (const reason of ['abuse', 'spam']) {
      const thanked = await report(reason)
      assert.equal(thanked.status, 200)
      assert.match(textOf(await thanked.text()), /A moderator will look at it/)
    }
    const rows = await newsroom.app.archive.reads.selectFrom('comment_report').select('reason').execute()
    assert.deepEqual(rows, [{ reason: 'abuse' }])
  })
})

async function anArticle(newsroom: Newsroom): Promise<{ readonly path: string; readonly id: number }> {
  const [receipt] = await newsroom.receive(report('Dredging begins'))
  return { path: pathOf(receipt), id: receipt?.article?.id ?? 0 }
}

async function rowsOf({ app }: Newsroom) {
  const rows = await app.archive.writes.selectFrom('comment').select(['id', 'text']).orderBy('id').execute()
  return { ids: rows.map(({ id }) => id), rows: rows.map(({ text }) => text) }
}

/** PostgreSQL tells a page that something has changed a moment after it has. */
async function settled(newsroom: Newsroom, path: string, count: number): Promise<void> {
  const deadline = Date.now() + 5000
  while (Date.now() < deadline) {
    if ((await newsroom.page(path)).includes(`"commentCount":${count},`)) return
    await new Promise((resolve) => setImmediate(resolve))
  }
  throw new Error(`there are not ${count} comments on ${path}`)
}
