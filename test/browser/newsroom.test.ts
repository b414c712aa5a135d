import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { EDITION_LANGS, type EditionLang } from '../../src/model/lang.ts'
import { ROLES } from '../../src/model/staff.ts'
import { makePasswordLink } from '../../src/staff/links.ts'
import { missing } from '../support/databases.ts'
import type { Scope } from '../support/scope.ts'
import { addStaff, NAMES, PASSWORD } from '../support/staff.ts'
import { violations } from './axe.ts'
import { CHROMIUM_MISSING, NOW, openPage, type ServedSite, serveSite, suiteScope } from './site.ts'

const NAME = 'the newsroom in a browser'

if (CHROMIUM_MISSING) missing(NAME, CHROMIUM_MISSING)
else
  describe(NAME, () => {
    const suite = suiteScope()
    let site: ServedSite
    let admin: number

    before(async () => {
      site = await serveSite(suite)
      for (const role of ROLES) {
        const id = await addStaff(site.archive, NOW, role)
        if (role === 'admin') admin = id
      }
    })

    async function signedIn(
      scope: Scope,
      lang: EditionLang,
      options: { javaScriptEnabled?: boolean } = {},
    ): Promise<Page> {
      const page = await openPage(site, scope, options)
      await page.goto(`/${lang}/newsroom/account`)
      await page.fill('#email', 'admin@harbour.example')
      await page.fill('#password', PASSWORD)
      await page.click('form:not(.passkey) button')
      await page.waitForURL('**/newsroom/account')
      return page
    }

    for (const lang of EDITION_LANGS) {
      test(`axe finds nothing in the edition ${lang}, light and dark, at 360 and 1280 px`, async (t) => {
        const page = await signedIn(t, lang)
        const token = await site.archive.writes
          .transaction()
          .execute((tx) => makePasswordLink(tx, NOW, undefined, admin))
        const paths = [
          '',
          '/account',
          '/account/totp',
          '/staff',
          '/staff/log',
          `/password/${token}`,
          '/password/none-of-these-links',
        ]
        for (const path of paths) {
          await page.goto(`/${lang}/newsroom${path}`)
          await checked(page, path)
        }
        const door = await openPage(site, t)
        await door.goto(`/${lang}/newsroom/sign-in`)
        await checked(door, 'sign-in')
        await door.fill('#email', 'nobody@harbour.example')
        await door.fill('#password', 'wrong')
        await door.click('form:not(.passkey) button')
        await checked(door, 'sign-in, refused')
      })

      test(`nothing is wider than a phone in the edition ${lang}, and all of it mirrors`, async (t) => {
        const page = await signedIn(t, lang)
        for (const path of ['', '/account', '/account/totp', '/staff', '/staff/log']) {
          await page.goto(`/${lang}/newsroom${path}`)
          await page.setViewportSize({ width: 360, height: 800 })
          const width = await page.evaluate(() => document.documentElement.scrollWidth)
          assert.ok(width <= 360, `${path}: ${width} px`)
          assert.equal(
            await page.evaluate(() => getComputedStyle(document.documentElement).direction),
            lang === 'ar' ? 'rtl' : 'ltr',
          )
        }
      })
    }

    test('a passkey is added on the account page and signs in without a password', async (t) => {
      const page = await signedIn(t, 'en')
      const authenticator = await virtualAuthenticator(page)
      await page.reload()
      await page.fill('form[data-passkey=create] #name', 'The blue laptop')
      await page.click('form[data-passkey=create] button')
      await page.waitForURL('**/account?done=passkey-added')
      assert.match(await page.innerText('main'), /The blue laptop/)
      assert.equal((await authenticator.credentials()).length, 1)

      await page.click('.person button')
      await page.waitForURL('**/sign-in?done=signed-out')
      await page.goto('/ar/newsroom/sign-in?to=/ar/newsroom/staff')
      await page.click('form[data-passkey=get] button')
      await page.waitForURL('**/ar/newsroom/staff')
      assert.match(await page.innerText('.person'), new RegExp(NAMES.admin))

      // An answer that was overheard is of no use: the challenge has been answered.
      await page.context().clearCookies()
      await page.goto('/en/newsroom/sign-in')
      const answer = await page.evaluate(async () => {
        const form = document.querySelector<HTMLFormElement>('form[data-passkey=get]')
        const options = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(form?.dataset.options ?? ''))
        const credential = (await navigator.credentials.get({ publicKey: options })) as PublicKeyCredential
        return JSON.stringify(credential.toJSON())
      })
      const send = (credential: string) =>
        page.request.post('/en/newsroom/sign-in/passkey', {
          form: { credential },
          headers: { 'Sec-Fetch-Site': 'same-origin' },
          maxRedirects: 0,
        })
      assert.equal((await send(answer)).status(), 303)
      assert.equal((await send(answer)).status(), 403)
      for (const wrong of ['', '{', '{}', '[]', 'null', answer.replace(/"signature":"...../, '"signature":"AAAAA')])
        assert.equal((await send(wrong)).status(), 403, wrong.slice(0, 40))

      await signInByPassword(page)
      await page.goto('/en/newsroom/account')
      await page.click('text=Remove')
      await page.waitForURL('**/account?done=passkey-removed')
      await page.click('.person button')
      await page.goto('/en/newsroom/sign-in')
      await page.click('form[data-passkey=get] button')
      await page.waitForSelector('[role=alert]')
      assert.match(await page.innerText('[role=alert]'), /was not accepted/)
    })

    test('a passkey that does not ask who holds it is not taken', async (t) => {
      const page = await signedIn(t, 'en')
      await virtualAuthenticator(page, { hasUserVerification: false })
      await page.reload()
      await page.fill('form[data-passkey=create] #name', 'A plain key')
      await page.click('form[data-passkey=create] button')
      await page.waitForFunction(
        () => document.querySelector('form[data-passkey=create] [role=status]')?.textContent !== '',
      )
      assert.match(await page.innerText('form[data-passkey=create]'), /could not be added/)
    })

    test('everything but passkeys is done without script', async (t) => {
      const page = await signedIn(t, 'en', { javaScriptEnabled: false })
      assert.equal(await page.isVisible('form[data-passkey]'), false)
      assert.equal(await page.isVisible('[data-without-passkeys]'), true)
      await page.goto('/en/newsroom/staff')
      await page.fill('#name', 'Hadi Mansour')
      await page.fill('#email', 'hadi@harbour.example')
      await page.selectOption('#role', 'translator')
      await page.click('text=Add and make a link')
      assert.match(await page.innerText('.done code'), /^http:\/\/localhost:\d+\/en\/newsroom\/password\/[\w-]{43}$/)
    })

    async function checked(page: Page, what: string): Promise<void> {
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        await page.emulateMedia({ colorScheme: 'light' })
        assert.deepEqual(await violations(page), [], `${what}, ${width} px`)
        await page.emulateMedia({ colorScheme: 'dark' })
        assert.deepEqual(await violations(page, 'colour'), [], `${what}, ${width} px, dark`)
      }
    }

    async function signInByPassword(page: Page): Promise<void> {
      await page.context().clearCookies()
      await page.goto('/en/newsroom/sign-in')
      await page.fill('#email', 'admin@harbour.example')
      await page.fill('#password', PASSWORD)
      await page.click('form:not(.passkey) button')
      await page.waitForURL('**/newsroom')
    }
  })

/** A device of Chromium's own that makes passkeys (WebDriver, section 11 of Web Authentication). */
async function virtualAuthenticator(page: Page, options: { hasUserVerification?: boolean } = {}) {
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  const { hasUserVerification = true } = options
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification,
      isUserVerified: hasUserVerification,
      automaticPresenceSimulation: true,
    },
  })
  return {
    credentials: async () => (await client.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
  }
}
