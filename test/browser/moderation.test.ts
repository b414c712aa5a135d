import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { CDPSession, Page } from 'playwright-core'
import { allBans } from '../../src/archive/bans.ts'
import { recentDecisions } from '../../src/archive/comment-decisions.ts'
import { heldCount } from '../../src/archive/comment-queue.ts'
import { commentById } from '../../src/archive/comments.ts'
import { listArticles } from '../../src/archive/lists.ts'
import { EDITION_LANGS, type EditionLang } from '../../src/model/lang.ts'
import { missing } from '../support/databases.ts'
import { addHeldComments } from '../support/held-comments.ts'
import type { Scope } from '../support/scope.ts'
import { addStaff, NAMES, PASSWORD } from '../support/staff.ts'
import { violations } from './axe.ts'
import { CHROMIUM_MISSING, NOW, openPage, type ServedSite, serveSite, suiteScope } from './site.ts'

const NAME = 'the moderators’ queue in a browser'

/** What an Arabic layout (“Arabic 101”) types with the keys of the queue. */
const ARABIC = { KeyJ: 'ت', KeyK: 'ن', KeyF: 'ب', KeyD: 'ي', KeyS: 'س', KeyB: 'لا', KeyZ: 'ئ' } as const
type Key = keyof typeof ARABIC

if (CHROMIUM_MISSING) missing(NAME, CHROMIUM_MISSING)
else describe(NAME, { concurrency: false }, moderating)

function moderating() {
  const suite = suiteScope()
  let site: ServedSite
  let articles: readonly number[]
  let staffId: number
  let hour = 0

  before(async () => {
    site = await serveSite(suite)
    staffId = await addStaff(site.archive, NOW, 'moderator')
    const found = await Promise.all(
      EDITION_LANGS.map((lang) => listArticles(site.archive.reads, NOW, { lang }, { limit: 3 })),
    )
    articles = found.flatMap(({ rows }) => rows.map(({ id }) => id))
  })

  /** Comments that wait, all others being decided of. */
  async function waiting(count: number): Promise<readonly number[]> {
    await site.archive.writes.updateTable('comment').set({ state: 'rejected' }).where('state', '=', 'held').execute()
    hour += 1
    return addHeldComments(site.archive, NOW + hour * 3_600_000, articles, count)
  }

  async function queue(scope: Scope, lang: EditionLang, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
    const page = await openPage(site, scope, options)
    await page.goto(`/${lang}/newsroom/comments`)
    await page.fill('#email', 'moderator@harbour.example')
    await page.fill('#password', PASSWORD)
    await page.click('form:not(.passkey) button')
    await page.waitForURL('**/newsroom/comments')
    return page
  }

  const stateOf = async (id = 0) => (await commentById(site.archive.writes, id))?.state

  test('two hundred comments are cleared by the keyboard alone, with an Arabic layout, each under the moderator’s name', async (t) => {
    const ids = await waiting(200)
    const page = await queue(t, 'ar')
    const failures = watched(page)
    const keyboard = await arabicKeyboard(page)
    const keys: readonly Key[] = ['KeyF', 'KeyF', 'KeyS', 'KeyD']
    const begun = performance.now()
    for (let index = 0; index < ids.length; index += 1) {
      const id = String(ids[index])
      await page.waitForFunction(
        (id) => (document.querySelector('.card[aria-current]') as HTMLElement)?.dataset.id === id,
        id,
      )
      await keyboard.press(keys[index % keys.length] ?? 'KeyF')
    }
    await page.locator('.empty').waitFor()
    await page.waitForFunction(() => document.querySelector('[data-waiting-count]')?.textContent === '٠')
    const seconds = (performance.now() - begun) / 1000
    t.diagnostic(`200 comments in ${seconds.toFixed(1)} s by ${ids.length} keys`)
    assert.equal(await heldCount(site.archive.writes), 0)
    const log = await recentDecisions(site.archive.writes, { limit: 201, staffId })
    const decided = new Map(log.map((line) => [line.commentId, line]))
    assert.equal(log.length, 200)
    for (const [index, id] of ids.entries()) {
      const line = decided.get(id)
      assert.deepEqual(line?.by, { staffId, name: NAMES.moderator })
      assert.equal(line.decision, ['approve', 'approve', 'spam', 'reject'][index % 4])
    }
    assert.deepEqual(failures, [])
  })

  for (const lang of EDITION_LANGS) {
    test(`every key does what it says, and undoing brings a comment back to its place, ${lang}`, async (t) => {
      const [first, second, third] = await waiting(12)
      const page = await queue(t, lang)
      const keyboard = await arabicKeyboard(page)
      const current = () => page.locator('.card[aria-current]').getAttribute('data-id')
      assert.equal(await current(), String(first))
      await keyboard.press('KeyJ')
      assert.equal(await focused(page), String(first))
      await keyboard.press('KeyJ')
      assert.equal(await focused(page), String(second))
      await keyboard.press('KeyS')
      await page.locator('.toast [role=status]:not(:empty)').waitFor()
      assert.equal(await focused(page), String(third))
      assert.equal(await page.locator(`#comment-${second}`).count(), 0)
      await keyboard.press('KeyZ')
      await page.locator(`#comment-${second}`).waitFor()
      assert.equal(await focused(page), String(second))
      assert.equal(await stateOf(second), 'held')
      const order = await page
        .locator('.card')
        .evaluateAll((cards) => cards.map((card) => Number((card as HTMLElement).dataset.id)))
      assert.deepEqual(
        order,
        order.toSorted((one, other) => one - other),
      )
      await keyboard.press('KeyK')
      assert.equal(await focused(page), String(first))

      await keyboard.press('KeyB')
      const dialog = page.locator('#ban')
      await dialog.waitFor()
      assert.deepEqual(await violations(page), [])
      // Typed as a reason, the same keys decide nothing.
      await page.keyboard.type('pills f d s')
      await page.keyboard.press('Enter')
      await dialog.waitFor({ state: 'hidden' })
      await page.locator(`#comment-${first}`).waitFor({ state: 'detached' })
      await page.waitForFunction(() => document.querySelector('.toast [role=status]')?.textContent !== '')
      await until(async () => (await stateOf(first)) === 'rejected')
      const [ban] = await site.archive.writes.selectFrom('ban').selectAll().orderBy('id', 'desc').limit(1).execute()
      assert.equal(ban?.reason, 'pills f d s')
      await keyboard.press('KeyZ')
      await page.locator(`#comment-${first}`).waitFor()
      assert.equal(await stateOf(first), 'held')
      assert.equal(
        await site.archive.writes.selectFrom('ban').select('id').where('lifted_at', 'is', null).executeTakeFirst(),
        undefined,
      )

      await page.keyboard.press('Shift+Slash')
      await page.locator('#keys').waitFor()
      assert.equal(await page.locator('#keys kbd').count(), 16)
      assert.deepEqual(await violations(page), [])
      await keyboard.press('KeyF')
      assert.equal(await stateOf(first), 'held')
      await page.locator('[data-keys-on]').uncheck()
      await page.keyboard.press('Escape')
      await keyboard.press('KeyF')
      assert.equal(await stateOf(first), 'held')
      assert.equal(await page.locator(`#comment-${first}`).count(), 1)
    })

    test(`axe finds nothing on any page of the moderators, and none is wider than a phone, ${lang}`, async (t) => {
      const [one = 0] = await waiting(8)
      const page = await queue(t, lang)
      const paths = [
        '',
        '/reported',
        '/decisions',
        '/bans',
        '/rules',
        `/${one}`,
        `/of/${articles[0]}`,
        '?lang=ar&select=all',
      ]
      for (const path of paths) {
        await page.goto(`/${lang}/newsroom/comments${path}`)
        for (const width of [360, 1280]) {
          await page.setViewportSize({ width, height: 800 })
          await page.emulateMedia({ colorScheme: 'light' })
          assert.deepEqual(await violations(page), [], `${path}, ${width} px`)
          await page.emulateMedia({ colorScheme: 'dark' })
          assert.deepEqual(await violations(page, 'colour'), [], `${path}, ${width} px, dark`)
          const wide = await page.evaluate(() => document.documentElement.scrollWidth)
          assert.ok(wide <= width, `${path}: ${wide} px`)
        }
      }
    })
  }

  test('several are decided of at once and taken back, and the count in title and masthead follows', async (t) => {
    const ids = await waiting(5)
    const page = await queue(t, 'en')
    await page.waitForFunction(() => document.title.startsWith('(5) '))
    await page.click('[data-select-all]')
    await page.locator('.pick').nth(4).uncheck()
    await page.locator('#bulk [name=note]').fill('a flood')
    await page.click('#bulk [value=spam]')
    await page.waitForFunction(() => document.title.startsWith('(1) '))
    assert.equal(await page.locator('[data-waiting]').innerText(), '1')
    assert.equal(await page.locator('[data-waiting-count]').innerText(), '1')
    assert.deepEqual(await Promise.all(ids.map(stateOf)), ['spam', 'spam', 'spam', 'spam', 'held'])
    await page.click('[data-undo-last]')
    await page.waitForFunction(() => document.title.startsWith('(5) '))
    assert.equal(await page.locator('.card').count(), 5)
    assert.equal(await heldCount(site.archive.writes), 5)
  })

  test('the writers of several are banned at once, and that is taken back', async (t) => {
    const ids = await waiting(3)
    const page = await queue(t, 'en')
    await page.locator('.pick').nth(0).check()
    await page.locator('.pick').nth(1).check()
    await page.click('#bulk [value=ban]')
    await page.locator('#ban[open]').waitFor()
    await page.fill('#ban-note', 'a flood')
    await page.click('#ban form button:not([type=button])')
    await page.waitForFunction(() => document.querySelectorAll('.card').length === 1)
    await page.waitForFunction(() => document.title.startsWith('(1) '))
    assert.deepEqual(await Promise.all(ids.map(stateOf)), ['rejected', 'rejected', 'held'])
    assert.equal((await allBans(site.archive.writes, site.clock.now)).length >= 2, true)
    await page.click('[data-undo-last]')
    await page.waitForFunction(() => document.title.startsWith('(3) '))
    assert.equal((await allBans(site.archive.writes, site.clock.now)).length, 0)
  })

  test('a comment comes back with a sentence when the site cannot be told, or the session is over', async (t) => {
    const [first] = await waiting(2)
    const page = await queue(t, 'en')
    await page.route('**/comments/decide', (route) => route.abort())
    await page.keyboard.press('f')
    await page.getByText('This did not reach the site').waitFor()
    assert.equal(await page.locator(`#comment-${first}`).count(), 1)
    assert.equal(await page.locator('[data-undo-last]').isVisible(), false)
    await page.unroute('**/comments/decide')
    await page.context().clearCookies()
    await page.keyboard.press('f')
    await page.getByText('You are signed out').waitFor()
    assert.equal(await page.locator('.card').count(), 2)
    assert.equal(await stateOf(first), 'held')
  })

  test('what comes while the page stands open is counted, and shown when the list is empty', async (t) => {
    await waiting(1)
    const page = await queue(t, 'en')
    await page.waitForFunction(() => document.title.startsWith('(1) '))
    await page.keyboard.press('d')
    await page.locator('.empty').waitFor()
    await addHeldComments(site.archive, NOW - 999_000_000, articles, 3)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await page.locator('.card').nth(2).waitFor()
    assert.equal(await page.locator('.empty').isVisible(), false)
  })

  test('without script everything is done by forms, and undone', async (t) => {
    const ids = await waiting(4)
    const page = await queue(t, 'en', { javaScriptEnabled: false })
    await page.locator('.card').nth(0).locator('[value=approve]').click()
    await page.getByText('1 comment is published.').waitFor()
    assert.equal(await stateOf(ids[0]), 'published')
    await page.locator('.done button').click()
    await page.getByText('Taken back: 1 comment is as it was.').waitFor()
    assert.equal(await stateOf(ids[0]), 'held')
    await page.click('[data-select-all]')
    await page.locator('#bulk [value=reject]').click()
    await page.getByText('4 comments are rejected.').waitFor()
    assert.equal(await heldCount(site.archive.writes), 0)
    await page.locator('.done button').click()
    await page.getByText('Taken back: 4 comments are as they were.').waitFor()
    await page.locator('.more').first().click()
    await page.fill('#words', 'عامين')
    await page.getByRole('button', { name: 'Redact', exact: true }).click()
    await page.getByText('1 comment is redacted.').waitFor()
    assert.equal(await page.locator('.words del').innerText(), 'عامين')
    await page.fill('#ban-note', 'again')
    await page.getByRole('button', { name: 'Ban the writer' }).click()
    await page.getByText('The writer is banned.').waitFor()
    assert.equal(await stateOf(ids[0]), 'rejected')
  })

  test('what is selected in a comment is covered, the one of two like pieces that was meant', async (t) => {
    const ids = await waiting(3)
    const id = ids[2]
    const page = await queue(t, 'en')
    await page.goto(`/en/newsroom/comments/${id}`)
    await page.evaluate(() => {
      const text = document.querySelector('.card .words') as Element
      const last = [...text.childNodes].at(-1) as Text
      const node = last.nodeType === Node.TEXT_NODE ? last : (last.firstChild as Text)
      const at = node.data.indexOf('reader')
      getSelection()?.setBaseAndExtent(node, at, node, at + 'reader'.length)
    })
    await page.click('[data-redact-selected]')
    await page.locator('.words del').waitFor()
    assert.equal(await page.locator('.words del').innerText(), 'reader')
    const comment = await commentById(site.archive.writes, id ?? 0)
    const at = comment?.text.indexOf('reader') ?? -1
    assert.deepEqual(comment?.redactions, [[at, at + 6]])
  })
}

/** Keys as an Arabic layout sends them: by their place on the keyboard, with the letter that it types. */
async function arabicKeyboard(page: Page): Promise<{ press(code: Key): Promise<void> }> {
  const session: CDPSession = await page.context().newCDPSession(page)
  return {
    async press(code) {
      const key = ARABIC[code]
      await session.send('Input.dispatchKeyEvent', { type: 'keyDown', code, key, text: key })
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key })
    },
  }
}

/** Everything that goes wrong on a page, as it comes. */
function watched(page: Page): string[] {
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('console', (line) => line.type() === 'error' && wrong.push(line.text()))
  return wrong
}

const focused = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement).dataset.id)

/** The site answers in this same process: between two looks it must get its turn. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000
  while (Date.now() < deadline) {
    if (await holds()) return
    await new Promise((resolve) => setImmediate(resolve))
  }
  throw new Error('it did not come to hold')
}
