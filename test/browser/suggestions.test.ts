import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { EDITION_LANGS } from '../../src/model/lang.ts'
import { missing } from '../support/databases.ts'
import { violations } from './axe.ts'
import { CHROMIUM_MISSING, openPage, type ServedSite, serveSite, suiteScope } from './site.ts'

const NAME = 'what is suggested while a question is typed'
const ARTICLE = /\/(ar|en)\/\d{4}\/\d{2}\/\d+-/
const TYPED = { ar: 'السف', en: 'sh' }

if (CHROMIUM_MISSING) missing(NAME, CHROMIUM_MISSING)
else describe(NAME, { concurrency: false }, typing)

function typing() {
  const suite = suiteScope()
  let site: ServedSite

  before(async () => {
    site = await serveSite(suite)
  })

  for (const lang of EDITION_LANGS) {
    test(`is chosen with the arrows and opened with Enter, ${lang}`, async (t) => {
      const page = await openPage(site, t)
      await page.goto(`/${lang}/search`)
      const box = page.getByRole('combobox')
      await box.pressSequentially(TYPED[lang])
      const options = page.getByRole('option')
      await options.first().waitFor()
      assert.equal(await box.getAttribute('aria-expanded'), 'true')
      assert.deepEqual(await violations(page), [])
      await page.keyboard.press('ArrowUp')
      const last = options.last()
      assert.equal(await last.getAttribute('aria-selected'), 'true')
      assert.equal(await box.getAttribute('aria-activedescendant'), await last.getAttribute('id'))
      assert.equal(await box.evaluate((element) => element === document.activeElement), true)
      await page.keyboard.press('ArrowDown')
      assert.equal(await box.getAttribute('aria-activedescendant'), null)
      await page.keyboard.press('ArrowDown')
      const headline = await options.first().locator('bdi').innerText()
      await page.keyboard.press('Enter')
      await page.waitForURL(ARTICLE)
      assert.equal(await page.locator('main h1').innerText(), headline)
    })

    test(`goes with Escape, and Enter asks what was typed, ${lang}`, async (t) => {
      const page = await openPage(site, t)
      await page.goto(`/${lang}/search`)
      const box = page.getByRole('combobox')
      await box.pressSequentially(TYPED[lang])
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('Escape')
      assert.equal(await page.getByRole('option').count(), 0)
      assert.equal(await box.getAttribute('aria-expanded'), 'false')
      assert.equal(await box.inputValue(), TYPED[lang])
      await page.keyboard.press('Enter')
      await page.waitForURL(`**/${lang}/search?q=*`)
      assert.equal(new URL(page.url()).searchParams.get('q'), TYPED[lang])
    })
  }

  test('is clicked, and is gone when the box is left', async (t) => {
    const page = await openPage(site, t)
    await page.goto('/en/search')
    const box = page.getByRole('combobox')
    await box.pressSequentially('sh')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Tab')
    assert.equal(await page.getByRole('option').count(), 0)
    await box.fill('ship')
    await page.getByRole('option').first().click()
    await page.waitForURL(ARTICLE)
  })

  test('is nothing when the site does not answer, and the box works on', async (t) => {
    const page = await openPage(site, t)
    await page.goto('/en/search')
    await page.route('**/search/suggest*', (route) => route.abort())
    // Listened for before the typing: under load the request may be out when the last key is down.
    const asked = page.waitForRequest('**/search/suggest*')
    await page.getByRole('combobox').pressSequentially('ship')
    await asked
    await page.keyboard.press('Enter')
    await page.waitForURL('**/en/search?q=ship')
  })
}
