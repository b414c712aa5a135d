import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { EDITION_LANGS } from '../../src/model/lang.ts'
import { missing } from '../support/databases.ts'
import { otherEdition, pageKinds } from './page-kinds.ts'
import { CHROMIUM_MISSING, NOW, openPage, type ServedSite, serveSite, suiteScope } from './site.ts'

const NAME = 'the site as a reader meets it'

if (CHROMIUM_MISSING) missing(NAME, CHROMIUM_MISSING)
else describe(NAME, { concurrency: false }, readers)

function readers() {
  const suite = suiteScope()
  let site: ServedSite
  let kinds: Awaited<ReturnType<typeof pageKinds>>

  before(async () => {
    site = await serveSite(suite)
    kinds = await pageKinds(site)
  })

  for (const lang of EDITION_LANGS) {
    test(`no page is wider than a screen of 320 px, ${lang}`, async (t) => {
      const page = await openPage(site, t, { viewport: { width: 320, height: 640 } })
      for (const [name, path] of Object.entries(kinds[lang])) {
        await page.goto(path)
        const spare = await page.evaluate('document.documentElement.clientWidth - document.documentElement.scrollWidth')
        assert.equal(spare, 0, name)
      }
    })

    test(`without script an article is read and its edition changed in place, ${lang}`, async (t) => {
      const page = await openPage(site, t, { javaScriptEnabled: false })
      await page.goto(`/${lang}/`)
      const headline = page.locator('.lead h3 a')
      const told = await headline.innerText()
      await headline.click()
      assert.equal(await page.locator('main h1').innerText(), told)
      assert.equal(await page.locator('.share button:visible').count(), 0)
      assert.match((await page.locator('.share a').getAttribute('href')) ?? '', /^mailto:\?subject=.+&body=http/)
      const read = page.url()
      await page.locator('.editions a').click()
      await page.waitForURL(`**/${otherEdition(lang)}/**`)
      assert.equal(await page.locator('html').getAttribute('lang'), otherEdition(lang))
      assert.match(page.url(), /\/\d{4}\/\d{2}\/\d+-/)
      await page.locator('.editions a').click()
      await page.waitForURL(`**/${lang}/**`)
      assert.equal(page.url(), read)
    })

    test(`without script a list is paged through and headlines are searched, ${lang}`, async (t) => {
      const page = await openPage(site, t, { javaScriptEnabled: false })
      await page.goto(kinds[lang].news ?? '')
      const newest = await headlines(page)
      await page.locator('.pagination [rel=next]').click()
      const older = await headlines(page)
      assert.ok(older.length > 0 && older.every((headline) => !newest.includes(headline)))
      await page.locator('.pagination [rel=prev]').click()
      assert.deepEqual(await headlines(page), newest)

      const wanted = older[0] ?? ''
      await page.locator('.menu li:last-child a').click()
      await page.locator('input[type=search]').fill(wanted)
      await page.locator('form.search button').click()
      assert.ok((await headlines(page)).includes(wanted))
    })

    test(`no page of the edition ${lang} fails in the console or asks another host for anything`, async (t) => {
      const page = await openPage(site, t)
      const wrong: string[] = []
      page.on('pageerror', (error) => wrong.push(error.message))
      page.on('console', (line) => line.type() === 'error' && !isMissingPage(line.text()) && wrong.push(line.text()))
      page.on('request', (request) => new URL(request.url()).origin === site.url || wrong.push(request.url()))
      for (const path of Object.values(kinds[lang])) await page.goto(path)
      assert.deepEqual(wrong, [])
    })

    test(`text stands before the fonts come, and each comes at most once, ${lang}`, async (t) => {
      const page = await openPage(site, t)
      const { promise: released, resolve: release } = Promise.withResolvers<void>()
      const asked: string[] = []
      await page.route('**/*.woff2', async (route) => {
        asked.push(new URL(route.request().url()).pathname)
        await released
        await route.continue()
      })
      await page.goto(kinds[lang].article ?? '', { waitUntil: 'domcontentloaded' })
      await page.locator('.body p').first().waitFor()
      const shown = await picture(page)
      await page.evaluate("document.querySelector('main').hidden = true")
      assert.notEqual(await picture(page), shown)
      await page.evaluate("document.querySelector('main').hidden = false")
      release()
      await page.evaluate('document.fonts.ready.then(() => {})')
      assert.ok(asked.length > 0)
      assert.equal(new Set(asked).size, asked.length, asked.join(' '))
    })

    test(`under the furniture of ${lang} an article in the other language keeps its own direction`, async (t) => {
      const page = await openPage(site, t)
      await page.goto(kinds[lang]['article in the other language'] ?? '')
      const [furniture, text] = lang === 'ar' ? ['rtl', 'ltr'] : ['ltr', 'rtl']
      for (const part of ['main h1', '.body p']) assert.equal(await direction(page, part), text, part)
      for (const part of ['.menu', '.kicker', '.byline', '.share', '.colophon', '.comments', '.footer']) {
        assert.equal(await direction(page, part), furniture, part)
      }
      assert.equal(await page.locator('.column').getAttribute('lang'), otherEdition(lang))
    })
  }

  test('with script an article is shared by its address and printed', async (t) => {
    const page = await openPage(site, t, { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.addInitScript('window.print = () => { window.printed = true }')
    await page.goto(kinds.en.article ?? '')
    await page.locator('[data-share]').click()
    await page.getByText('Link copied').waitFor()
    assert.equal(await page.evaluate('navigator.clipboard.readText()'), page.url())
    await page.locator('[data-print]').click()
    assert.equal(await page.evaluate('window.printed'), true)
  })

  test('where nothing may be copied, the address is marked for the reader to copy', async (t) => {
    const page = await openPage(site, t)
    await page.addInitScript("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    await page.goto(kinds.en.article ?? '')
    await page.locator('[data-share]').click()
    await page.waitForFunction("getSelection().toString().startsWith('http')")
    assert.equal(await page.evaluate('getSelection().toString()'), page.url())
  })

  test('the date under the name turns at midnight of the edition', async (t) => {
    const page = await openPage(site, t)
    // 22:00 UTC is midnight in Beirut, on this side of the change to summer time.
    const midnight = Date.UTC(2026, 2, 1, 22)
    const shown: (string | null)[] = []
    for (const now of [midnight - 1, midnight]) {
      site.clock.now = now
      await page.goto('/en/')
      shown.push(await page.locator('.today time').getAttribute('datetime'))
    }
    site.clock.now = NOW
    assert.deepEqual(shown, ['2026-03-01', '2026-03-02'])
  })

  test('on paper there is the article, and at its foot where it is from', async (t) => {
    const page = await openPage(site, t)
    await page.goto(kinds.ar.article ?? '')
    await page.emulateMedia({ media: 'print' })
    for (const part of ['.masthead', '.footer', '.related', '.comments', '.share']) {
      assert.equal(await page.locator(`${part}:visible`).count(), 0, part)
    }
    assert.equal(await page.locator('.on-paper:visible').count(), 1)
    assert.equal(await page.locator('.address').innerText(), decodeURI(page.url()))
  })
}

const headlines = (page: Page) => page.locator('.list h2').allInnerTexts()

/** Taken by the protocol: Playwright's own waits for the fonts. */
async function picture(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot')
  await session.detach()
  return data
}

const direction = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => getComputedStyle(element).direction)

/** The browser's own line about the pages that answer 404 and 410, as they should. */
const isMissingPage = (text: string) => /status of 4(04|10)/.test(text)
