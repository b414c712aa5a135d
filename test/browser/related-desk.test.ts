import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { relationLog } from '../../src/archive/relation-log.ts'
import { EDITION_LANGS, type EditionLang } from '../../src/model/lang.ts'
import { ban, pin } from '../../src/relate/decide.ts'
import { missing } from '../support/databases.ts'
import type { Scope } from '../support/scope.ts'
import { addStaff, NAMES, PASSWORD } from '../support/staff.ts'
import { violations } from './axe.ts'
import { CHROMIUM_MISSING, NOW, openPage, type ServedSite, serveSite, suiteScope } from './site.ts'

const NAME = 'the newsroom’s related articles in a browser'

/** What an Arabic layout (“Arabic 101”) types with the keys of the page. */
const ARABIC = { KeyJ: 'ت', KeyK: 'ن', KeyP: 'ح', KeyU: 'ع', KeyD: 'ي', KeyB: 'لا', KeyX: 'ء', KeyZ: 'ئ' } as const

if (CHROMIUM_MISSING) missing(NAME, CHROMIUM_MISSING)
else describe(NAME, { concurrency: false }, relating)

function relating() {
  const suite = suiteScope()
  let site: ServedSite
  /** An article with many entries in its lists. */
  let articleId: number

  before(async () => {
    site = await serveSite(suite)
    await addStaff(site.archive, NOW, 'editor')
    const { reads } = site.archive
    const most = await reads
      .selectFrom('relation')
      .select('article_id')
      .where('kind', '=', 'news')
      .groupBy('article_id')
      .orderBy((eb) => eb.fn.countAll(), 'desc')
      .orderBy('article_id')
      .executeTakeFirstOrThrow()
    articleId = most.article_id
  })

  async function signedIn(scope: Scope, lang: EditionLang, options: { javaScriptEnabled?: boolean } = {}) {
    const page = await openPage(site, scope, options)
    await page.goto(`/${lang}/newsroom/related`)
    await page.fill('#email', 'editor@harbour.example')
    await page.fill('#password', PASSWORD)
    await page.click('form:not(.passkey) button')
    await page.waitForURL('**/newsroom/related')
    return page
  }

  const listed = (page: Page) =>
    page
      .locator('section[aria-labelledby=list-news] .card[id]:visible')
      .evaluateAll((cards) => cards.map(({ id }) => id))
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)

  for (const lang of EDITION_LANGS) {
    test(`axe finds nothing in the edition ${lang}, light and dark, at 360 and 1280 px`, async (t) => {
      const page = await signedIn(t, lang)
      await checked(page, 'newest')
      await page.fill('#q', 'qqqq zzzz')
      await page.press('#q', 'Enter')
      await page.waitForURL('**q=**')
      await checked(page, 'nothing found')
      const [first, second, third] = await site.archive.reads
        .selectFrom('relation')
        .select('related_id')
        .where('article_id', '=', articleId)
        .orderBy('score', 'desc')
        .execute()
      await pin(site.archive, { now: NOW }, articleId, [first?.related_id ?? 0, second?.related_id ?? 0])
      await ban(site.archive, { now: NOW }, articleId, [third?.related_id ?? 0])
      await page.goto(`/${lang}/newsroom/related/${articleId}?act=none`)
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true
      })
      await checked(page, 'lists')
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.click('[data-keys]')
      await checked(page, 'keys', [1280])
      await page.goto(`/${lang}/newsroom/related/51`)
      await checked(page, 'another')
    })
  }

  test('lists are put right by the keyboard alone, with an Arabic layout', async (t) => {
    await site.archive.writes.deleteFrom('relation').where('state', '<>', 'listed').execute()
    const page = await signedIn(t, 'ar')
    await page.goto(`/ar/newsroom/related/${articleId}`)
    const press = await arabicKeyboard(page)
    const reloaded = async (code: keyof typeof ARABIC) => {
      const loaded = page.waitForEvent('load')
      await press(code)
      await loaded
    }
    const [one = '', two = '', three = ''] = await listed(page)
    await press('KeyJ')
    await press('KeyJ')
    await press('KeyJ')
    assert.equal(await focused(page), three)
    await reloaded('KeyP')
    assert.deepEqual((await listed(page)).slice(0, 3), [three, one, two])
    assert.equal(await focused(page), three)
    await press('KeyJ')
    await reloaded('KeyP')
    assert.deepEqual((await listed(page)).slice(0, 2), [one, three])
    await reloaded('KeyD')
    assert.deepEqual((await listed(page)).slice(0, 2), [three, one])
    assert.equal(await focused(page), one)
    await reloaded('KeyU')
    assert.deepEqual((await listed(page)).slice(0, 2), [one, three])
    await reloaded('KeyB')
    assert.ok(!(await listed(page)).includes(one))
    assert.equal(await focused(page), three)
    await reloaded('KeyZ')
    assert.deepEqual((await listed(page)).slice(0, 2), [one, three])
    await reloaded('KeyX')
    const log = await relationLog(site.archive.reads, 6, articleId)
    assert.deepEqual(
      log.map(({ action, actor }) => `${action} ${actor}`),
      ['cleared', 'undone', 'banned', 'ordered', 'ordered', 'pinned'].map((action) => `${action} ${NAMES.editor}`),
    )
    // The switch in the list of keys turns them off.
    await page.click('[data-keys]')
    await page.uncheck('[data-keys-on]')
    await page.click('dialog button')
    await press('KeyB')
    assert.equal((await relationLog(site.archive.reads, 1, articleId))[0]?.id, log[0]?.id)
  })

  test('everything is done without script', async (t) => {
    await site.archive.writes.deleteFrom('relation').where('state', '<>', 'listed').execute()
    const page = await signedIn(t, 'en', { javaScriptEnabled: false })
    await page.fill('#q', String(articleId))
    await page.press('#q', 'Enter')
    await page.click(`a[href="/en/newsroom/related/${articleId}"]`)
    const [one = '', two = ''] = await listed(page)
    await page.click(`#${two} button[value=pin]`)
    await page.waitForURL(`**/related/${articleId}?act=*#${two}`)
    assert.deepEqual((await listed(page)).slice(0, 2), [two, one])
    assert.match(await page.innerText('[role=status]'), /^Pinned: /)
    await page.click('[role=status] button')
    await page.waitForURL(`**/related/${articleId}?act=*`)
    assert.deepEqual((await listed(page)).slice(0, 2), [one, two])
    await page.fill('#which', 'no such article')
    await page.click('.add button')
    assert.match(await page.innerText('[role=alert]'), /There is no article/)
    assert.equal(await page.inputValue('#which'), 'no such article')
  })

  async function checked(page: Page, what: string, widths: readonly number[] = [360, 1280]): Promise<void> {
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme: 'light' })
      assert.deepEqual(await violations(page), [], `${what}, ${width} px`)
      await page.emulateMedia({ colorScheme: 'dark' })
      assert.deepEqual(await violations(page, 'colour'), [], `${what}, ${width} px, dark`)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      assert.ok(wide <= width, `${what}: ${wide} px`)
    }
  }
}

async function arabicKeyboard(page: Page): Promise<(code: keyof typeof ARABIC) => Promise<void>> {
  const session = await page.context().newCDPSession(page)
  return async (code) => {
    const key = ARABIC[code]
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', code, key, text: key })
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key })
  }
}
