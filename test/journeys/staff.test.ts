import assert from 'node:assert/strict'
import { argon2Sync } from 'node:crypto'
import { test } from 'node:test'
import { ROLES } from '../../src/model/staff.ts'
import { makeFirstAdminLink } from '../../src/staff/links.ts'
import { changeStatus } from '../../src/staff/members.ts'
import { signIn as signInBy } from '../../src/staff/sign-in.ts'
import { actorOf } from '../../src/web/newsroom/cookies.ts'
import { NEWSROOM_ACTIONS, NEWSROOM_PAGES } from '../../src/web/newsroom/routes.ts'
import { onEachDatabase } from '../support/databases.ts'
import { type Newsroom, openNewsroom } from '../support/newsroom.ts'
import { textOf } from '../support/page-text.ts'
import { addStaff, PASSWORD, signIn, staffTab } from '../support/staff.ts'
import { openTab, type Tab } from '../support/tab.ts'

const NEW_PASSWORD = 'seven slow ferries north'
const DAY = 24 * 3_600_000

const isIn = async (tab: Tab) => (await tab.get('/en/newsroom')).status === 200
const linkIn = (page: string) => new URL(/https:\/\/[^<]*\/password\/[\w-]+/.exec(page)?.[0] ?? '').pathname

/** The addresses of a table, with something in the place of each parameter. */
const below = (path: string) => `/en/newsroom${path.replace(/:id\{[^/]*\}/, '1')}`

async function stampOf({ app }: Newsroom, email: string) {
  return app.archive.reads.selectFrom('staff').selectAll().where('email', '=', email).executeTakeFirst()
}

onEachDatabase('the newsroom', (database) => {
  test('lets no one in who has not signed in, and shows them nothing', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await addStaff(newsroom.app.archive, newsroom.clock.now, 'admin')
    const before = await newsroom.app.archive.reads.selectFrom('staff').selectAll().execute()
    const stranger = openTab(newsroom)
    const answers = [
      ...(await Promise.all(NEWSROOM_PAGES.map(([path]) => stranger.get(below(path))))),
      ...(await Promise.all(NEWSROOM_ACTIONS.map(([path]) => stranger.post(below(path), { role: 'editor' })))),
    ]
    for (const answer of answers) {
      assert.equal(answer.status, 303)
      assert.match(answer.headers.get('Location') ?? '', /^\/en\/newsroom\/sign-in\?to=/)
      assert.equal(await answer.text(), '')
    }
    assert.deepEqual(await newsroom.app.archive.reads.selectFrom('staff').selectAll().execute(), before)
  })

  test('shows each role what it may do, and refuses the rest', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    for (const role of ROLES) {
      const tab = await staffTab(newsroom, role)
      const desk = await (await tab.get('/ar/newsroom')).text()
      const isAdmin = role === 'admin'
      assert.equal(/href="\/ar\/newsroom\/staff"/.test(desk), isAdmin, role)
      assert.equal((await tab.get('/ar/newsroom/staff')).status, isAdmin ? 200 : 403, role)
      assert.equal((await tab.get('/ar/newsroom/staff/log')).status, isAdmin ? 200 : 403, role)
      if (!isAdmin) {
        const refused = await tab.post(`/en/newsroom/staff/${tab.id}/role`, { role: 'admin' })
        assert.equal(refused.status, 403)
        assert.match(await refused.text(), /This is not part of your role/)
        assert.equal(refused.headers.get('Cache-Control'), 'private, no-store')
      }
    }
  })

  test('is told who signs in on any page of the site, and only while they are in', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const tab = await staffTab(newsroom, 'moderator')
    const headers = new Headers({ Cookie: `__Host-session=${tab.cookies.get('__Host-session')}` })
    const site = { archive: newsroom.app.archive, now: () => newsroom.clock.now, siteUrl: 'https://warraq.example' }
    const asked = () => actorOf(site as Parameters<typeof actorOf>[0], headers)
    assert.deepEqual(await asked(), { staffId: tab.id, name: 'هدى المشرفة', role: 'moderator' })
    assert.equal(await actorOf(site as Parameters<typeof actorOf>[0], new Headers()), undefined)
    await tab.post('/en/newsroom/sign-out')
    assert.equal(await asked(), undefined)
  })

  test('gives a new member a link, by which they set a password once', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const admin = await staffTab(newsroom, 'admin')
    const typed = { email: 'Rana@harbour.example', name: ' رنا  خوري ', role: 'translator' }
    const added = await admin.post('/en/newsroom/staff', typed)
    assert.equal(added.status, 200)
    const link = linkIn(await added.text())
    const rana = openTab(newsroom)
    assert.equal((await rana.get(link)).status, 200)
    assert.match(await (await rana.get(link)).text(), /رنا خوري/)
    assert.equal((await signIn(rana, 'rana@harbour.example', '')).status, 403)
    const weak = await rana.post(link, { 'new-password': 'rana2026' })
    assert.equal(weak.status, 422)
    assert.match(await weak.text(), /little more than your name/)
    const both = await Promise.all([1, 2].map(() => rana.post(link, { 'new-password': NEW_PASSWORD })))
    assert.deepEqual(both.map(({ status }) => status).sort(), [303, 410])
    assert.equal((await rana.get(link)).status, 410)
    assert.equal((await signIn(rana, 'rana@harbour.example', NEW_PASSWORD)).status, 303)
    const again = await admin.post('/en/newsroom/staff', typed)
    assert.equal(again.status, 409)
    assert.match(await again.text(), /Someone has an account with this e-mail address already/)
  })

  test('forgets a link after a day, and when there is a newer one', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const admin = await staffTab(newsroom, 'admin')
    const editor = await staffTab(newsroom, 'editor')
    const give = async () => linkIn(await (await admin.post(`/en/newsroom/staff/${editor.id}/link`)).text())
    const first = await give()
    const second = await give()
    assert.equal((await editor.get(first)).status, 410)
    assert.equal((await editor.get(second)).status, 200)
    newsroom.clock.now += DAY
    assert.equal((await editor.get(second)).status, 410)
    assert.equal((await editor.post(second, { 'new-password': NEW_PASSWORD })).status, 410)
  })

  test('ends every other session of a member whose password is changed, and changes the token of the one', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const own = await staffTab(newsroom, 'editor')
    const elsewhere = openTab(newsroom)
    await signIn(elsewhere, 'editor@harbour.example')
    const change = (fields: Record<string, string>) => own.post('/en/newsroom/account/password', fields)
    assert.equal((await change({ password: 'wrong', 'new-password': NEW_PASSWORD })).status, 403)
    assert.equal((await change({ password: PASSWORD, 'new-password': 'password1' })).status, 422)
    assert.ok(await isIn(elsewhere))
    const before = own.cookies.get('__Host-session')
    assert.equal((await change({ password: PASSWORD, 'new-password': NEW_PASSWORD })).status, 303)
    assert.notEqual(own.cookies.get('__Host-session'), before)
    assert.ok(await isIn(own))
    assert.equal(await isIn(elsewhere), false)
    assert.equal((await signIn(elsewhere, 'editor@harbour.example')).status, 403)
  })

  test('shows a member where they are signed in, and lets them out there', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const own = await staffTab(newsroom, 'editor')
    const others = ['192.0.2.20', '192.0.2.21'].map((peer) => openTab(newsroom, peer))
    for (const tab of others) await signIn(tab, 'editor@harbour.example')
    const page = await (await own.get('/en/newsroom/account')).text()
    assert.match(textOf(page), /Tab at 192\.0\.2\.20/)
    const end = /action="([^"]*sessions\/\d+\/end)"/.exec(page)?.[1] ?? ''
    const stranger = await staffTab(newsroom, 'moderator')
    await stranger.post(end)
    assert.deepEqual(await Promise.all(others.map(isIn)), [true, true])
    await own.post(end)
    assert.equal((await Promise.all(others.map(isIn))).filter(Boolean).length, 1)
    await own.post('/en/newsroom/account/sessions/end-others')
    assert.deepEqual(await Promise.all([own, ...others].map(isIn)), [true, false, false])
  })

  test('shows a disabled member out at once, and a member of another role in anew', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const admin = await staffTab(newsroom, 'admin')
    const editor = await staffTab(newsroom, 'editor')
    const staff = `/en/newsroom/staff/${editor.id}`
    await admin.post(`${staff}/role`, { role: 'moderator' })
    assert.equal(await isIn(editor), false)
    await signIn(editor, 'editor@harbour.example')
    assert.match(textOf(await (await editor.get('/en/newsroom')).text()), /moderator/)
    const link = linkIn(await (await admin.post(`${staff}/link`)).text())
    await admin.post(`${staff}/disable`)
    assert.equal(await isIn(editor), false)
    assert.equal((await signIn(editor, 'editor@harbour.example')).status, 403)
    assert.equal((await editor.get(link)).status, 410)
    await admin.post(`${staff}/enable`)
    assert.equal((await signIn(editor, 'editor@harbour.example')).status, 303)
  })

  test('is never left without an admin, nor changed by one who has not signed in lately', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const { archive } = newsroom.app
    const admin = await staffTab(newsroom, 'admin')
    const second = await addStaff(archive, newsroom.clock.now, 'admin', 'second@harbour.example')
    await Promise.all([
      admin.post(`/en/newsroom/staff/${admin.id}/disable`),
      admin.post(`/en/newsroom/staff/${second}/role`, { role: 'editor' }),
    ])
    const admins = await archive.reads
      .selectFrom('staff')
      .select('id')
      .where('role', '=', 'admin')
      .where('status', '=', 'active')
      .execute()
    assert.equal(admins.length, 1)
    assert.equal(
      await changeStatus(archive, newsroom.clock.now, undefined, admins[0]?.id ?? 0, 'disabled'),
      'last-admin',
    )
    newsroom.clock.now += 16 * 60_000
    const stale = await admin.post(`/en/newsroom/staff/${second}/link`)
    assert.match(stale.headers.get('Location') ?? '', /sign-in/)
  })

  test('takes away every way in of a member who has lost theirs, and gives a link', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const admin = await staffTab(newsroom, 'admin')
    const editor = await staffTab(newsroom, 'editor')
    const shown = await admin.post(`/en/newsroom/staff/${editor.id}/reset`)
    assert.equal(await isIn(editor), false)
    assert.equal((await signIn(editor, 'editor@harbour.example')).status, 403)
    const link = linkIn(await shown.text())
    assert.equal((await editor.post(link, { 'new-password': NEW_PASSWORD })).status, 303)
    assert.equal((await signIn(editor, 'editor@harbour.example', NEW_PASSWORD)).status, 303)
  })

  test('keeps a log that nobody changes', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const { archive } = newsroom.app
    const admin = await staffTab(newsroom, 'admin')
    const editor = await staffTab(newsroom, 'editor')
    await admin.post(`/en/newsroom/staff/${editor.id}/role`, { role: 'moderator' })
    const log = textOf(await (await admin.get('/en/newsroom/staff/log')).text())
    assert.match(log, /Ada Admin changed the role editor → moderator Ilyas Editor/)
    assert.match(log, /on the command line added to the staff editor Ilyas Editor/)
    await assert.rejects(archive.writes.updateTable('staff_log').set({ action: 'added' }).execute(), /only ever added/)
    await assert.rejects(archive.writes.deleteFrom('staff_log').execute(), /only ever added/)
  })

  test('begins with one link for one admin, who can be only the first', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const { archive } = newsroom.app
    const old = await makeFirstAdminLink(archive, newsroom.clock.now - DAY)
    const token = await makeFirstAdminLink(archive, newsroom.clock.now)
    const tab = openTab(newsroom)
    assert.equal((await tab.get(`/ar/newsroom/first-admin/${old}`)).status, 410)
    const path = `/ar/newsroom/first-admin/${token}`
    assert.match(await (await tab.get(path)).text(), /الحساب الأول/)
    const typed = { name: 'ليلى', email: 'layla@harbour.example', 'new-password': NEW_PASSWORD }
    assert.equal((await tab.post(path, { ...typed, email: 'layla' })).status, 422)
    const both = await Promise.all([
      tab.post(path, typed),
      tab.post(path, { ...typed, email: 'other@harbour.example' }),
    ])
    assert.deepEqual(both.map(({ status }) => status).sort(), [303, 410])
    const staff = await archive.reads.selectFrom('staff').select(['role', 'status']).execute()
    assert.deepEqual(staff, [{ role: 'admin', status: 'active' }])
    assert.equal(await makeFirstAdminLink(archive, newsroom.clock.now), undefined)
    assert.equal((await tab.get(path)).status, 410)
  })

  test('makes one derivation for every refusal, whomever it is of', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const { archive } = newsroom.app
    await addStaff(archive, newsroom.clock.now, 'editor')
    const disabled = await addStaff(archive, newsroom.clock.now, 'translator')
    await changeStatus(archive, newsroom.clock.now, undefined, disabled, 'disabled')
    await archive.writes
      .updateTable('staff')
      .set({ password_hash: null })
      .where('id', '=', await addStaff(archive, newsroom.clock.now, 'moderator'))
      .execute()
    const browser = { addressPrefix: '192.0.2.1', device: undefined, session: undefined, userAgent: undefined }
    for (const role of ['editor', 'translator', 'moderator', 'nobody']) {
      const asked: unknown[] = []
      const email = `${role}@harbour.example`
      const outcome = await signInBy(archive, newsroom.clock.now, email, 'a wrong one', browser, async (parameters) => {
        asked.push([parameters.memory, parameters.passes, parameters.parallelism])
        return argon2Sync('argon2id', parameters)
      })
      assert.deepEqual([outcome, asked], [{ outcome: 'refused' }, [[19_456, 2, 1]]], role)
    }
  })

  test('makes a hash of older parameters anew when its password is shown', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const { clock } = newsroom
    const { archive } = newsroom.app
    await addStaff(archive, clock.now, 'editor')
    const nonce = Buffer.alloc(16, 1)
    const parameters = { message: Buffer.from(PASSWORD), nonce, memory: 64, passes: 1, parallelism: 1, tagLength: 32 }
    const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
    const old = `$argon2id$v=19$m=64,t=1,p=1$${text(nonce)}$${text(argon2Sync('argon2id', parameters))}`
    await archive.writes.updateTable('staff').set({ password_hash: old }).execute()
    assert.equal((await signIn(openTab(newsroom), 'editor@harbour.example')).status, 303)
    assert.match((await stampOf(newsroom, 'editor@harbour.example'))?.password_hash ?? '', /m=19456,t=2,p=1/)
    assert.equal((await signIn(openTab(newsroom), 'editor@harbour.example')).status, 303)
  })
})
