import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachDatabase } from '../support/databases.ts'
import { openNewsroom } from '../support/newsroom.ts'
import { addStaff, PASSWORD, signIn, staffTab } from '../support/staff.ts'
import { openTab, type Tab } from '../support/tab.ts'

const HOUR = 3_600_000
const SESSION = '__Host-session'

const isIn = async (tab: Tab) => (await tab.get('/en/newsroom')).status === 200

onEachDatabase('staff signing in', (database) => {
  test('reach the page they wanted, and are known there by a cookie that scripts and other sites cannot use', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await addStaff(newsroom.app.archive, newsroom.clock.now, 'admin')
    const tab = openTab(newsroom)
    const wanted = await tab.get('/en/newsroom/staff/log?before=900')
    assert.equal(wanted.status, 303)
    const door = new URL(wanted.headers.get('Location') ?? '', 'http://x')
    assert.equal(door.pathname, '/en/newsroom/sign-in')
    const to = door.searchParams.get('to') ?? ''
    assert.equal(to, '/en/newsroom/staff/log?before=900')
    const response = await signIn(tab, 'Admin@Harbour.example', PASSWORD, to)
    assert.equal(response.status, 303)
    assert.equal(response.headers.get('Location'), to)
    for (const cookie of response.headers.getSetCookie())
      assert.match(cookie, /^__Host-(session|device)=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    const page = await tab.get(to)
    assert.equal(page.status, 200)
    assert.equal(page.headers.get('Cache-Control'), 'private, no-store')
    assert.match(page.headers.get('Content-Security-Policy') ?? '', /script-src 'self'/)
  })

  test('are not sent on to another site', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await addStaff(newsroom.app.archive, newsroom.clock.now, 'editor')
    for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', '/en/..//evil.example/en/']) {
      const response = await signIn(openTab(newsroom), 'editor@harbour.example', PASSWORD, to)
      assert.equal(response.headers.get('Location'), '/en/newsroom', to)
    }
  })

  test('are refused alike whether the password, the address or the account is wrong', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const { archive } = newsroom.app
    const id = await addStaff(archive, newsroom.clock.now, 'editor')
    await addStaff(archive, newsroom.clock.now, 'admin')
    const tried = async (email: string, password: string) => {
      const response = await signIn(openTab(newsroom), email, password)
      assert.equal(response.headers.getSetCookie().length, 0)
      // Each page asks for passkeys with a challenge of its own.
      return [response.status, (await response.text()).replaceAll(email, 'x').replace(/data-options="[^"]*"/, '')]
    }
    const wrong = await tried('editor@harbour.example', 'wrong password')
    assert.equal(wrong[0], 403)
    assert.deepEqual(await tried('nobody@harbour.example', PASSWORD), wrong)
    const { changeStatus } = await import('../../src/staff/members.ts')
    await changeStatus(archive, newsroom.clock.now, undefined, id, 'disabled')
    assert.deepEqual(await tried('editor@harbour.example', PASSWORD), wrong)
  })

  test('get another token each time, and one that was there before is of no use', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const tab = await staffTab(newsroom, 'editor')
    const first = tab.cookies.get(SESSION) ?? ''
    await signIn(tab, 'editor@harbour.example')
    assert.notEqual(tab.cookies.get(SESSION), first)
    assert.ok(await isIn(tab))
    const old = openTab(newsroom)
    old.cookies.set(SESSION, first)
    assert.equal(await isIn(old), false)
    const planted = openTab(newsroom)
    planted.cookies.set(SESSION, 'x'.repeat(43))
    await signIn(planted, 'editor@harbour.example')
    assert.notEqual(planted.cookies.get(SESSION), 'x'.repeat(43))
  })

  test('are out when they sign out, and the token is out with them', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const tab = await staffTab(newsroom, 'editor')
    const copy = openTab(newsroom)
    copy.cookies.set(SESSION, tab.cookies.get(SESSION) ?? '')
    const response = await tab.post('/ar/newsroom/sign-out')
    assert.equal(response.headers.get('Location'), '/ar/newsroom/sign-in?done=signed-out')
    assert.equal(tab.cookies.has(SESSION), false)
    assert.equal(await isIn(copy), false)
    assert.match(await (await tab.get('/ar/newsroom/sign-in?done=signed-out')).text(), /خرجت من حسابك/)
  })

  test('are out after four hours without a page, and a day after signing in', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const tab = await staffTab(newsroom, 'editor')
    for (let hour = 3; hour < 24; hour += 3) {
      newsroom.clock.now += 3 * HOUR
      assert.ok(await isIn(tab), `${hour} hours`)
    }
    newsroom.clock.now += 3 * HOUR
    assert.equal(await isIn(tab), false)
    await signIn(tab, 'editor@harbour.example')
    newsroom.clock.now += 4 * HOUR
    assert.equal(await isIn(tab), false)
  })

  test('stay in their own browser when a stranger fails for them from another', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const owner = await staffTab(newsroom, 'editor', '192.0.2.1')
    const stranger = openTab(newsroom, '192.0.2.1')
    const statuses: number[] = []
    for (let attempt = 0; attempt < 7; attempt += 1)
      statuses.push((await signIn(stranger, 'editor@harbour.example', `guess ${attempt}`)).status)
    assert.deepEqual(statuses, [403, 403, 403, 403, 403, 429, 429])
    const waits = await signIn(stranger, 'editor@harbour.example')
    assert.equal(waits.status, 429)
    assert.equal(waits.headers.get('Retry-After'), '1')
    assert.match(await waits.text(), /Too many attempts\. Try again in 1 second\./)
    // The same address, but the device is known.
    assert.equal((await signIn(owner, 'editor@harbour.example')).status, 303)
    newsroom.clock.now += 1000
    assert.equal((await signIn(stranger, 'editor@harbour.example', 'guess')).status, 403)
    assert.equal((await signIn(stranger, 'editor@harbour.example', 'guess')).headers.get('Retry-After'), '2')
  })

  test('are slowed for one account from all addresses together, never for more than half a minute', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const owner = await staffTab(newsroom, 'editor')
    const email = 'editor@harbour.example'
    for (let attempt = 0; attempt < 50; attempt += 1)
      assert.equal((await signIn(openTab(newsroom, `2001:db8:0:${attempt}::1`), email, 'guess')).status, 403)
    assert.equal((await signIn(openTab(newsroom, '2001:db8:1::1'), email)).status, 429)
    for (let more = 0; more < 20; more += 1) {
      newsroom.clock.now += 30_000
      const answer = await signIn(openTab(newsroom, `2001:db8:2:${more}::1`), email, 'guess')
      assert.equal(answer.status, 403)
    }
    assert.equal((await signIn(owner, email)).status, 303)
    newsroom.clock.now += 30_000
    assert.equal((await signIn(openTab(newsroom, '2001:db8:3::1'), email)).status, 303)
  })

  test('cannot try more by trying at once, nor by changing within 64 bits of an address', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await addStaff(newsroom.app.archive, newsroom.clock.now, 'editor')
    const attempts = Array.from({ length: 12 }, (_, index) =>
      signIn(openTab(newsroom, `2001:db8::${index}`), 'editor@harbour.example', 'guess'),
    )
    const statuses = (await Promise.all(attempts)).map(({ status }) => status)
    assert.equal(statuses.filter((status) => status === 403).length, 5)
    assert.equal(statuses.filter((status) => status === 429).length, 7)
  })

  test('must do it on a page of the site', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await addStaff(newsroom.app.archive, newsroom.clock.now, 'editor')
    const response = await newsroom.request('/en/newsroom/sign-in', {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'cross-site' },
      body: new URLSearchParams({ email: 'editor@harbour.example', password: PASSWORD }),
    })
    assert.equal(response.status, 403)
    assert.equal(response.headers.getSetCookie().length, 0)
  })
})
