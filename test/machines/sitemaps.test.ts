import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { arabicReport, economy, NOW, report } from '../../fixtures/cast.ts'
import { FLOOD, FLOOD_IN_ARABIC } from '../../fixtures/flood.ts'
import { NUMBERS_PER_SITEMAP } from '../../src/archive/sitemap.ts'
import { withdraw } from '../../src/publish/withdraw.ts'
import { MOST_URLS } from '../../src/web/sitemaps/urlset.ts'
import { onEachDatabase } from '../support/databases.ts'
import { type Newsroom, openNewsroom, SITE_URL, versionAfter } from '../support/newsroom.ts'
import { AN_HOUR_AGO, HOSTILE_REPORTS } from './hostile.ts'
import { assertRefused, assertValid, SITEMAP, SITEMAP_INDEX } from './validate-xml.ts'

const HOUR = 3_600_000

onEachDatabase('sitemaps', (database) => {
  let shared: Newsroom
  before(async () => {
    shared = await openNewsroom(database.suite, database, { SITE_NAME_EN: 'Paper & Sons' })
    await shared.receive(
      ...pair(),
      report('Persisch', { lang: 'fa', headline: 'گزارش تازه' }),
      report('Französisch', { lang: 'fr' }),
    )
  })

  test('and their index are valid', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(...pair(), ...HOSTILE_REPORTS)
    const index = await newsroom.page('/sitemap.xml')
    await assertValid(SITEMAP_INDEX, index)
    const files = locations(index)
    assert.deepEqual(
      files,
      ['pages', 'news', 'stories-1', 'articles-1'].map((name) => `${SITE_URL}/sitemap/${name}.xml`),
    )
    await assertValid(SITEMAP, ...(await Promise.all(files.map((file) => newsroom.page(file)))))
  })

  test('the schemas refuse what the protocol forbids', async () => {
    const [articles, news] = [await shared.page('/sitemap/articles-1.xml'), await shared.page('/sitemap/news.xml')]
    const broken = [
      articles.replace(/\+02:00<\/lastmod>/, '</lastmod>'),
      articles.replace('hreflang="en"', 'hreflang="English"'),
      articles.replaceAll(/<url>.*<\/url>/g, ''),
      articles.replace(/<loc>.*?<\/loc>/, ''),
      news.replace(/<news:title>.*?<\/news:title>/, ''),
      news.replace('<news:language>en', '<news:language>English'),
    ]
    assert.ok(!broken.includes(articles) && !broken.includes(news))
    await assertRefused(SITEMAP, ...broken)
  })

  test('list every article once, at home, and every address in them is there', async () => {
    const articles = locations(await shared.page('/sitemap/articles-1.xml'))
    assert.deepEqual(
      articles.map((url) => url.slice(SITE_URL.length).split('/')[1]),
      ['ar', 'en', 'ar', 'en'],
    )
    for (const url of [...articles, ...locations(await shared.page('/sitemap/pages.xml'))]) {
      assert.equal((await shared.request(url)).status, 200, url)
    }
  })

  test('tell of each translation, and of the original to everyone else', async () => {
    const [original, translation] = locations(await shared.page('/sitemap/articles-1.xml'))
    const alternates = [...(await shared.page('/sitemap/articles-1.xml')).matchAll(/hreflang="(.*?)" href="(.*?)"/g)]
    const each = [
      ['ar', original],
      ['en', translation],
      ['x-default', original],
    ]
    assert.deepEqual(
      alternates.map(([, lang, href]) => [lang, href]),
      [...each, ...each],
    )
  })

  test('tell when an article last changed', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(report('First', { id: '1' }))
    assert.match(await newsroom.page('/sitemap/articles-1.xml'), /<lastmod>2026-01-14T10:00:00\+02:00</)
    newsroom.clock.now += HOUR
    await newsroom.receive(report('First, corrected', { id: '1' }))
    assert.match(await newsroom.page('/sitemap/articles-1.xml'), /<lastmod>2026-03-01T12:00:00\+02:00</)
  })

  test('are cut by numbers, so that a file keeps its articles', async (scope) => {
    assert.ok(NUMBERS_PER_SITEMAP <= MOST_URLS)
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(report('In the first'))
    await skipTo(newsroom, NUMBERS_PER_SITEMAP - 1)
    await newsroom.receive(report('Last of the first'), report('First of the second'))
    await skipTo(newsroom, 7 * NUMBERS_PER_SITEMAP)
    await newsroom.receive(report('In the eighth'))
    const files = locations(await newsroom.page('/sitemap.xml')).filter((url) => url.includes('articles'))
    assert.deepEqual(
      files,
      [1, 2, 8].map((file) => `${SITE_URL}/sitemap/articles-${file}.xml`),
    )
    const counts = await Promise.all(files.map(async (file) => locations(await newsroom.page(file)).length))
    assert.deepEqual(counts, [2, 1, 1])
  })

  test('that would list nothing are not there', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(report('Old'))
    assert.deepEqual(locations(await newsroom.page('/sitemap.xml')), [
      `${SITE_URL}/sitemap/pages.xml`,
      `${SITE_URL}/sitemap/articles-1.xml`,
    ])
    for (const name of [
      'news',
      'articles-2',
      'articles-0',
      'articles-999999999',
      'articles-9999999999',
      'articles-x',
    ]) {
      assert.equal((await newsroom.request(`/sitemap/${name}.xml`)).status, 404, name)
    }
  })

  test('of articles under embargo are told of from their time on, those of withdrawn ones no more', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(report('Known already'))
    await skipTo(newsroom, 2 * NUMBERS_PER_SITEMAP)
    await newsroom.receive(report('Embargoed', { published: { at: NOW + HOUR, precision: 'minute' } }))
    await skipTo(newsroom, 3 * NUMBERS_PER_SITEMAP)
    const [withdrawn] = await newsroom.receive(report('Withdrawn'))
    const told = async () =>
      locations(await newsroom.page('/sitemap.xml')).flatMap((url) => /articles-(\d+)/.exec(url)?.[1] ?? [])
    assert.deepEqual(await told(), ['1', '4'])
    newsroom.clock.now += HOUR
    assert.deepEqual(await told(), ['1', '3', '4'])
    const { archive } = newsroom.app
    const before = archive.version()
    await withdraw(archive, newsroom.clock.now, withdrawn?.article?.id ?? 0, undefined)
    await versionAfter(archive, before)
    assert.deepEqual(await told(), ['1', '3'])
  })

  test('of pages list fronts, kinds, sections and sources in both editions', async () => {
    const paths = locations(await shared.page('/sitemap/pages.xml')).map((url) => url.slice(SITE_URL.length))
    for (const lang of ['ar', 'en']) {
      for (const path of ['/', '/news', '/articles', '/section/economy', '/source/harbour-news']) {
        assert.ok(paths.includes(`/${lang}${path}`), `/${lang}${path}`)
      }
    }
  })

  test('of pages list the places and topics that a visible text of the edition tells of', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const tomorrow = { at: NOW + 24 * HOUR, precision: 'minute' as const }
    await newsroom.receive(FLOOD, { ...FLOOD_IN_ARABIC, published: tomorrow })
    await newsroom.app.settle()
    const mapped = async () =>
      locations(await newsroom.page('/sitemap/pages.xml'))
        .map((url) => url.slice(SITE_URL.length))
        .filter((path) => /^\/..\/(place|organisation|topic)\//.test(path))
    const english = await mapped()
    for (const path of ['/en/place/derna', '/en/topic/floods']) assert.ok(english.includes(path), english.join(' '))
    assert.ok(
      english.every((path) => path.startsWith('/en/')),
      'the Arabic text is of tomorrow',
    )
    for (const path of english) assert.doesNotMatch(await newsroom.page(path), /noindex/, path)
    newsroom.clock.now = tomorrow.at
    assert.ok((await mapped()).includes('/ar/place/derna'))
  })

  test('answer with a type and an ETag, and 304 until something changes', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(...pair())
    for (const path of ['/sitemap.xml', '/sitemap/pages.xml', '/sitemap/news.xml', '/sitemap/articles-1.xml']) {
      const got = await newsroom.request(path)
      assert.equal(got.headers.get('Content-Type'), 'application/xml; charset=utf-8')
      const headers = { 'If-None-Match': got.headers.get('ETag') ?? '' }
      assert.equal((await newsroom.request(path, { headers })).status, 304, path)
      assert.equal((await newsroom.request(path, { method: 'HEAD' })).status, 200)
    }
    const headers = { 'If-None-Match': (await newsroom.request('/sitemap/articles-1.xml')).headers.get('ETag') ?? '' }
    await newsroom.receive(report('One more'))
    assert.equal((await newsroom.request('/sitemap/articles-1.xml', { headers })).status, 200)
  })

  test('of news hold the last two days, and no more than a thousand', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const at = (hoursAgo: number) => ({ at: NOW - hoursAgo * HOUR, precision: 'minute' as const })
    await newsroom.receive(report('Fresh', { published: at(47) }), report('Stale', { published: at(49) }))
    const titles = async () =>
      [...(await newsroom.page('/sitemap/news.xml')).matchAll(/<news:title>(.*?)</g)].map(([, title]) => title)
    assert.deepEqual(await titles(), ['Fresh'])
    for (let batch = 0; batch < 10; batch++) {
      const items = Array.from({ length: 110 }, (_, index) =>
        report(`Report ${batch}-${index}`, { published: at(2 + batch) }),
      )
      await newsroom.receive(...items)
    }
    const all = await titles()
    assert.equal(all.length, 1000)
    assert.ok(!all.includes('Fresh'), 'the newest are kept')
  })

  test('of news name the publication in the language of the article', async () => {
    const [arabic = '', english = ''] =
      (await shared.page('/sitemap/news.xml'))
        .match(/<news:news>.*?<\/news:news>/gs)
        ?.sort()
        .reverse() ?? []
    assert.match(arabic, /<news:name>ورّاق<\/news:name><news:language>ar<.*<news:title>الميزانية</)
    assert.match(english, /<news:name>Paper &amp; Sons<\/news:name><news:language>en<.*<news:title>The budget</)
    assert.match(english, /<news:publication_date>2026-03-01T10:00:00\+02:00</)
  })

  test('robots.txt names the sitemap and keeps robots from endless pages', async () => {
    const response = await shared.request('/robots.txt')
    assert.equal(response.headers.get('Content-Type'), 'text/plain; charset=utf-8')
    const lines = (await response.text()).split('\n')
    for (const line of lines) assert.match(line, /^$|^(User-agent: \*|Disallow: \/\S+|Sitemap: https:\/\/\S+)$/)
    assert.equal(lines[0], 'User-agent: *')
    assert.ok(lines.includes(`Sitemap: ${SITE_URL}/sitemap.xml`))
    for (const path of ['/edition/', '/ar/search', '/en/search']) assert.ok(lines.includes(`Disallow: ${path}`))
  })
})

/** An Arabic original and its English translation, both of today. */
function pair() {
  return [
    arabicReport('الميزانية', { id: 'budget-ar', section: economy, ...AN_HOUR_AGO }),
    report('The budget', { id: 'budget-en', translationOf: 'budget-ar', ...AN_HOUR_AGO }),
  ]
}

function locations(xml: string): string[] {
  return [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url = '']) => url.replaceAll('&amp;', '&'))
}

/** Lets the next article have the number after this one, which a withdrawn article takes. */
async function skipTo({ app: { archive } }: Newsroom, last: number): Promise<void> {
  await archive.writes.transaction().execute(async (tx) => {
    await archive.lockIntake(tx)
    const [next = 0] = await archive.allocateIds(tx, 'article', 1)
    await archive.allocateIds(tx, 'article', last - next)
    const like = await tx.selectFrom('article').selectAll().limit(1).executeTakeFirstOrThrow()
    await tx
      .insertInto('article')
      .values({ ...like, id: last, identity: `skipped ${last}`, status: 'withdrawn' })
      .execute()
  })
}
