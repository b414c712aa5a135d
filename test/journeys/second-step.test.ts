import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TOTP } from 'otpauth'
import { onEachDatabase, type TestDatabase } from '../support/databases.ts'
import { type Newsroom, openNewsroom } from '../support/newsroom.ts'
import type { Scope } from '../support/scope.ts'
import { PASSWORD, signIn, staffTab } from '../support/staff.ts'
import { openTab, type Tab } from '../support/tab.ts'

const EMAIL = 'editor@harbour.example'
const HALF_MINUTE = 30_000

const fieldIn = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''

/** The app on the phone: what it shows at the clock of the site. */
const codeOf = (secret: string, { clock }: Newsroom, steps = 0) =>
  new TOTP({ secret }).generate({ timestamp: clock.now + steps * HALF_MINUTE })

/** Sets up an app for the member of a tab; its secret, and the recovery codes. */
async function setUp(newsroom: Newsroom, tab: Tab) {
  const page = await (await tab.get('/en/newsroom/account/totp')).text()
  const secret = fieldIn(page, 'secret')
  const shown = await tab.post('/en/newsroom/account/totp', { secret, code: codeOf(secret, newsroom) })
  assert.equal(shown.status, 200)
  const codes = [...(await shown.text()).matchAll(/<code dir="ltr">([^<]+)<\/code>/g)].map((match) => match[1] ?? '')
  newsroom.clock.now += HALF_MINUTE
  return { secret, codes }
}

/** Shows the password; the page that asks for the code gives what is to be sent with it. */
async function ticketOf(tab: Tab): Promise<string> {
  const response = await signIn(tab, EMAIL)
  assert.equal(response.status, 200)
  assert.equal(response.headers.getSetCookie().length, 0)
  return fieldIn(await response.text(), 'ticket')
}

const showCode = (tab: Tab, ticket: string, code: string) =>
  tab.post('/en/newsroom/sign-in/code', { ticket, code, to: '/en/newsroom/account' })

onEachDatabase('codes of an app', (database) => {
  test('are asked for after the password, once an app has shown one', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const own = await staffTab(newsroom, 'editor')
    const before = own.cookies.get('__Host-session')
    const wrong = await own.post('/en/newsroom/account/totp', { secret: 'A'.repeat(32), code: '000000' })
    assert.equal(wrong.status, 422)
    const { secret } = await setUp(newsroom, own)
    assert.notEqual(own.cookies.get('__Host-session'), before)
    assert.equal((await own.get('/en/newsroom')).status, 200)

    const tab = openTab(newsroom)
    const ticket = await ticketOf(tab)
    assert.equal((await tab.get('/en/newsroom')).status, 303)
    assert.equal((await showCode(tab, ticket, '000000')).status, 403)
    const entered = await showCode(tab, ticket, codeOf(secret, newsroom))
    assert.equal(entered.headers.get('Location'), '/en/newsroom/account')
    assert.match(await (await tab.get('/en/newsroom/account')).text(), /10 recovery codes are left/)
  })

  test('are taken once, within half a minute either way, in any digits', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const { secret } = await setUp(newsroom, await staffTab(newsroom, 'editor'))
    const statusOf = async (code: string) => {
      const tab = openTab(newsroom)
      return (await showCode(tab, await ticketOf(tab), code)).status
    }
    assert.equal(await statusOf(codeOf(secret, newsroom, -2)), 403)
    assert.equal(await statusOf(codeOf(secret, newsroom, 2)), 403)
    const present = codeOf(secret, newsroom)
    assert.equal(await statusOf(present), 303)
    assert.equal(await statusOf(present), 403)
    assert.equal(await statusOf(codeOf(secret, newsroom, -1)), 403, 'an older one after a newer one')
    const next = codeOf(secret, newsroom, 1).replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? '')
    assert.equal(await statusOf(next), 303)
  })

  test('cannot be shown twice at once', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const { secret } = await setUp(newsroom, await staffTab(newsroom, 'editor'))
    const code = codeOf(secret, newsroom)
    const tabs = await Promise.all(
      [1, 2, 3].map(async () => {
        const tab = openTab(newsroom)
        return [tab, await ticketOf(tab)] as const
      }),
    )
    const answers = await Promise.all(tabs.map(([tab, ticket]) => showCode(tab, ticket, code)))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 403, 403])
  })

  test('cannot be guessed: each wrong one past the fifth doubles the wait', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const { secret } = await setUp(newsroom, await staffTab(newsroom, 'editor'))
    const tab = openTab(newsroom)
    const ticket = await ticketOf(tab)
    for (let guess = 0; guess < 5; guess += 1) assert.equal((await showCode(tab, ticket, `00000${guess}`)).status, 403)
    const waits = await showCode(tab, ticket, codeOf(secret, newsroom))
    assert.deepEqual([waits.status, waits.headers.get('Retry-After')], [429, '1'])
    newsroom.clock.now += 1000
    assert.equal((await showCode(tab, ticket, codeOf(secret, newsroom))).status, 303)
  })

  test('are of no use without the password, or long after it', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const { secret } = await setUp(newsroom, await staffTab(newsroom, 'editor'))
    const tab = openTab(newsroom)
    assert.equal((await showCode(tab, 'x'.repeat(43), codeOf(secret, newsroom))).status, 403)
    const ticket = await ticketOf(tab)
    newsroom.clock.now += 11 * 60_000
    const late = await showCode(tab, ticket, codeOf(secret, newsroom))
    assert.match(await late.text(), /This took too long/)
    const used = await ticketOf(tab)
    assert.equal((await showCode(tab, used, codeOf(secret, newsroom))).status, 303)
    assert.equal((await showCode(openTab(newsroom), used, codeOf(secret, newsroom, 1))).status, 403)
  })

  test('may be replaced by recovery codes, each once, until there are new ones', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const own = await staffTab(newsroom, 'editor')
    const { codes } = await setUp(newsroom, own)
    assert.equal(new Set(codes).size, 10)
    for (const code of codes) assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    const statusOf = async (code: string) => {
      const tab = openTab(newsroom)
      return (await showCode(tab, await ticketOf(tab), code)).status
    }
    const [first = '', second = ''] = codes
    assert.equal(await statusOf(first), 303)
    assert.equal(await statusOf(first), 403)
    assert.equal(await statusOf(second.toLowerCase().replaceAll('-', ' ')), 303)
    assert.match(await (await own.get('/en/newsroom/account')).text(), /8 recovery codes are left/)
    assert.equal((await own.post('/en/newsroom/account/recovery-codes')).status, 200)
    assert.equal(await statusOf(codes[2] ?? ''), 403)
  })

  test('are asked for no more when the member turns them off, who must have signed in lately', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const own = await staffTab(newsroom, 'editor')
    await setUp(newsroom, own)
    newsroom.clock.now += 16 * 60_000
    const stale = await own.post('/en/newsroom/account/totp/off')
    assert.match(stale.headers.get('Location') ?? '', /^\/en\/newsroom\/sign-in\?to=/)
    const tab = openTab(newsroom)
    const ticket = await ticketOf(tab)
    assert.ok(ticket)
    newsroom.clock.now -= 16 * 60_000
    assert.equal((await own.post('/en/newsroom/account/totp/off')).status, 303)
    newsroom.clock.now += 16 * 60_000
    assert.equal((await signIn(openTab(newsroom), EMAIL, PASSWORD)).status, 303)
    assert.equal((await showCode(tab, ticket, '000000')).status, 403)
  })

  test('have secrets that nobody reads in the database, and those from before are sealed at the next start', async (scope) => {
    const { open, stored, replace } = await restarted(scope, database)
    const first = await open({ SECRET_KEYS: KEYS.one })
    const { secret } = await setUp(first, await staffTab(first, 'editor'))
    assert.match(await stored(first), /^sealed1:/)
    assert.equal((await stored(first)).includes(secret), false)
    assert.equal(await enters(first, secret), true)

    await replace(first, secret)
    const second = await open({ SECRET_KEYS: KEYS.one }, first.clock.now)
    assert.deepEqual(second.app.sealing, { readable: 0, unreadable: 0 })
    assert.match(await stored(second), /^sealed1:/)
    assert.equal(await enters(second, secret), true)
    assert.equal(await enters(second, secret, 0), false)
  })

  test('go on with a new key while the old one is still named, and without it from the next start on', async (scope) => {
    const { open, stored } = await restarted(scope, database)
    const first = await open({ SECRET_KEYS: KEYS.one })
    const { secret } = await setUp(first, await staffTab(first, 'editor'))
    const before = await stored(first)
    const second = await open({ SECRET_KEYS: `${KEYS.other},${KEYS.one}` }, first.clock.now)
    assert.notEqual(await stored(second), before)
    assert.equal(await enters(second, secret), true)
    const third = await open({ SECRET_KEYS: KEYS.other }, second.clock.now)
    assert.equal(await enters(third, secret), true)
  })

  test('of which the key is lost are told so; a recovery code is taken all the same', async (scope) => {
    const { open, stored } = await restarted(scope, database)
    const first = await open({ SECRET_KEYS: KEYS.one })
    const { secret, codes } = await setUp(first, await staffTab(first, 'editor'))
    const kept = await stored(first)
    const second = await open({ SECRET_KEYS: KEYS.other }, first.clock.now)
    assert.deepEqual(second.app.sealing, { readable: 0, unreadable: 1 })
    assert.equal(await stored(second), kept)
    const tab = openTab(second)
    const refused = await showCode(tab, await ticketOf(tab), codeOf(secret, second))
    assert.equal(refused.status, 403)
    assert.match(await refused.text(), /the key that it needs for that is missing/)
    assert.equal((await showCode(tab, await ticketOf(tab), codes[0] ?? '')).status, 303)
  })
})

const KEYS = {
  one: Buffer.alloc(32, 1).toString('base64url'),
  other: Buffer.alloc(32, 2).toString('base64url'),
} as const

/** Starts of one site, one after the other, each with settings of its own; and what is kept of the one app. */
async function restarted(scope: Scope, database: TestDatabase) {
  const location = await database.location(scope)
  const same = { ...database, location: async () => location }
  const staff = ({ app }: Newsroom) => app.archive.writes
  return {
    async open(settings: Readonly<Record<string, string>>, now?: number): Promise<Newsroom> {
      const newsroom = await openNewsroom(scope, same, settings)
      if (now !== undefined) newsroom.clock.now = now
      return newsroom
    },
    async stored(newsroom: Newsroom): Promise<string> {
      const row = await staff(newsroom).selectFrom('staff').select('totp_secret').executeTakeFirstOrThrow()
      return row.totp_secret ?? ''
    },
    /** As releases before this one have kept it. */
    async replace(newsroom: Newsroom, secret: string): Promise<void> {
      await staff(newsroom).updateTable('staff').set({ totp_secret: secret }).execute()
    },
  }
}

/** Whether a code of the app is taken; by default that of the next half minute, since none is taken twice. */
async function enters(newsroom: Newsroom, secret: string, later = HALF_MINUTE): Promise<boolean> {
  newsroom.clock.now += later
  const tab = openTab(newsroom)
  return (await showCode(tab, await ticketOf(tab), codeOf(secret, newsroom))).status === 303
}
