import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { EDITION_LANGS } from '../../src/model/lang.ts'
import { commentingIn } from '../support/commenting.ts'
import { missing } from '../support/databases.ts'
import { newestArticle } from './commented.ts'
import { CHROMIUM_MISSING, openPage, type ServedSite, serveSite, suiteScope } from './site.ts'

const NAME = 'the proof of work in a browser'
const MINUTE = 60_000

if (CHROMIUM_MISSING) missing(NAME, CHROMIUM_MISSING)
else describe(NAME, { concurrency: false }, proofOfWork)

function proofOfWork() {
  const suite = suiteScope()
  let site: ServedSite

  before(async () => {
    site = await serveSite(suite, { COMMENTS: 'open', COMMENTS_PROOF_OF_WORK: 'always' })
  })

  /** Writes a comment and sends it; what its writer is told of it. */
  const send = async (page: Page, text: string) => {
    await page.fill('#comment-name', 'Zoë')
    await page.fill('#comment-text', text)
    const token = (await page.getAttribute('[name=code-token]', 'value')) ?? ''
    await page.fill('#code', await commentingIn(site).answerTo(token))
    site.clock.now += MINUTE
    await page.click('[value=send]')
    return page.textContent('.own-comment [role=status]')
  }
  const proved = (page: Page) =>
    page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name=proof]')?.value)

  for (const lang of EDITION_LANGS) {
    test(`is made while the reader writes, told in words, and made again for another code, ${lang}`, async (t) => {
      const page = await openPage(site, t)
      await page.goto(await newestArticle(site, lang))
      await page.focus('#comment-name')
      await proved(page)
      assert.equal(await page.isVisible('[data-proof-told]'), true)
      const first = await page.inputValue('[name=proof]')
      await page.click('[value=another]')
      await page.waitForFunction((old) => {
        const value = document.querySelector<HTMLInputElement>('[name=proof]')?.value
        return value && value !== old
      }, first)
      assert.match((await send(page, `What I think of it, ${lang}.`)) ?? '', /has been published|نُشر/)
    })
  }

  test('without script the form says nothing of it, and the comment waits for a moderator', async (t) => {
    const page = await openPage(site, t, { javaScriptEnabled: false })
    await page.goto(await newestArticle(site, 'en'))
    await page.click('#show-code')
    assert.equal(await page.isVisible('[data-proof-told]'), false)
    assert.match((await send(page, 'Written without script.')) ?? '', /A moderator will read/)
  })

  test('a form that is sent before it is done is sent all the same', async (t) => {
    const page = await openPage(site, t)
    await page.route('**/assets/proof-*', () => {})
    await page.goto(await newestArticle(site, 'en'))
    await page.focus('#comment-name')
    await page.waitForSelector('#code')
    assert.match((await send(page, 'Written in a hurry.')) ?? '', /A moderator will read/)
  })
}
