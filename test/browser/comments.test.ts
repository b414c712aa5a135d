import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { EDITION_LANGS, type EditionLang } from '../../src/model/lang.ts'
import { commentingIn } from '../support/commenting.ts'
import { missing } from '../support/databases.ts'
import { attacks } from '../support/hostile.ts'
import { violations } from './axe.ts'
import { type Commented, discuss, newestArticle, publish } from './commented.ts'
import { CHROMIUM_MISSING, openPage, type ServedSite, serveSite, suiteScope } from './site.ts'

const NAME = 'readers’ comments in a browser'
const MINUTE = 60_000
const TYPED = {
  name: ' Zoë  أمل ',
  text: 'First line\n\n  second, “quoted” <b>& kept</b>',
  email: 'zoe@harbour.example',
}

if (CHROMIUM_MISSING) missing(NAME, CHROMIUM_MISSING)
else describe(NAME, { concurrency: false }, comments)

function comments() {
  const suite = suiteScope()
  let site: ServedSite
  const discussions = {} as Record<EditionLang, Commented>

  before(async () => {
    site = await serveSite(suite)
    for (const lang of EDITION_LANGS) discussions[lang] = await discuss(site, lang)
  })

  /** What a reader reads from the picture. */
  const answerOn = async (page: Page) =>
    commentingIn(site).answerTo((await page.getAttribute('[name=code-token]', 'value')) ?? '')

  const write = async (page: Page) => {
    await page.fill('#comment-name', TYPED.name)
    await page.fill('#comment-text', TYPED.text)
    await page.fill('#comment-email', TYPED.email)
    site.clock.now += MINUTE
  }

  for (const lang of EDITION_LANGS) {
    test(`without script a reader is shown a code, answers it wrongly, then rightly, and loses nothing, ${lang}`, async (t) => {
      const page = await openPage(site, t, { javaScriptEnabled: false })
      await page.goto(await newestArticle(site, lang, 1))
      await write(page)
      await page.click('#show-code')
      await assertKept(page)
      assert.equal(await page.locator('.faults').count(), 0)

      await page.fill('#code', '23')
      await page.click('[value=send]')
      await assertKept(page)
      assert.equal(await page.locator('.faults a[href="#code"]').count(), 1)
      assert.equal(await page.getAttribute('#code', 'aria-invalid'), 'true')

      const refused = await page.getAttribute('[name=code-token]', 'value')
      await page.click('[value=another]')
      await assertKept(page)
      assert.notEqual(await page.getAttribute('[name=code-token]', 'value'), refused)

      site.clock.now += MINUTE
      await page.fill('#code', await answerOn(page))
      await page.press('#code', 'Enter')
      await page.waitForURL(`**/${lang}/comment/*`)
      assert.equal(await page.locator('.own-comment [role=status]').count(), 1)
      assert.equal(await page.locator('.comment-text p').last().innerText(), 'second, “quoted” <b>& kept</b>')
    })

    test(`with script the code comes in place when the form is reached, ${lang}`, async (t) => {
      const page = await openPage(site, t, { viewport: { width: 360, height: 640 } })
      await page.goto(await newestArticle(site, lang, 2))
      const address = page.url()
      await page.locator('[data-add-comment]').click()
      await page.waitForSelector('#code')
      assert.equal(page.url(), address)
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'comment-name')
      await write(page)
      await page.fill('#code', await answerOn(page))
      await page.click('[value=send]')
      await page.waitForURL(`**/${lang}/comment/*`)
    })

    test(`a comment’s private page corrects it and takes it back, ${lang}`, async (t) => {
      const page = await openPage(site, t, { javaScriptEnabled: false })
      await page.goto(await commentingIn(site).comment(await newestArticle(site, lang, 3)))
      await page.fill('#own-text', 'Said better.')
      await page.click('[value=correct]')
      assert.equal(await page.locator('.comment-text').innerText(), 'Said better.')
      await page.click('[value=delete]')
      assert.equal(await page.locator('.comment-text').count(), 0)
      assert.equal(await page.locator('main form').count(), 0)
    })

    test(`axe finds nothing and nothing is wider than 320 px, light and dark, ${lang}`, async (t) => {
      const page = await openPage(site, t)
      const { path, own, report } = discussions[lang]
      for (const [what, open] of Object.entries({
        discussion: () => page.goto(path),
        'form with a code': () => page.goto(`${path}?comment=new`),
        'form with faults': () => sendEmpty(page, path),
        'private page': () => page.goto(own),
        'report page': () => page.goto(report),
      })) {
        await open()
        await assertAccessible(page, what)
      }
    })

    test(`replies stand one step from the start edge, ${lang}`, async (t) => {
      const page = await openPage(site, t, { viewport: { width: 360, height: 640 } })
      await page.goto(discussions[lang].path)
      const [comment, reply] = await page.evaluate(() =>
        ['.threads > li > .comment', '.threads ol .comment'].map((selector) => {
          const box = document.querySelector(selector)?.getBoundingClientRect()
          return { left: box?.left ?? 0, right: box?.right ?? 0 }
        }),
      )
      assert.ok(comment && reply)
      const [start, end] = lang === 'ar' ? (['right', 'left'] as const) : (['left', 'right'] as const)
      assert.equal(Math.abs(reply[start] - comment[start]), 24)
      assert.equal(reply[end], comment[end])
    })
  }

  test('the keyboard goes through the form in the order in which it is read', async (t) => {
    const page = await openPage(site, t)
    await page.goto(`${discussions.en.path}?comment=new`)
    await page.focus('#comment-name')
    const order: string[] = ['comment-name']
    for (let step = 0; step < 16 && order.at(-1) !== 'send'; step += 1) {
      await page.keyboard.press('Tab')
      const at = await page.evaluate(() => {
        const { id, tagName } = document.activeElement ?? { id: '', tagName: '' }
        return id || document.activeElement?.getAttribute('value') || tagName
      })
      if (at !== order.at(-1)) order.push(at)
    }
    assert.deepEqual(order, ['comment-name', 'comment-text', 'comment-email', 'code', 'AUDIO', 'another', 'send'])
  })

  test('a fault in the summary leads to its field', async (t) => {
    const page = await openPage(site, t)
    await sendEmpty(page, discussions.en.path)
    await page.click('.faults a[href="#comment-text"]')
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'comment-text')
  })

  const payloads = attacks()
  if (payloads)
    test('no line of an attack runs, as a name or as a comment', { timeout: 240_000 }, async (t) => {
      const path = await newestArticle(site, 'en', 4)
      const shown = await publish(
        site,
        path,
        payloads.flatMap((line) => [
          { name: line, comment: 'A thought.' },
          { name: 'Reader', comment: line },
        ]),
      )
      assert.ok(shown > payloads.length, `${shown} comments`)
      const page = await openPage(site, t)
      const wrong: string[] = []
      page.on('dialog', (dialog) => {
        wrong.push(`${dialog.type()}: ${dialog.message()}`)
        void dialog.dismiss()
      })
      page.on('pageerror', (error) => wrong.push(error.message))
      page.on('console', (line) => line.type() === 'error' && wrong.push(line.text()))
      page.on('request', (request) => new URL(request.url()).origin === site.url || wrong.push(request.url()))
      await page.addInitScript(MARK_CALLS)
      await page.goto(path)
      let seen = 0
      for (;;) {
        seen += await page.locator('.comment').count()
        wrong.push(...(await page.evaluate<string[]>('called')))
        const next = page.locator('.comments .pagination [rel~=next]')
        if ((await next.count()) === 0) break
        await next.click()
        await page.waitForLoadState()
      }
      assert.deepEqual(wrong, [])
      assert.equal(seen, shown)
    })
  else missing('attacks as comments', 'there is no ../shared/data/hostile')
}

/** What the attacks call when they run; the page itself calls none of it. */
const MARK_CALLS = `window.called = []
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
  window[name] = (...given) => { called.push(name + ' ' + given) }`

async function assertKept(page: Page): Promise<void> {
  const kept = {
    name: await page.inputValue('#comment-name'),
    text: await page.inputValue('#comment-text'),
    email: await page.inputValue('#comment-email'),
  }
  assert.deepEqual(kept, TYPED)
}

/** The form with every fault that an empty one has, as a browser that checks nothing gets it. */
async function sendEmpty(page: Page, path: string): Promise<void> {
  await page.goto(`${path}?comment=new`)
  await page.fill('#comment-email', 'no address')
  await page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>('#add-comment')
    if (form) form.noValidate = true
  })
  await page.click('[value=send]')
  await page.waitForSelector('.faults')
}

async function assertAccessible(page: Page, what: string): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme: 'light' })
    assert.deepEqual(await violations(page), [], `${what}, ${width} px`)
    await page.emulateMedia({ colorScheme: 'dark' })
    assert.deepEqual(await violations(page, 'colour'), [], `${what}, ${width} px, dark`)
  }
  await page.setViewportSize({ width: 320, height: 640 })
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.equal(wider, 0, `${what}, 320 px`)
}
