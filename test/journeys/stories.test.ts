import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arabicReport, later, NOW, report } from '../../fixtures/cast.ts'
import { body, DAY, FLOOD, FLOOD_BEFORE, FLOOD_IN_ARABIC, FOOTBALL, TOLL } from '../../fixtures/flood.ts'
import { storyLog } from '../../src/archive/story-decisions.ts'
import { withdraw } from '../../src/publish/withdraw.ts'
import { relateAll } from '../../src/relate/relate-all.ts'
import { articleLink } from '../../src/web/paths.ts'
import { onEachDatabase } from '../support/databases.ts'
import { heard, idOf, type Newsroom, openNewsroom } from '../support/newsroom.ts'
import { staffTab } from '../support/staff.ts'

const FLOOD_BEFORE_TOO = report('Schools in Derna stay closed after the flood', {
  id: 'flood-before-too.en',
  ...later(-59 * DAY),
  ...body(
    'Schools in the Libyan city of Derna stayed closed on Friday after a flood; rescue teams cleared the last roads.',
    'The Red Crescent said that all families were back in their homes.',
  ),
})

/** The headlines that are in one story, for each story. */
async function stories({ app }: Newsroom): Promise<readonly (readonly string[])[]> {
  const rows = await app.archive.reads
    .selectFrom('story_member')
    .innerJoin('revision', 'revision.article_id', 'story_member.article_id')
    .innerJoin('article', (join) =>
      join.onRef('article.id', '=', 'story_member.article_id').onRef('article.revision', '=', 'revision.number'),
    )
    .select(['story_id', 'headline'])
    .orderBy('story_member.published_at')
    .execute()
  const groups = [...Map.groupBy(rows, (row) => row.story_id).values()]
  return groups.map((group) => group.map((row) => row.headline))
}

async function storyIdOf({ app }: Newsroom, articleId: number): Promise<number | undefined> {
  const row = await app.archive.reads
    .selectFrom('story_member')
    .select('story_id')
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  return row?.story_id
}

/** The page of a story, by the address that its number moves on to. */
async function storyPage(newsroom: Newsroom, edition: 'ar' | 'en', id: number): Promise<string> {
  const { headers } = await newsroom.request(`/${edition}/story/${id}`)
  return newsroom.page(headers.get('Location') ?? '')
}

onEachDatabase('stories', (database) => {
  test('hold what is told of one chain of events in both languages, and not its look-alike of another month', async (t) => {
    const newsroom = await openNewsroom(t, database)
    await newsroom.receive(FLOOD_BEFORE, FLOOD_BEFORE_TOO, FOOTBALL, FLOOD, FLOOD_IN_ARABIC, TOLL)
    const expected = [
      [FLOOD_BEFORE.headline, FLOOD_BEFORE_TOO.headline],
      [FLOOD.headline, FLOOD_IN_ARABIC.headline, TOLL.headline],
    ]
    assert.deepEqual(await stories(newsroom), expected)
    const before = await storyIdOf(newsroom, await idOf(newsroom, FLOOD))
    assert.equal(await relateAll(newsroom.app.archive), 'related')
    assert.deepEqual(await stories(newsroom), expected)
    assert.equal(await storyIdOf(newsroom, await idOf(newsroom, FLOOD)), before)
  })

  test('have a page in each edition with a timeline in both languages, and their articles lead there', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const receipts = await newsroom.receive(FLOOD, FLOOD_IN_ARABIC, TOLL)
    const article = receipts[0]?.article
    assert.ok(article)
    const page = await newsroom.page(articleLink('en', article))
    const [, href = ''] = /Part of the story<\/span> <a href="([^"]+)"/.exec(page) ?? []
    const english = await newsroom.page(href)
    assert.match(english, /<h4><a [^>]*hreflang="ar" lang="ar" dir="rtl">انهيار سدين قرب درنة/)
    assert.match(english, /<h4><a [^>]*hreflang="en" lang="en" dir="ltr">Death toll of the Derna flood/)
    assert.match(english, /<svg class="map"[\s\S]*<text [^>]*>Derna<\/text>/)
    assert.match(english, /Engineers from Malta brought a field hospital/)
    assert.match(english, /<td><strong>5,300<\/strong><\/td>/)
    assert.match(english, /rel="canonical" href="https:\/\/warraq\.example\/en\/story\/\d+-/)
    assert.match(english, /hreflang="ar" href="https:\/\/warraq\.example\/ar\/story\/\d+-/)
    const id = Number(/story\/(\d+)/.exec(href)?.[1])
    const arabic = await storyPage(newsroom, 'ar', id)
    assert.match(arabic, /<h1 lang="ar" dir="rtl">انهيار سدين قرب درنة/)
    assert.match(arabic, /<text [^>]*>درنة<\/text>/)
    assert.match(await newsroom.page(`${href}/feed.atom`), /انهيار سدين قرب درنة/)
    assert.match(await newsroom.page('/sitemap/stories-1.xml'), new RegExp(`/en/story/${id}-`))
    assert.match(await newsroom.page('/en/story'), new RegExp(`/en/story/${id}-`))
    assert.equal((await newsroom.request('/en/story/99999')).status, 404)
  })

  test('let go of what is withdrawn, and show nothing before its time', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const at = NOW + 60_000
    await newsroom.receive(FLOOD, FLOOD_IN_ARABIC, { ...TOLL, published: { at, precision: 'minute' }, id: 'later.en' })
    const [flood, arabic, toll] = await Promise.all([FLOOD, FLOOD_IN_ARABIC, TOLL].map((one) => idOf(newsroom, one)))
    const archive = newsroom.app.archive
    await archive.writes
      .insertInto('story_member')
      .values({
        article_id: toll ?? 0,
        story_id: (await storyIdOf(newsroom, flood ?? 0)) ?? 0,
        published_at: at,
        origin: 'editor',
        centrality: 99,
      })
      .execute()
    const id = (await storyIdOf(newsroom, flood ?? 0)) ?? 0
    newsroom.clock.now += 20_000
    const page = await storyPage(newsroom, 'en', id)
    assert.doesNotMatch(page, /5,300|Death toll/)
    assert.match(page, /2 texts/)
    newsroom.clock.now = at
    assert.match(await storyPage(newsroom, 'en', id), /3 texts/)
    await heard(newsroom, () => withdraw(archive, NOW, arabic ?? 0, undefined))
    assert.doesNotMatch(await storyPage(newsroom, 'en', id), /انهيار سدين/)
    await newsroom.app.settle()
    assert.equal(await storyIdOf(newsroom, arabic ?? 0), undefined)
  })

  test('tell of places and organisations, which have pages of their own with what was told of them', async (t) => {
    const newsroom = await openNewsroom(t, database)
    await newsroom.receive(FLOOD_BEFORE, FOOTBALL, FLOOD, FLOOD_IN_ARABIC, TOLL)
    const page = await newsroom.page('/en/place/derna')
    assert.match(page, /<h1><bdi>Derna<\/bdi><\/h1>[\s\S]*<bdi lang="ar" dir="rtl">درنة/)
    assert.match(page, /Death toll of the Derna flood[\s\S]*Flood in Derna closes schools/)
    assert.match(page, /hreflang="ar" lang="ar" dir="rtl">انهيار سدين قرب درنة/)
    assert.match(page, /<th scope="row">January 2026<\/th><td>3<\/td>/)
    assert.match(page, /<svg class="map"/)
    assert.doesNotMatch(page, /Tunis club/)
    const arabic = await newsroom.page('/ar/place/derna')
    assert.match(arabic, /<h1><bdi>درنة<\/bdi><\/h1>/)
    assert.match(arabic, /انهيار سدين قرب درنة/)
    const toll = await idOf(newsroom, TOLL)
    await heard(newsroom, () => withdraw(newsroom.app.archive, NOW, toll, undefined))
    await heard(newsroom, () => newsroom.app.settle())
    const after = await newsroom.page('/en/place/derna')
    assert.doesNotMatch(after, /Death toll/)
    assert.match(after, /<th scope="row">January 2026<\/th><td>2<\/td>/)
    assert.equal((await newsroom.request('/en/place/nowhere')).status, 404)
    assert.match(await newsroom.page('/en/organisation/opec'), /No text of this edition/)
  })

  test('always hold translations and copies together', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const short = report('Notice to mariners', { id: 'notice.en', ...body('The light at the mole is out.') })
    const translated = arabicReport('تنبيه للبحارة', {
      id: 'notice.ar',
      translationOf: 'notice.en',
      ...later(5),
      ...body('المنارة مطفأة.'),
    })
    const [{ article } = {}] = await newsroom.receive(short, translated, FOOTBALL)
    assert.ok(article)
    assert.deepEqual(await stories(newsroom), [[short.headline, translated.headline]])
    assert.doesNotMatch(
      await newsroom.page('/en/story'),
      /Notice to mariners/,
      'a report and its translation are no chain',
    )
    assert.doesNotMatch(await newsroom.page(articleLink('en', article)), /Part of the story/)
  })
})

onEachDatabase('what editors decide of stories', (database) => {
  test('is named, merged, split and undone, and outlives every recomputation', async (t) => {
    const newsroom = await openNewsroom(t, database)
    await newsroom.receive(FLOOD_BEFORE, FLOOD_BEFORE_TOO, FLOOD, FLOOD_IN_ARABIC, TOLL)
    const { archive } = newsroom.app
    const tab = await staffTab(newsroom, 'editor')
    const machine = await stories(newsroom)
    const [before, flood] = await Promise.all(
      [FLOOD_BEFORE, FLOOD].map(async (item) => storyIdOf(newsroom, await idOf(newsroom, item))),
    )
    const path = (id: number | undefined, action: string) => `/en/newsroom/stories/${id}/${action}`

    assert.equal(
      (await heard(newsroom, () => tab.post(path(flood, 'name'), { ar: 'فيضان درنة', en: 'The Derna \u202Eflood' })))
        .status,
      303,
    )
    assert.match(await storyPage(newsroom, 'ar', flood ?? 0), /<h1 lang="ar" dir="rtl">فيضان درنة</)
    assert.match(await storyPage(newsroom, 'en', flood ?? 0), /<h1 lang="en" dir="ltr">The Derna flood</)

    const split = await tab.post(path(flood, 'split'), { [`article-${await idOf(newsroom, TOLL)}`]: '1' })
    assert.equal(split.status, 303)
    const parted = [machine[0], [FLOOD.headline, FLOOD_IN_ARABIC.headline], [TOLL.headline]]
    assert.deepEqual(await stories(newsroom), parted)
    assert.equal(await relateAll(archive), 'related')
    assert.deepEqual(await stories(newsroom), parted)

    assert.equal((await heard(newsroom, () => tab.post(path(flood, 'merge'), { other: String(before) }))).status, 303)
    const merged = [
      [FLOOD_BEFORE.headline, FLOOD_BEFORE_TOO.headline, FLOOD.headline, FLOOD_IN_ARABIC.headline],
      [TOLL.headline],
    ]
    assert.deepEqual(await stories(newsroom), merged)
    assert.equal(await relateAll(archive), 'related')
    assert.deepEqual(await stories(newsroom), merged)
    const moved = await newsroom.request(`/en/story/${before}`)
    assert.equal(moved.status, 301)
    assert.equal(moved.headers.get('Location'), `/en/story/${flood}`)

    // The newest decision is undone before those that it rests on.
    const lines = await storyLog(archive.reads, 10)
    const [merging, splitting] = lines
    assert.equal((await tab.post(`/en/newsroom/stories/log/${splitting?.id}/undo`, {})).status, 409)
    assert.equal(
      (await heard(newsroom, () => tab.post(`/en/newsroom/stories/log/${merging?.id}/undo`, {}))).status,
      303,
    )
    assert.deepEqual(await stories(newsroom), parted)
    assert.equal(
      (await heard(newsroom, () => tab.post(`/en/newsroom/stories/log/${splitting?.id}/undo`, {}))).status,
      303,
    )
    assert.deepEqual(await stories(newsroom), machine)
    assert.equal((await tab.post(`/en/newsroom/stories/log/${splitting?.id}/undo`, {})).status, 409)
    const naming = lines.filter(({ action }) => action === 'named')
    for (const { id } of naming) {
      const undone = await heard(newsroom, () => tab.post(`/en/newsroom/stories/log/${id}/undo`, {}))
      assert.equal(undone.status, 303)
    }
    assert.match(await storyPage(newsroom, 'en', flood ?? 0), /<h1 lang="en" dir="ltr">(?!The Derna flood)/)
    assert.equal(await relateAll(archive), 'related')
    assert.deepEqual(await stories(newsroom), machine)
    const page = await (await tab.get('/en/newsroom/stories')).text()
    assert.match(page, /Undone in story/)
    assert.match(await (await tab.get(`/ar/newsroom/stories/${flood}`)).text(), /فصل المواد المختارة/)
  })

  test('is for editors, and refuses what makes no sense', async (t) => {
    const newsroom = await openNewsroom(t, database)
    await newsroom.receive(FLOOD, FLOOD_IN_ARABIC)
    assert.equal((await (await staffTab(newsroom, 'moderator')).get('/en/newsroom/stories')).status, 403)
    const tab = await staffTab(newsroom, 'editor')
    const id = await storyIdOf(newsroom, await idOf(newsroom, FLOOD))
    for (const [action, form] of [
      ['merge', { other: String(id) }],
      ['merge', { other: '999' }],
      ['merge', { other: 'x' }],
      ['split', {}],
    ] as const) {
      assert.equal((await tab.post(`/en/newsroom/stories/${id}/${action}`, form)).status, 409)
    }
    assert.equal((await tab.post('/en/newsroom/stories/999/name', { en: 'x' })).status, 404)
    assert.equal((await tab.get('/en/newsroom/stories/999')).status, 404)
  })
})
