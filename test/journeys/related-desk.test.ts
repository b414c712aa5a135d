import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arabicReport, jisr, later, NOW } from '../../fixtures/cast.ts'
import { body, FLOOD, FLOOD_BEFORE, FLOOD_IN_ARABIC, FOOTBALL } from '../../fixtures/flood.ts'
import { relationLog } from '../../src/archive/relation-log.ts'
import type { ArticleLink } from '../../src/model/article.ts'
import type { Item } from '../../src/model/item.ts'
import { withdraw } from '../../src/publish/withdraw.ts'
import { ban, pin } from '../../src/relate/decide.ts'
import { relateAll } from '../../src/relate/relate-all.ts'
import { articleLink } from '../../src/web/paths.ts'
import { onEachDatabase } from '../support/databases.ts'
import { type Newsroom, openNewsroom, versionAfter } from '../support/newsroom.ts'
import { NAMES, staffTab } from '../support/staff.ts'
import type { Tab } from '../support/tab.ts'

/** A second report of the football match's day, which has nothing to do with the flood. */
const REGATTA = arabicReport('قوارب صفاقس تتسابق قبالة قرقنة', {
  id: 'regatta.ar',
  source: jisr,
  ...later(30),
  ...body('تسابق أربعون قاربا شراعيا قبالة جزر قرقنة وفاز بحار في السبعين من عمره.'),
})

interface Desk {
  readonly newsroom: Newsroom
  readonly tab: Tab
  readonly flood: ArticleLink
  readonly arabic: ArticleLink
  readonly before: ArticleLink
  readonly football: ArticleLink
  readonly regatta: ArticleLink
  /** Presses a button of the flood's page, and waits until the site has heard of it; where it leads. */
  press(act: string, article: ArticleLink): Promise<string>
  /** The headlines of Related News on the flood's public page. */
  published(): Promise<readonly string[]>
  page(lang?: string): Promise<string>
}

onEachDatabase('the newsroom’s page of related articles', (database) => {
  async function openDesk(scope: Parameters<typeof openNewsroom>[0], ...more: readonly Item[]): Promise<Desk> {
    const newsroom = await openNewsroom(scope, database)
    const items = [FLOOD, FLOOD_IN_ARABIC, FLOOD_BEFORE, FOOTBALL, REGATTA, ...more]
    const receipts = await newsroom.receive(...items)
    const [flood, arabic, before, football, regatta] = receipts.map(({ article }) => article as ArticleLink)
    assert.ok(flood && arabic && before && football && regatta)
    const tab = await staffTab(newsroom, 'editor')
    const path = `/en/newsroom/related/${flood.id}`
    return {
      ...{ newsroom, tab, flood, arabic, before, football, regatta },
      async press(act, article) {
        const fields = { do: act, article: String(article.id) }
        return heard(newsroom, () => redirected(tab.post(`${path}/decide`, fields)))
      },
      async published() {
        const html = await newsroom.page(decodeURI(articleLink('en', flood)))
        const [, list = ''] = /<section class="related-news"[\s\S]*?<ul>([\s\S]*?)<\/ul>/.exec(html) ?? []
        return [...list.matchAll(/hreflang="[^"]*"[^>]*>([^<]+)<\/a>/g)].map((match) => match[1] ?? '')
      },
      page: async (lang = 'en') => textOf(await tab.get(path.replace('/en/', `/${lang}/`))),
    }
  }

  test('finds an article by number, address or words of its headline, and shows the newest unasked', async (t) => {
    const { tab, flood, football } = await openDesk(t)
    const found = async (asked: string) => {
      const html = await textOf(await tab.get(`/en/newsroom/related?q=${encodeURIComponent(asked)}`))
      return [...html.matchAll(/<th scope="row"[^>]*><a href="\/en\/newsroom\/related\/(\d+)"/g)].map(([, id]) =>
        Number(id),
      )
    }
    assert.equal((await found('')).length, 5)
    assert.equal((await found(String(flood.id)))[0], flood.id)
    assert.deepEqual(await found(`https://warraq.example${articleLink('en', football)}`), [football.id])
    assert.equal((await found('club wins the cup'))[0], football.id)
    assert.equal((await found('قوارب صفاقس')).length, 1)
    const none = await textOf(await tab.get('/ar/newsroom/related?q=%3Cscript%3Ezzz'))
    assert.match(none, /لا مادة بهذا الوصف/)
    assert.doesNotMatch(none, /<script>zzz/)
  })

  test('tells of each entry its score, and which part of it each reason makes', async (t) => {
    const { page, arabic } = await openDesk(t)
    const english = cardOf(await page(), arabic)
    assert.match(english, /<span class="mark machine">Found by the machine/)
    assert.match(english, /Arabic · <bdi>Harbour News Agency<\/bdi>/)
    assert.match(english, /The same event/)
    assert.match(english, /<bdi>Derna<\/bdi> <bdi lang="ar" dir="rtl">درنة<\/bdi> <small>0\.\d\d/)
    assert.match(english, /Likeness 0\.\d\d × time [01]\.\d\d × section 1\.00 = 0\.\d\d/)
    const score = Number(/Score (0\.\d\d)/.exec(english)?.[1])
    const parts = [...english.matchAll(/<\/th>\s*<td>(0\.\d\d) <svg/g)].map(([, part]) => Number(part))
    assert.ok(parts.length >= 3 && score > 0.1, `${parts}`)
    const sum = parts.reduce((all, part) => all + part, 0)
    assert.ok(Math.abs(sum - score) <= 0.005 * (parts.length + 1), `${sum} is not ${score}`)
    const inArabic = cardOf(await page('ar'), arabic)
    assert.match(inArabic, /وجدتها الآلة/)
    assert.match(inArabic, /الحدث نفسه/)
    assert.match(inArabic, /<th scope="row">الأماكن<\/th>/)
  })

  test('pins, orders and bans what readers see at once, and no recomputation undoes it', async (t) => {
    const desk = await openDesk(t)
    const { newsroom, tab, flood, arabic, before, football, regatta, press, published } = desk
    assert.deepEqual(await published(), [FLOOD_IN_ARABIC.headline, FLOOD_BEFORE.headline])

    assert.match(await press('ban', arabic), /\?act=\d+$/)
    assert.deepEqual(await published(), [FLOOD_BEFORE.headline])
    await press('pin', football)
    const address = `https://warraq.example${articleLink('ar', regatta)}`
    const added = heard(newsroom, () =>
      redirected(tab.post(`/en/newsroom/related/${flood.id}/decide`, { do: 'pin', which: ` ${address} ` })),
    )
    assert.match(await added, new RegExp(`#related-${regatta.id}$`))
    const pinned = [REGATTA.headline, FOOTBALL.headline, FLOOD_BEFORE.headline]
    assert.deepEqual(await published(), pinned)

    assert.match(await textOf(await tab.get((await press('down', regatta)).split('#')[0] ?? '')), /Moved: /)
    const decided = [FOOTBALL.headline, REGATTA.headline, FLOOD_BEFORE.headline]
    assert.deepEqual(await published(), decided)
    assert.equal(await relateAll(newsroom.app.archive), 'related')
    await heard(newsroom, () =>
      newsroom.receive({ ...FLOOD_IN_ARABIC, headline: 'درنة: انهيار سدين والسيول تقتل الآلاف' }),
    )
    assert.deepEqual(await published(), decided)

    const html = await desk.page()
    assert.match(cardOf(html, football), /Pinned by an editor[\s\S]*Not found by the machine/)
    assert.match(html.slice(html.indexOf('id="banned"')), new RegExp(`id="related-${arabic.id}"[\\s\\S]*Allow again`))

    await press('up', regatta)
    assert.deepEqual(await published(), pinned)
    await press('unpin', football)
    await press('unpin', regatta)
    await press('unban', arabic)
    assert.deepEqual(await published(), ['درنة: انهيار سدين والسيول تقتل الآلاف', FLOOD_BEFORE.headline])
    assert.equal(
      await tab
        .post(`/en/newsroom/related/${flood.id}/decide`, { do: 'up', article: String(before.id) })
        .then(redirectOf),
      `/en/newsroom/related/${flood.id}?act=none#related-${before.id}`,
    )
  })

  test('keeps who decided what and when, and undoes any line that nothing rests on', async (t) => {
    const desk = await openDesk(t)
    const { newsroom, tab, flood, arabic, before, football, press, published } = desk
    const { archive } = newsroom.app
    const machine = await published()
    await heard(newsroom, () => pin(archive, { now: NOW }, flood.id, [football.id, before.id]))
    await press('up', before)
    await press('ban', arabic)
    assert.deepEqual(await published(), [FLOOD_BEFORE.headline, FOOTBALL.headline])
    const html = await textOf(await tab.get('/en/newsroom/related'))
    assert.match(
      html,
      new RegExp(`${NAMES.editor}</bdi></td>\\s*<td class="note">Banned: [\\s\\S]*on the command line`),
    )
    assert.match(html, /2 pinned · 1 banned/)

    const [banned, moved, pinned] = (await relationLog(archive.reads, 10, flood.id)).map(({ id }) => id)
    const undo = (id: number | undefined) => tab.post(`/en/newsroom/related/log/${id}/undo`)
    const refused = await undo(pinned)
    assert.equal(refused.status, 409)
    assert.match(await refused.text(), /role="alert">A later decision is about the same article/)
    await heard(newsroom, () => undo(moved))
    assert.deepEqual(await published(), [FOOTBALL.headline, FLOOD_BEFORE.headline])
    await heard(newsroom, () => undo(pinned))
    assert.deepEqual(await published(), [FLOOD_BEFORE.headline])
    await heard(newsroom, () => undo(banned))
    assert.deepEqual(await published(), machine)
    for (const again of [banned, moved, pinned]) assert.equal((await undo(again)).status, 409)
    assert.equal(await relateAll(archive), 'related')
    assert.deepEqual(await published(), machine)

    const log = await relationLog(archive.reads, 10)
    assert.deepEqual(
      log.map(({ action, actor }) => [action, actor]),
      [
        ['undone', NAMES.editor],
        ['undone', NAMES.editor],
        ['undone', NAMES.editor],
        ['banned', NAMES.editor],
        ['ordered', NAMES.editor],
        ['pinned', undefined],
      ],
    )
    await assert.rejects(archive.writes.updateTable('relation_log').set({ at: 0 }).execute(), /only ever added to/)
    await assert.rejects(archive.writes.deleteFrom('relation_log').execute(), /only ever added to/)
  })

  test('shows editors what readers do not see, and why', async (t) => {
    const at = NOW + 60_000
    const tomorrow = {
      ...FLOOD_IN_ARABIC,
      id: 'later.ar',
      headline: 'درنة بعد السيل: آلاف القتلى وسدّان منهاران',
      source: jisr,
      published: { at, precision: 'minute' },
    } as const
    const { newsroom, football, press, published, page } = await openDesk(t, tomorrow)
    assert.match(await page(), /Not out yet/)
    await press('pin', football)
    await heard(newsroom, () => withdraw(newsroom.app.archive, NOW, football.id, undefined))
    assert.match(cardOf(await page(), football), /<span class="mark">Withdrawn/)
    assert.deepEqual(await published(), [FLOOD_IN_ARABIC.headline, FLOOD_BEFORE.headline])
  })

  test('bans what the source listed, whose title goes with it', async (t) => {
    const listing: Item = {
      ...FOOTBALL,
      id: 'listing.en',
      headline: 'Cup final draws record crowd to Rades',
      references: [{ kind: 'news', title: FLOOD.headline }],
    }
    const newsroom = await openNewsroom(t, database)
    const [flood, listed] = (await newsroom.receive(FLOOD, listing)).map(({ article }) => article as ArticleLink)
    assert.ok(flood && listed)
    const html = () => newsroom.page(decodeURI(articleLink('en', listed)))
    assert.match(await html(), new RegExp(FLOOD.headline))
    await heard(newsroom, () => ban(newsroom.app.archive, { now: NOW }, listed.id, [flood.id]))
    assert.doesNotMatch(await html(), new RegExp(FLOOD.headline))
  })

  test('is for editors, and refuses what makes no sense', async (t) => {
    const { newsroom, tab, flood, football } = await openDesk(t)
    const decide = (fields: Record<string, string>, id: number | string = flood.id) =>
      tab.post(`/en/newsroom/related/${id}/decide`, fields)
    assert.equal((await decide({ do: 'pin', article: String(flood.id) })).status, 409)
    assert.equal((await decide({ do: 'unban', article: String(football.id) })).status, 409)
    assert.equal((await decide({ do: 'burn', article: String(football.id) })).status, 404)
    assert.equal((await decide({ do: 'pin', article: String(football.id) }, 999)).status, 404)
    assert.equal((await tab.get('/en/newsroom/related/999')).status, 404)
    assert.equal((await tab.post('/en/newsroom/related/log/999/undo')).status, 404)
    for (const which of ['', 'the cup', '999', '<b>"1"</b>', '1'.repeat(5000)]) {
      const refused = await decide({ do: 'pin', which })
      assert.equal(refused.status, 409, which)
      const html = await refused.text()
      assert.match(html, /role="alert">There is no article of this number/)
      assert.doesNotMatch(html, /<b>"1"/)
    }
    assert.deepEqual(await relationLog(newsroom.app.archive.reads, 10), [])
    const moderator = await staffTab(newsroom, 'moderator')
    assert.equal((await moderator.get('/en/newsroom/related')).status, 403)
    const stranger = await moderator.post(`/en/newsroom/related/${flood.id}/decide`, {
      do: 'pin',
      article: String(football.id),
    })
    assert.equal(stranger.status, 403)
    assert.deepEqual(await relationLog(newsroom.app.archive.reads, 10), [])
  })

  test('says what to do where there is nothing', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const tab = await staffTab(newsroom, 'admin')
    assert.match(await textOf(await tab.get('/en/newsroom/related')), /There are no articles yet/)
    const [{ article } = {}] = await newsroom.receive(FOOTBALL)
    const html = await textOf(await tab.get(`/en/newsroom/related/${article?.id}`))
    assert.equal(html.match(/Nothing stands in this list/g)?.length, 2)
    assert.match(html, /Nothing is banned/)
    assert.match(html, /Nobody has decided anything yet/)
  })
})

/** An entry's part of the page. */
function cardOf(html: string, { id }: ArticleLink): string {
  return new RegExp(`<article class="card[^>]*id="related-${id}"[\\s\\S]*?</article>`).exec(html)?.[0] ?? ''
}

async function textOf(response: Response): Promise<string> {
  assert.equal(response.status, 200)
  return response.text()
}

async function redirected(response: Promise<Response>): Promise<string> {
  return redirectOf(await response)
}

function redirectOf(response: Response): string {
  assert.equal(response.status, 303)
  return response.headers.get('Location') ?? ''
}

/** Does something, and waits until the site has heard of the change. */
async function heard<T>({ app }: Newsroom, act: () => Promise<T>): Promise<T> {
  const before = app.archive.version()
  const result = await act()
  await versionAfter(app.archive, before)
  return result
}
