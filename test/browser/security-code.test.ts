import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { readConfig } from '../../src/config.ts'
import { EDITION_LANGS, type EditionLang } from '../../src/model/lang.ts'
import { loadAssets } from '../../src/web/assets.ts'
import { type CodeFault, securityCode } from '../../src/web/parts/security-code.ts'
import type { Visit } from '../../src/web/site.ts'
import { missing } from '../support/databases.ts'
import type { Scope } from '../support/scope.ts'
import { violations } from './axe.ts'
import { CHROMIUM_MISSING, openPage, type ServedSite, serveSite, suiteScope } from './site.ts'

const NAME = 'a security code in a form'
const assets = loadAssets()
const { editions } = readConfig({})

if (CHROMIUM_MISSING) missing(NAME, CHROMIUM_MISSING)
else
  describe(NAME, () => {
    const suite = suiteScope()
    let site: ServedSite

    before(async () => {
      site = await serveSite(suite)
    })

    for (const lang of EDITION_LANGS) {
      test(`shows its picture and plays its sound (${lang})`, async (t) => {
        const { page } = await openForm(site, t, lang)
        const [width, sound] = await page.evaluate(async () => {
          const [image, audio] = [document.querySelector('img'), document.querySelector('audio')]
          await image?.decode()
          audio?.load()
          const played = new Promise((resolve) => audio?.addEventListener('canplaythrough', resolve))
          if (audio) audio.preload = 'auto'
          await played
          return [image?.naturalWidth, audio?.duration ?? 0] as const
        })
        assert.equal(width, 1040)
        assert.ok(sound > 3.5 && sound < 10, `${sound} s`)
      })

      test(`has nothing that axe finds, with a fault or without, and fits when enlarged four times (${lang})`, async (t) => {
        for (const fault of [undefined, 'wrong'] as const) {
          const { page } = await openForm(site, t, lang, fault)
          assert.deepEqual(await violations(page), [])
          // WCAG 2.2, 1.4.10: a window of 1280 pixels enlarged four times is one of 320.
          await page.setViewportSize({ width: 320, height: 256 })
          const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
          assert.ok(wider <= 0, `${wider} px too wide`)
        }
      })
    }

    test('“Try another” changes picture, sound and token in place, says so, and leaves what was typed elsewhere', async (t) => {
      const { page } = await openForm(site, t, 'en', 'wrong')
      await page.fill('[name=comment]', 'A long comment')
      await page.fill('#code', '234')
      const old = await shown(page)
      await page.click('[value=another]')
      await page.waitForFunction(() => document.activeElement?.id === 'code')
      const now = await shown(page)
      assert.notEqual(now.token, old.token)
      assert.equal(now.picture, `/en/code/picture?token=${now.token}`)
      assert.equal(now.sound, `/en/code/sound?token=${now.token}`)
      assert.equal(await page.inputValue('[name=comment]'), 'A long comment')
      assert.equal(await page.inputValue('#code'), '')
      assert.equal(
        await page.textContent('.security-code [role=status]'),
        'Here is another code. Enter its five digits.',
      )
      assert.equal(await page.locator('.error').count(), 0)
      assert.equal(await page.getAttribute('#code', 'aria-invalid'), null)
    })

    test('when no new code comes, the one that is there stays and the reader is told', async (t) => {
      const { page } = await openForm(site, t, 'en')
      const old = await shown(page)
      await page.route('**/code/new*', (route) => route.abort())
      await page.click('[value=another]')
      await page.waitForFunction(() => document.querySelector('.security-code [role=status]')?.textContent)
      assert.deepEqual(await shown(page), old)
    })

    test('when too many codes were asked for, the reader is told to wait', async (t) => {
      const { page } = await openForm(site, t, 'en')
      await page.route('**/code/new*', (route) => route.fulfill({ status: 429, body: 'Wait a few seconds.' }))
      await page.click('[value=another]')
      await page.getByRole('status').getByText('Wait a few seconds.').waitFor()
    })

    test('without script the same button sends the form and asks for another code, though the box is empty', async (t) => {
      const { page, sent } = await openForm(site, t, 'en', undefined, false)
      await page.fill('[name=comment]', 'A long comment')
      await page.click('[value=another]')
      const form = new URLSearchParams(await sent)
      assert.equal(form.get('intent'), 'another')
      assert.equal(form.get('comment'), 'A long comment')
      assert.equal(form.get('code'), '')
      assert.match(form.get('code-token') ?? '', /^[\w-]{84}$/)
    })

    test('Enter in any box sends the comment, and does not ask for another code', async (t) => {
      for (const script of [true, false]) {
        const { page, sent } = await openForm(site, t, 'en', undefined, script)
        await page.fill('#code', '23456')
        await page.press('#code', 'Enter')
        const form = new URLSearchParams(await sent)
        assert.equal(form.get('code'), '23456')
        assert.equal(form.get('intent'), null)
      }
    })

    test('everything is reached by the keyboard in the order in which it is read', async (t) => {
      const { page } = await openForm(site, t, 'en')
      await page.focus('#code')
      const order: string[] = []
      for (let step = 0; step < 12 && !order.includes('BUTTON another'); step += 1) {
        await page.keyboard.press('Tab')
        order.push(
          await page.evaluate(
            () => `${document.activeElement?.tagName} ${document.activeElement?.getAttribute('value')}`,
          ),
        )
      }
      assert.deepEqual([...new Set(order)], ['AUDIO null', 'BUTTON another'])
    })
  })

/** A page of the site with a form that holds a code, as a page of comments has one; and what the form sends. */
async function openForm(
  site: ServedSite,
  scope: Scope,
  lang: EditionLang,
  fault?: CodeFault,
  javaScriptEnabled = true,
): Promise<{ readonly page: Page; readonly sent: Promise<string> }> {
  const page = await openPage(site, scope, { javaScriptEnabled })
  const { token } = await (await page.request.get(`/${lang}/code/new?article=1`)).json()
  const visit = { site: { assets }, edition: editions[lang] } as unknown as Visit
  const part = securityCode(visit, { token, challenge: undefined, articleId: 1, ...(fault ? { fault } : {}) })
  const form = `<form method="post" action="/${lang}/form"><label for="comment">Comment</label>
    <textarea id="comment" name="comment"></textarea>${part}<button>Send</button></form>`
  const { promise: sent, resolve } = Promise.withResolvers<string>()
  await page.route(`**/${lang}/form`, async (route) => {
    if (route.request().method() === 'POST') resolve(route.request().postData() ?? '')
    // With the site's own headers, whose policy must let the picture, the sound and the script through.
    const response = await page.request.get(`/${lang}/`)
    const body = (await response.text()).replace(
      /(<main[^>]*>)[\s\S]*(<\/main>)/,
      (_, start, end) => `${start}<h1>Form</h1>${form}${end}`,
    )
    await route.fulfill({ response, body })
  })
  await page.goto(`/${lang}/form`)
  return { page, sent }
}

function shown(page: Page) {
  return page.evaluate(() => ({
    token: document.querySelector('[name=code-token]')?.getAttribute('value'),
    picture: document.querySelector('.security-code img')?.getAttribute('src'),
    sound: document.querySelector('.security-code audio')?.getAttribute('src'),
  }))
}
