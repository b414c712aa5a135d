import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arabicReport, economy, report } from '../../fixtures/cast.ts'
import { decisionsOf } from '../../src/archive/comment-decisions.ts'
import { readRuleLog } from '../../src/archive/comment-rule-log.ts'
import { commentById } from '../../src/archive/comments.ts'
import { pathOf } from '../machines/read-page.ts'
import { type Commenting, commentingIn } from '../support/commenting.ts'
import { onEachDatabase, type TestDatabase } from '../support/databases.ts'
import { type Newsroom, openNewsroom } from '../support/newsroom.ts'
import { linksOf, textOf } from '../support/page-text.ts'
import type { Scope } from '../support/scope.ts'
import { NAMES, signIn, staffTab } from '../support/staff.ts'
import { openTab, type Tab } from '../support/tab.ts'

const QUEUE = '/en/newsroom/comments'
const DAY = 24 * 3_600_000

onEachDatabase('a moderator', (database) => {
  test('comes in with the role for it; others are told so, and who is not signed in is led to the door', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const paths = ['', '/reported', '/decisions', '/bans', '/rules', '/waiting', '/1', '/of/1']
    const forms = ['/decide', '/undo', '/of/1/policy', '/bans/1/lift', '/rules/words', '/rules/words/remove']
    const stranger = openTab(newsroom)
    const contributor = await staffTab(newsroom, 'contributor')
    for (const path of paths) {
      const door = await stranger.get(QUEUE + path)
      assert.equal(door.status, 303, path)
      assert.equal(door.headers.get('Location'), `/en/newsroom/sign-in?to=${encodeURIComponent(QUEUE + path)}`)
      assert.equal((await contributor.get(QUEUE + path)).status, 403, path)
    }
    for (const path of [...forms, '/rules/section/economy']) {
      assert.match((await stranger.post(QUEUE + path)).headers.get('Location') ?? '', /sign-in/, path)
      assert.equal((await contributor.post(QUEUE + path)).status, 403, path)
    }
    const editor = await staffTab(newsroom, 'editor')
    assert.equal((await editor.get(QUEUE)).status, 200)
    assert.equal((await editor.get(`${QUEUE}/rules`)).status, 403)
    assert.doesNotMatch(await (await editor.get(QUEUE)).text(), /comments\/rules/)
    const moderator = await staffTab(newsroom, 'moderator')
    for (const path of ['', '/reported', '/decisions', '/bans', '/rules'])
      assert.equal((await moderator.get(QUEUE + path)).status, 200, path)
    for (const path of ['/1', '/of/1', '/999999999999999'])
      assert.equal((await moderator.get(QUEUE + path)).status, 404)
    assert.match(
      textOf(await (await moderator.get(QUEUE)).text()),
      /Nothing is waiting\. Every comment has been decided/,
    )
  })

  test('finds what waits, oldest first, with article, writer, and what the rules fired on marked', async (scope) => {
    const { newsroom, tab, comment } = await aDesk(scope, database)
    await tab.post(`${QUEUE}/rules/words`, { word: 'casino', asks: 'hold' })
    const [receipt] = await newsroom.receive(arabicReport('إعادة فتح الميناء'))
    const arabic = pathOf(receipt)
    await comment({ name: 'Ada', email: 'ada@example.org', comment: 'First <b>thought</b>.' })
    await comment({ name: 'Lucky', email: 'lucky@example.org', comment: 'Our C@SINO is open' }, arabic)
    await comment({ name: 'Lucky', email: 'lucky@example.org', comment: 'Second try, casino' })
    const page = await pageOf(tab, QUEUE)
    assert.match(textOf(page), /Waiting comments 3.*Ada.*First <b>thought<\/b>\..*Lucky.*Second try/)
    assert.match(page, /<mark data-by="1">C@SINO<\/mark>/)
    assert.match(textOf(page), /1 It says a word from the list: casino\. 2 Every comment here waits for a moderator\./)
    assert.match(textOf(page), /Other comments of the writer: waiting: 1/)
    assert.match(page, new RegExp(`href="${arabic}"><bdi lang="ar" dir="rtl">إعادة فتح الميناء</bdi>`))
    assert.match(page, /<div class="text words" lang="en" dir="ltr">First &lt;b&gt;thought&lt;\/b&gt;\.<\/div>/)
    const inArabic = textOf(await pageOf(tab, '/ar/newsroom/comments?lang=ar'))
    assert.match(inArabic, /التعليقات المنتظرة ٣.*فيه كلمة من القائمة: casino\./)
    assert.doesNotMatch(inArabic, /First/)
    assert.match(textOf(await pageOf(tab, `${QUEUE}?section=economy`)), /Nothing is waiting here/)
  })

  test('pages through a flood by a cursor, and selects a whole page without script', async (scope) => {
    const { newsroom, tab, comment } = await aDesk(scope, database)
    for (let number = 1; number <= 35; number += 1) await comment({ comment: `Thought number ${number}.` })
    const first = await pageOf(tab, `${QUEUE}?select=all`)
    assert.equal([...first.matchAll(/type="checkbox" class="pick"[^>]* checked/g)].length, 30)
    const [next = ''] = linksOf(first, /<a rel="next"[^>]*>/g)
    const second = textOf(await pageOf(tab, next))
    assert.match(second, /Thought number 31\./)
    assert.doesNotMatch(second, /Thought number 30\./)
    const picked = [...first.matchAll(/name="(select-\d+)" form="bulk"/g)].map(([, name = '']) => [name, 'on'])
    const sent = await tab.post(`${QUEUE}/decide`, {
      ...Object.fromEntries(picked),
      do: 'spam',
      note: 'a flood',
      back: QUEUE,
    })
    assert.equal(await statesOf(newsroom), 'held 5, spam 30')
    const done = await pageOf(tab, sent.headers.get('Location') ?? '')
    assert.match(textOf(done), /30 comments are marked as spam\. Undo/)
    const batch = /name="batch" value="([^"]+)"/.exec(done)?.[1] ?? ''
    const undone = await tab.post(`${QUEUE}/undo`, { batch, back: QUEUE })
    assert.match(
      textOf(await pageOf(tab, undone.headers.get('Location') ?? '')),
      /Taken back: 30 comments are as they were\./,
    )
    assert.equal(await statesOf(newsroom), 'held 35')
    const again = await tab.post(`${QUEUE}/undo`, { batch, back: QUEUE })
    assert.equal(again.headers.get('Location'), `${QUEUE}?batch=none`)
    const nothing = await tab.post(`${QUEUE}/decide`, { do: 'spam', back: QUEUE })
    assert.match(textOf(await pageOf(tab, nothing.headers.get('Location') ?? '')), /Select at least one comment first/)
  })

  test('approves one, which the public reads at once on the page and in its feed; a rejected one never appears', async (scope) => {
    const { newsroom, tab, comment, path, articleId } = await aDesk(scope, database)
    const good = await comment({ comment: 'To be published.' })
    const bad = await comment({ comment: 'Not to be published.' })
    await decided(tab, good, { do: 'approve' })
    await decided(tab, bad, { do: 'reject', note: 'insults' })
    await until(async () => (await newsroom.page(path)).includes('To be published.'))
    const feed = await newsroom.page(`/en/comments/of/${articleId}/feed.rss`)
    assert.match(feed, /To be published\./)
    for (const public_ of [path, `/en/comments/of/${articleId}/feed.json`, '/en/comments/feed.atom'])
      assert.doesNotMatch(await newsroom.page(public_), /Not to be/)
    const [, decision] = await decisionsOf(newsroom.app.archive.writes, [bad])
    assert.deepEqual(decision?.by, { staffId: tab.id, name: NAMES.moderator })
    assert.equal(decision?.reasons.note, 'insults')
    const log = textOf(await pageOf(tab, `${QUEUE}/decisions?staff=${tab.id}`))
    assert.match(log, new RegExp(`${NAMES.moderator} rejected Reader Not to be published\\. insults`))
    assert.match(log, /approved/)
    const own = textOf(await pageOf(tab, `${QUEUE}/decisions?comment=${good}`))
    assert.match(own, /the rules judged: waiting/)
    assert.doesNotMatch(own, /insults/)
    await decided(tab, good, { do: 'reopen' })
    await until(async () => !(await newsroom.page(path)).includes('To be published.'))
    assert.match(textOf(await pageOf(tab, QUEUE)), /To be published\./)
  })

  test('bans a writer: the next comment is refused until the ban ends, is lifted or taken back', async (scope) => {
    const { newsroom, tab, comment } = await aDesk(scope, database)
    const { clock } = newsroom
    const writer = { name: 'Troll', email: 'troll@example.org' }
    const first = await comment({ ...writer, comment: 'Sells pills.' })
    const act = { do: 'ban', 'ban-name': 'on', 'ban-email': 'on', lasts: 'day', comment: 'spam' }
    const unexplained = await tab.post(`${QUEUE}/decide`, {
      ...act,
      [`select-${first}`]: 'on',
      lasts: 'month',
      back: QUEUE,
    })
    assert.equal(unexplained.status, 422)
    const redrawn = await unexplained.text()
    assert.match(textOf(redrawn), /Give a reason for the ban/)
    assert.match(redrawn, /<option value="month" selected>/)
    assert.doesNotMatch(redrawn, /name="ban-address"[^>]* checked/)
    const batch = await decided(tab, first, { ...act, note: 'pills' })
    assert.equal((await commentById(newsroom.app.archive.writes, first))?.state, 'spam')
    const refused = await comment({ ...writer, name: 'T\u0640roll', comment: 'Me again.' })
    assert.equal((await commentById(newsroom.app.archive.writes, refused))?.state, 'rejected')
    assert.match(textOf(await pageOf(tab, `${QUEUE}/${refused}`)), /Its writer is banned by name: Troll\./)
    assert.match(textOf(await pageOf(tab, `${QUEUE}/bans`)), /Troll the name pills/)
    assert.match(
      textOf(await pageOf(tab, `${QUEUE}/decisions`)),
      /writer banned .* pills the name · the e-mail address · until/,
    )
    clock.now += DAY
    await signIn(tab, 'moderator@harbour.example')
    assert.match(textOf(await pageOf(tab, `${QUEUE}/bans`)), /Nobody is banned/)
    const later = await comment({ ...writer, comment: 'After a day.' })
    assert.equal((await commentById(newsroom.app.archive.writes, later))?.state, 'held')
    await tab.post(`${QUEUE}/undo`, { batch, back: QUEUE })
    assert.equal((await commentById(newsroom.app.archive.writes, first))?.state, 'held')
    await decided(tab, first, { ...act, lasts: 'year', note: 'pills' })
    for (const [, lift = ''] of (await pageOf(tab, `${QUEUE}/bans`)).matchAll(/action="([^"]+\/lift)"/g))
      assert.equal((await tab.post(lift)).headers.get('Location'), `${QUEUE}/bans?done=ban-lifted`)
    const free = await comment({ ...writer, comment: 'Pardoned.' })
    assert.equal((await commentById(newsroom.app.archive.writes, free))?.state, 'held')
  })

  test('covers words with a mark that everyone sees, and changes nothing else', async (scope) => {
    const { newsroom, tab, comment, path } = await aDesk(scope, database)
    const text = 'Call me: 555 0100. Or 555 0100, evenings.'
    const id = await comment({ comment: text })
    await decided(tab, id, { do: 'approve' })
    const wrong = await tab.post(`${QUEUE}/decide`, {
      [`select-${id}`]: 'on',
      do: 'redact',
      words: '555-0100',
      spans: '',
      back: QUEUE,
    })
    assert.equal(wrong.status, 422)
    assert.match(await wrong.text(), />\n555-0100<\/textarea>/)
    await decided(tab, id, { do: 'redact', words: '555 0100', spans: '' })
    await until(async () => !(await newsroom.page(path)).includes('555 0100'))
    assert.match(
      textOf(await newsroom.page(path)),
      /Call me: \[removed by the editors\]\. Or \[removed by the editors\], evenings\./,
    )
    assert.equal((await commentById(newsroom.app.archive.writes, id))?.text, text)
    assert.match(await pageOf(tab, `${QUEUE}/${id}`), /Call me: <del>555 0100<\/del>\. Or/)
  })

  test('covers a name too, in the article, in answers, in feeds and in the form for an answer; and takes that back', async (scope) => {
    const { newsroom, tab, comment, path, articleId } = await aDesk(scope, database)
    const id = await comment({ name: 'Call 555 0100', comment: 'Who wants to know?' })
    await decided(tab, id, { do: 'approve' })
    await decided(tab, await comment({ comment: 'I do.', parent: id }), { do: 'approve' })
    const feeds = ['rss', 'atom', 'json'].map((format) => `/en/comments/of/${articleId}/feed.${format}`)
    const pages = [path, `${path}?reply=${id}`, `${path}?order=newest`, `/en/comments/${id}/report`, ...feeds]
    await until(async () => (await newsroom.page(path)).includes('555 0100'))
    const batch = await decided(tab, id, { do: 'redact', words: '', spans: '', 'redact-name': 'on' })
    await until(async () => !(await newsroom.page(path)).includes('555 0100'))
    for (const page of pages) {
      const shown = await newsroom.page(page)
      assert.doesNotMatch(shown, /555 0100/, page)
      assert.match(shown, /\[removed by the editors\]/, page)
    }
    const card = await pageOf(tab, `${QUEUE}/${id}`)
    assert.match(card, /<bdi><del>Call 555 0100<\/del><\/bdi>/)
    assert.doesNotMatch(card, /name="redact-name"/)
    assert.equal((await commentById(newsroom.app.archive.writes, id))?.text, 'Who wants to know?')
    await tab.post(`${QUEUE}/undo`, { batch, back: QUEUE })
    await until(async () => (await newsroom.page(path)).includes('Call 555 0100'))
  })

  test('bans the writers of several comments at once, for a time, and takes all of it back', async (scope) => {
    const { newsroom, tab, comment } = await aDesk(scope, database)
    const writers = ['Troll', 'Ogre', 'Imp'].map((name) => ({ name, email: `${name.toLowerCase()}@example.org` }))
    const picked: Record<string, string> = {}
    for (const writer of writers)
      picked[`select-${await comment({ ...writer, comment: `${writer.name} sells.` })}`] = 'on'
    const asked = await tab.post(`${QUEUE}/decide`, { ...picked, do: 'ban', note: 'pills', back: `${QUEUE}?lang=en` })
    assert.equal(asked.status, 200)
    const form = await asked.text()
    assert.match(textOf(form), /Ban the writers of 3 comments.*Troll.*Ogre.*Imp/)
    assert.match(form, /value="pills"/)
    assert.equal(await statesOf(newsroom), 'held 3')
    const how = { ...picked, do: 'ban', lasts: 'day', comment: 'spam', 'ban-email': 'on', back: QUEUE }
    const unexplained = await tab.post(`${QUEUE}/decide`, { ...how, note: '' })
    assert.equal(unexplained.status, 422)
    assert.match(textOf(await unexplained.text()), /Give a reason for the ban.*Troll.*Imp/)
    const done = (await tab.post(`${QUEUE}/decide`, { ...how, note: 'pills' })).headers.get('Location') ?? ''
    assert.match(textOf(await pageOf(tab, done)), /The writers of 3 comments are banned\. Undo/)
    assert.equal(await statesOf(newsroom), 'spam 3')
    for (const writer of writers) await comment({ ...writer, comment: `${writer.name} again.` })
    assert.equal(await statesOf(newsroom), 'rejected 3, spam 3')
    const batch = new URL(done, 'http://x').searchParams.get('batch') ?? ''
    await tab.post(`${QUEUE}/undo`, { batch, back: QUEUE })
    assert.equal(await statesOf(newsroom), 'held 3, rejected 3')
    assert.match(textOf(await pageOf(tab, `${QUEUE}/bans`)), /Nobody is banned/)
    await tab.post(`${QUEUE}/decide`, { ...how, note: 'pills' })
    newsroom.clock.now += DAY
    const later = await comment({ ...writers[0], comment: 'After a day.' })
    assert.equal((await commentById(newsroom.app.archive.writes, later))?.state, 'held')
  })

  test('finds in a log that cannot be changed who set which policy and which word, and when', async (scope) => {
    const { newsroom, tab, articleId } = await aDesk(scope, database)
    assert.match(textOf(await pageOf(tab, `${QUEUE}/rules`)), /Changes Nothing has been changed yet/)
    await tab.post(`${QUEUE}/rules/section/economy`, { policy: 'closed' })
    await tab.post(`${QUEUE}/rules/section/economy`, { policy: 'open' })
    await tab.post(`${QUEUE}/rules/section/economy`, { policy: 'open' })
    await tab.post(`${QUEUE}/of/${articleId}/policy`, { policy: 'closed' })
    await tab.post(`${QUEUE}/of/${articleId}/policy`, { policy: 'inherit' })
    await tab.post(`${QUEUE}/rules/words`, { word: 'كلب', asks: 'hold' })
    await tab.post(`${QUEUE}/rules/words`, { word: 'كلب', asks: 'reject' })
    await tab.post(`${QUEUE}/rules/words/remove`, { word: 'كلب' })
    await tab.post(`${QUEUE}/rules/words/remove`, { word: 'كلب' })
    const { writes } = newsroom.app.archive
    const log = await readRuleLog(writes, 20)
    assert.deepEqual(
      log.map(({ kind, subject, before, after, by }) => [kind, subject, before, after, by]),
      [
        ['word', 'كلب', 'reject', undefined, NAMES.moderator],
        ['word', 'كلب', 'hold', 'reject', NAMES.moderator],
        ['word', 'كلب', undefined, 'hold', NAMES.moderator],
        ['article', String(articleId), 'closed', undefined, NAMES.moderator],
        ['article', String(articleId), undefined, 'closed', NAMES.moderator],
        ['section', 'economy', 'closed', 'open', NAMES.moderator],
        ['section', 'economy', undefined, 'closed', NAMES.moderator],
      ],
    )
    const shown = textOf(await pageOf(tab, `${QUEUE}/rules`))
    assert.match(shown, new RegExp(`${NAMES.moderator} the word كلب waits for a moderator → is rejected`))
    assert.match(shown, new RegExp(`${NAMES.moderator} article ${articleId} closed → none of its own`))
    assert.match(shown, new RegExp(`${NAMES.moderator} the section Economy`))
    await assert.rejects(writes.updateTable('comment_rule_log').set({ by_name: 'nobody' }).execute(), /only ever added/)
    await assert.rejects(writes.deleteFrom('comment_rule_log').execute(), /only ever added/)
  })

  test('answers what readers report: lets it stand, or takes it down', async (scope) => {
    const { newsroom, tab, comment } = await aDesk(scope, database)
    const ids = [await comment({ comment: 'A sharp word.' }), await comment({ comment: 'A lie.' })]
    for (const id of ids) {
      await decided(tab, id, { do: 'approve' })
      newsroom.clock.now += 1000
      const thanked = await openTab(newsroom, '192.0.2.9').post(`/en/comments/${id}/report`, { reason: 'abuse' })
      assert.equal(thanked.status, 200)
    }
    newsroom.clock.now += 1000
    assert.match(
      textOf(await pageOf(tab, `${QUEUE}/reported`)),
      /A sharp word\..*It insults or threatens someone.*A lie\./,
    )
    await decided(tab, ids[0] ?? 0, { do: 'approve' })
    await decided(tab, ids[1] ?? 0, { do: 'reject' })
    assert.match(textOf(await pageOf(tab, `${QUEUE}/reported`)), /No reader has reported anything/)
    assert.equal(await statesOf(newsroom), 'published 1, rejected 1')
    assert.equal(await decided(tab, ids[0] ?? 0, { do: 'approve' }), 'none')
  })

  test('sees every comment of an article and settles who may comment there, in its section, and with which words', async (scope) => {
    const { newsroom, tab, comment, path, articleId } = await aDesk(scope, database)
    const [one, two] = [await comment({ comment: 'Let it be seen.' }), await comment({ comment: 'Let it not.' })]
    await decided(tab, one, { do: 'approve' })
    await decided(tab, two, { do: 'spam' })
    const all = `${QUEUE}/of/${articleId}`
    assert.match(textOf(await pageOf(tab, all)), /Let it be seen\..*Let it not\./)
    assert.doesNotMatch(textOf(await pageOf(tab, `${all}?state=published`)), /Let it not\./)
    const isClosed = async () => textOf(await newsroom.page(path)).includes('Comments on this article are closed.')
    await tab.post(`${all}/policy`, { policy: 'closed' })
    await until(isClosed)
    assert.match(
      textOf(await pageOf(tab, `${QUEUE}/rules`)),
      /Articles with a policy of their own Dredging begins closed/,
    )
    await tab.post(`${all}/policy`, { policy: 'inherit' })
    await until(async () => !(await isClosed()))
    await tab.post(`${QUEUE}/rules/section/economy`, { policy: 'closed' })
    await until(isClosed)
    assert.equal((await tab.post(`${QUEUE}/rules/section/economy`, { policy: 'anything' })).status, 404)
    assert.equal((await tab.post(`${QUEUE}/rules/section/none`, { policy: 'closed' })).status, 404)
    const faulty = await tab.post(`${QUEUE}/rules/words`, { word: '!!', asks: 'hold' })
    assert.equal(faulty.status, 422)
    assert.match(await faulty.text(), /value="!!"/)
    await tab.post(`${QUEUE}/rules/words`, { word: 'كلب', asks: 'reject' })
    assert.match(textOf(await pageOf(tab, `${QUEUE}/rules`)), /كلب is rejected/)
    await tab.post(`${QUEUE}/rules/words/remove`, { word: 'كلب' })
    assert.match(textOf(await pageOf(tab, `${QUEUE}/rules`)), /No word is listed/)
  })

  test('is answered as a script too, and told the count at the price of a number', async (scope) => {
    const { newsroom, tab, comment } = await aDesk(scope, database)
    const id = await comment()
    const ask = (path: string, init: RequestInit = {}) => {
      const cookie = [...tab.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const headers = { Accept: 'application/json', 'Sec-Fetch-Site': 'same-origin', Cookie: cookie, ...init.headers }
      return newsroom.request(QUEUE + path, { ...init, headers })
    }
    const count = await ask('/waiting')
    assert.deepEqual(await count.json(), { waiting: 1, shown: '1', said: '1 comment is waiting' })
    assert.equal(count.headers.get('Cache-Control'), 'private, no-cache')
    const same = await ask('/waiting', { headers: { 'If-None-Match': count.headers.get('ETag') ?? '' } })
    assert.equal(same.status, 304)
    assert.equal(await same.text(), '')
    const send = (fields: Record<string, string>) =>
      ask('/decide', { method: 'POST', body: new URLSearchParams(fields) })
    const done = await send({ [`select-${id}`]: 'on', do: 'spam' })
    assert.deepEqual(((await done.json()) as { changed: unknown }).changed, [id])
    assert.deepEqual(await (await send({ [`select-${id}`]: 'on', do: 'spam' })).json(), {
      changed: [],
      unchanged: [id],
    })
    const refused = await send({ do: 'spam' })
    assert.equal(refused.status, 422)
    assert.deepEqual(await refused.json(), { fault: 'Select at least one comment first.' })
    assert.equal((await send({ [`select-${id}`]: 'on', do: 'delete' })).status, 404)
    const foreign = await ask('/decide', { method: 'POST', headers: { 'Sec-Fetch-Site': 'cross-site' }, body: '' })
    assert.equal(foreign.status, 403)
  })

  test('is not kept signed in by a page that only counts', async (scope) => {
    const { newsroom, tab } = await aDesk(scope, database)
    for (let hour = 0; hour < 3; hour += 1) {
      newsroom.clock.now += 3_600_000
      assert.equal((await tab.get(`${QUEUE}/waiting`)).status, 200)
    }
    newsroom.clock.now += 3_600_000
    assert.equal((await tab.get(`${QUEUE}/waiting`)).status, 303)
  })

  test('is led back to the newsroom alone, whatever a form says', async (scope) => {
    const { tab, comment } = await aDesk(scope, database)
    const id = await comment()
    for (const back of ['https://evil.example/', '//evil.example/en/', '/ar/elsewhere', ''])
      assert.match(
        (await tab.post(`${QUEUE}/decide`, { [`select-${id}`]: 'on', do: 'spam', back })).headers.get('Location') ?? '',
        /^\/en\/newsroom\/comments\?batch=/,
      )
    const gone = await tab.post(`${QUEUE}/decide`, { 'select-999999': 'on', do: 'spam', back: QUEUE })
    assert.equal(gone.headers.get('Location'), `${QUEUE}?batch=none`)
  })
})

/** A newsroom with one article, a moderator who is signed in, and readers who comment. */
async function aDesk(scope: Scope, database: TestDatabase) {
  const newsroom = await openNewsroom(scope, database)
  const [receipt] = await newsroom.receive(report('Dredging begins', { section: economy }))
  const path = pathOf(receipt)
  const tab = await staffTab(newsroom, 'moderator')
  const commenting = commentingIn(newsroom)
  let peers = 0
  const comment = async (typed: Parameters<Commenting['comment']>[1] = {}, under = path): Promise<number> => {
    peers += 1
    await commenting.comment(under, typed, `2001:db8:${peers.toString(16)}::1`)
    const last = newsroom.app.archive.writes.selectFrom('comment').select(({ fn }) => fn.max('id').as('id'))
    return Number((await last.executeTakeFirstOrThrow()).id)
  }
  return { newsroom, tab, comment, path, articleId: receipt?.article?.id ?? 0 }
}

async function pageOf(tab: Tab, path: string): Promise<string> {
  const response = await tab.get(path)
  assert.equal(response.status, 200, path)
  return response.text()
}

/** Sends what is decided of one comment, and follows back; the batch that it is undone by. */
async function decided(tab: Tab, id: number, fields: Readonly<Record<string, string>>): Promise<string> {
  const response = await tab.post(`${QUEUE}/decide`, { [`select-${id}`]: 'on', back: QUEUE, ...fields })
  assert.equal(response.status, 303)
  return new URL(response.headers.get('Location') ?? '', 'http://x').searchParams.get('batch') ?? ''
}

async function statesOf({ app }: Newsroom): Promise<string> {
  const rows = await app.archive.writes
    .selectFrom('comment')
    .groupBy('state')
    .orderBy('state')
    .select(['state', ({ fn }) => fn.countAll<number | string>().as('count')])
    .execute()
  return rows.map(({ state, count }) => `${state} ${count}`).join(', ')
}

/** PostgreSQL tells a page that something has changed a moment after it has. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 5000
  while (Date.now() < deadline) {
    if (await holds()) return
    await new Promise((resolve) => setImmediate(resolve))
  }
  throw new Error('it did not come to hold')
}
