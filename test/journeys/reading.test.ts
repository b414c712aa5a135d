import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arabicReport, culture, economy, later, NOW, opinion, report } from '../../fixtures/cast.ts'
import { dayMoment } from '../../src/model/moment.ts'
import { withdraw } from '../../src/publish/withdraw.ts'
import { onEachDatabase } from '../support/databases.ts'
import { openNewsroom, versionAfter } from '../support/newsroom.ts'
import { linksOf, textOf } from '../support/page-text.ts'

/** Without the marks around the words that were asked for. */
const unmarked = (html: string) => html.replace(/<\/?mark>/g, '')

onEachDatabase('a reader', (database) => {
  test('is sent to the edition that the browser asks for, and later to the one chosen', async (scope) => {
    const { request } = await openNewsroom(scope, database)
    const sentTo = async (headers: Record<string, string>) => (await request('/', { headers })).headers.get('Location')
    assert.equal(await sentTo({ 'Accept-Language': 'fr, ar-TN;q=0.8, en;q=0.5' }), '/ar/')
    assert.equal(await sentTo({ 'Accept-Language': 'en-GB' }), '/en/')
    assert.equal(await sentTo({ 'Accept-Language': 'fr' }), '/en/')
    assert.equal(await sentTo({}), '/en/')
    const choice = await request('/edition/ar?to=%2Far%2Fnews')
    assert.equal(choice.headers.get('Location'), '/ar/news')
    const cookie = choice.headers.get('Set-Cookie')?.split(';')[0] ?? ''
    assert.equal(await sentTo({ 'Accept-Language': 'en', Cookie: cookie }), '/ar/')
  })

  test('is never sent to another site', async (scope) => {
    const { request } = await openNewsroom(scope, database)
    for (const to of [
      '//evil.example',
      'https://evil.example/ar/',
      '/ar\\evil',
      '/en/',
      '/ar/\r\nSet-Cookie: a=b',
      '%',
    ]) {
      const { headers } = await request(`/edition/ar?to=${encodeURIComponent(to)}`)
      assert.equal(headers.get('Location'), '/ar/', to)
    }
  })

  test('finds a text on the front page, in its section, its kind, its source and its day', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(
      arabicReport('توسعة رصيف الميناء تنتهي قبل موعدها', { section: economy }),
      opinion('المدينة التي نسيت بحرها', { section: culture, byline: 'قسم الرأي' }),
    )
    for (const path of [
      '/ar/',
      '/ar/news',
      '/ar/section/economy',
      '/ar/source/harbour-news',
      '/ar/2026/01',
      '/ar/2026/01/14',
    ]) {
      assert.match(textOf(await newsroom.page(path)), /توسعة رصيف الميناء/, path)
    }
    assert.match(textOf(await newsroom.page('/ar/articles')), /قسم الرأي ?المدينة التي نسيت بحرها/)
    assert.doesNotMatch(textOf(await newsroom.page('/en/')), /توسعة رصيف/)
    assert.match(textOf(await newsroom.page('/en/source/harbour-news')), /Also in Arabic.*توسعة رصيف/)
  })

  test('pages through a list of equal times to its end and back, seeing each text once', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(...Array.from({ length: 53 }, (_, index) => report(`Berth ${index + 1} reopens`)))
    const seen: string[] = []
    let path: string | undefined = '/en/news'
    while (path) {
      const html: string = await newsroom.page(path)
      seen.push(...linksOf(html, /<a href="\/en\/2026[^>]*>/g))
      path = linksOf(html, /<a [^>]*rel="next"[^>]*>/g)[0]
    }
    assert.equal(seen.length, 53)
    assert.equal(new Set(seen).size, 53)
  })

  test('is moved on from an old slug and told, in the page’s language, what is not there', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const [receipt] = await newsroom.receive(arabicReport('إعادة فتح الميناء'))
    const id = receipt?.article?.id
    const old = await newsroom.request(`/ar/2026/01/${id}-old`)
    assert.equal(old.status, 301)
    assert.equal(decodeURI(old.headers.get('Location') ?? ''), `/ar/2026/01/${id}-إعادة-فتح-الميناء`)
    assert.equal((await newsroom.request(`/ar/2026/02/${id}-إعادة-فتح-الميناء`)).status, 301)
    for (const [path, sentence] of [
      ['/ar/2026/01/999-x', /الصفحة/],
      ['/ar/section/none', /الصفحة/],
      ['/en/2026/02/30', /could not find/],
      ['/en/none', /could not find/],
      ['/none', /could not find/],
    ] as const) {
      const response = await newsroom.request(path)
      assert.equal(response.status, 404, path)
      assert.match(textOf(await response.text()), sentence, path)
    }
  })

  test('meets no trace of an embargoed text before its hour, and the text from then on', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const hour = NOW + 3_600_000
    const embargoed = { published: { at: hour, precision: 'minute' } as const, section: economy }
    const [receipt] = await newsroom.receive(report('Embargoed tariff announced', embargoed))
    const own = `/en/2026/03/${receipt?.article?.id}-embargoed-tariff-announced`
    const lists = ['/en/', '/en/news', '/en/section/economy', '/en/2026/03', '/en/search?q=tariff', '/en/feed.rss']
    for (const path of lists) assert.doesNotMatch(unmarked(await newsroom.page(path)), /tariff announced/, path)
    assert.equal((await newsroom.request(own)).status, 404)
    newsroom.clock.now = hour
    for (const path of [...lists, own]) assert.match(unmarked(await newsroom.page(path)), /tariff announced/, path)
  })

  test('reads on the same day what is dated by the day, and not before it', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const day = (date: number) => ({ published: dayMoment(2026, 3, date) ?? later(0).published })
    await newsroom.receive(report('Dated today', day(1)), report('Dated tomorrow', day(2)))
    assert.match(await newsroom.page('/en/2026/03/01'), /Dated today/)
    assert.doesNotMatch(await newsroom.page('/en/'), /Dated tomorrow/)
    newsroom.clock.now = Date.UTC(2026, 2, 2)
    assert.match(await newsroom.page('/en/2026/03/02'), /Dated tomorrow/)
  })

  test('meets a withdrawn text nowhere, and at its address the reason', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const [receipt] = await newsroom.receive(report('Crane order cancelled', { section: economy }))
    const id = receipt?.article?.id ?? 0
    const own = `/en/2026/01/${id}-crane-order-cancelled`
    assert.match(await newsroom.page('/en/'), /Crane order/)
    const before = newsroom.app.archive.version()
    assert.equal(
      await withdraw(newsroom.app.archive, newsroom.clock.now, id, 'The agency has withdrawn it.'),
      'withdrawn',
    )
    await versionAfter(newsroom.app.archive, before)
    for (const path of [
      '/en/',
      '/en/news',
      '/en/section/economy',
      '/en/2026/01/14',
      '/en/search?q=crane',
      '/en/feed.atom',
      '/sitemap/news.xml',
    ]) {
      assert.doesNotMatch(unmarked(await (await newsroom.request(path)).text()), /Crane order/, path)
    }
    const page = await newsroom.request(own)
    assert.equal(page.status, 410)
    const text = textOf(await page.text())
    assert.match(text, /has been withdrawn/)
    assert.match(text, /The agency has withdrawn it\./)
    assert.doesNotMatch(text, /Work goes on/)
  })

  test('sees a new revision at once, its slug moved on, its first date kept', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(report('Port closed', { id: 'a1' }))
    newsroom.clock.now += 60_000
    const [receipt] = await newsroom.receive(report('Port reopened', { id: 'a1', ...later(90) }))
    assert.equal(receipt?.outcome, 'revised')
    const moved = await newsroom.request(`/en/2026/01/${receipt?.article?.id}-port-closed`)
    assert.equal(moved.status, 301)
    const text = textOf(await newsroom.page(moved.headers.get('Location') ?? ''))
    assert.match(text, /Port reopened/)
    assert.match(text, /Published ?14 January 2026 10:00/)
    assert.match(text, /Updated ?1 March 2026/)
  })

  test('sees the header’s date turn at local midnight, on a page kept in the cache', async (scope) => {
    const newsroom = await openNewsroom(scope, database, {
      TIME_ZONE_EN: 'Asia/Tokyo',
      TIME_ZONE_AR: 'America/New_York',
    })
    newsroom.clock.now = Date.UTC(2024, 10, 26, 14, 59, 59)
    assert.match(textOf(await newsroom.page('/en/')), /TUE 26 - 11 - 2024/)
    assert.match(textOf(await newsroom.page('/ar/')), /الثلاثاء ٢٦ نوفمبر ٢٠٢٤/)
    newsroom.clock.now += 1000
    assert.match(textOf(await newsroom.page('/en/')), /WED 27 - 11 - 2024/)
    assert.match(textOf(await newsroom.page('/ar/')), /الثلاثاء ٢٦ نوفمبر ٢٠٢٤/)
  })

  test('finds headlines by words in any spelling, and never the database by its wildcards', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(arabicReport('مسؤول: إعادة فتح المدرسة في أيلول'), report('Merkel’s visit to İzmir'))
    const found = async (words: string) => textOf(await newsroom.page(`/en/search?q=${encodeURIComponent(words)}`))
    for (const words of ['المدرسه', 'مسئول', 'اعادة ايلول', 'المَدْرَسَة'])
      assert.match(await found(words), /1 result/, words)
    assert.match(await found('izmir merkel'), /1 result/)
    for (const words of ['%', '_', "'; drop table article", '\u0000', '"', 'ـ']) {
      assert.doesNotMatch(await found(words), /\d result/, words)
    }
    assert.equal((await newsroom.request('/en/search?q=%ED%A0%80')).status, 200)
  })
})
