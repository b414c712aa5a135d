import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { arabicReport, culture, economy, later, NOW, opinion, report } from '../../fixtures/cast.ts'
import { withdraw } from '../../src/publish/withdraw.ts'
import { onEachDatabase } from '../support/databases.ts'
import { type Newsroom, openNewsroom, versionAfter } from '../support/newsroom.ts'
import { linksOf, textOf } from '../support/page-text.ts'

const NAUGHTY = new URL('../../../shared/data/hostile/naughty-strings.json', import.meta.url)

const searchFor = (text: string, edition = 'en') => `/${edition}/search?q=${encodeURIComponent(text)}`

/** The headlines that a search finds, in their order; what it finds in the other language left out. */
async function found(newsroom: Newsroom, text: string, edition = 'en'): Promise<readonly string[]> {
  const [html = ''] = (await newsroom.page(searchFor(text, edition))).split('<section class="across"')
  return [...html.matchAll(/<h2><a [^>]*>(.*?)<\/a><\/h2>/g)].map(([, headline = '']) => textOf(headline))
}

onEachDatabase('a reader who searches', (database) => {
  test('narrows by fields in either language, and is told what was not understood', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(
      report('Harbour dredging begins', { section: economy }),
      report('Harbour festival opens', { section: culture, ...later(5) }),
      opinion('الميناء القديم والمدينة', { section: culture, ...later(10) }),
      arabicReport('توسعة الميناء', { section: economy, ...later(15) }),
    )
    assert.deepEqual(await found(newsroom, 'harbour section:culture'), ['Harbour festival opens'])
    assert.deepEqual(await found(newsroom, 'الميناء قسم:اقتصاد', 'ar'), ['توسعة الميناء'])
    assert.deepEqual(await found(newsroom, 'الميناء مصدر:"صحيفة الجسر"', 'ar'), ['الميناء القديم والمدينة'])
    assert.deepEqual(await found(newsroom, 'kind:article'), ['الميناء القديم والمدينة'])
    assert.deepEqual(await found(newsroom, 'harbour on:2025'), [])
    assert.deepEqual(await found(newsroom, 'harbour on:2026-01-14 sort:newest'), [
      'Harbour festival opens',
      'Harbour dredging begins',
    ])
    const page = textOf(await newsroom.page(searchFor('harbour source:nobody after:soon topic:sea')))
    for (const sentence of [
      /No source is called “nobody”/,
      /“soon” could not be read/,
      /No topic is called “sea”/,
      /2 results/,
    ]) {
      assert.match(page, sentence)
    }
    assert.match(textOf(await newsroom.page(searchFor('مصدر:لاأحد', 'ar'))), /لا يوجد مصدر باسم «لاأحد»/)
  })

  test('narrows by links, undoes it by links, and changes the order', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(report('Quay wall repaired', later(0)), opinion('Quay walls and memory', later(9)))
    const html = await newsroom.page(searchFor('quay'))
    const narrower = linksOf(html).find((href) => decodeURIComponent(href) === '/en/search?q=quay kind:article') ?? ''
    assert.deepEqual(await found(newsroom, 'quay kind:article'), ['Quay walls and memory'])
    const narrowed = await newsroom.page(narrower)
    const wider = linksOf(narrowed, /<a [^>]*aria-label="Articles: remove"[^>]*>/g)
    assert.deepEqual(wider, ['/en/search?q=quay'])
    assert.ok(linksOf(html).includes('/en/search?q=quay%20sort%3Anewest'))
  })

  test('pages through the results to their end and back, seeing each once', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(...Array.from({ length: 45 }, (_, index) => report(`Berth ${index} reopens`, later(index))))
    const seen: string[] = []
    let path: string | undefined = '/en/search?q=berth%20sort%3Anewest'
    while (path) {
      const html: string = await newsroom.page(path)
      seen.push(...linksOf(html, /<h2><a [^>]*>/g))
      assert.match(textOf(html), /45 results/)
      path = linksOf(html, /<a [^>]*rel="next"[^>]*>/g)[0]
    }
    assert.equal(new Set(seen).size, 45)
    assert.equal(seen.length, 45)
    assert.deepEqual(linksOf(await newsroom.page('/en/search?q=berth&offset=20'), /<a [^>]*rel="prev"[^>]*>/g), [
      '/en/search?q=berth',
    ])
    for (const offset of ['-1', '1e9', 'x', '99999999999999999999', '980']) {
      await newsroom.page(`/en/search?q=berth&offset=${offset}`)
    }
  })

  test('finds a way on where there is nothing', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(report('Lighthouse restored'))
    const html = await newsroom.page(searchFor('lighthouse submarine lang:ar'))
    assert.match(textOf(html), /Nothing was found\./)
    const links = linksOf(html).map(decodeURIComponent)
    assert.ok(links.includes('/en/search?q=lighthouse OR submarine lang:Arabic'))
    assert.ok(links.includes('/en/search?q=lighthouse submarine'))
    for (const path of ['/en/search', '/ar/search', searchFor('%'), searchFor('"')]) {
      assert.doesNotMatch(textOf(await newsroom.page(path)), /\d result/, path)
    }
  })

  test('searches inside a source or section from its page, and follows a search as a feed', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(report('Pilots strike', { section: economy }), report('Museum opens', { section: culture }))
    const [inside = ''] = linksOf(await newsroom.page('/ar/section/economy')).filter((href) =>
      href.includes('/search?q='),
    )
    assert.equal(decodeURIComponent(inside), '/ar/search?q=قسم:economy')
    const html = await newsroom.page(inside)
    assert.match(html, /Pilots strike/)
    assert.doesNotMatch(html, /Museum opens/)
    const [feed = ''] = linksOf(html).filter((href) => href.includes('feed.rss?q='))
    const response = await newsroom.request(feed)
    assert.equal(response.headers.get('Content-Type'), 'application/rss+xml; charset=utf-8')
    const xml = await response.text()
    assert.match(xml, /Pilots strike/)
    assert.doesNotMatch(xml, /Museum opens/)
    assert.match(await newsroom.page('/en/search/feed.atom?q=museum'), /Museum opens/)
    assert.match(await newsroom.page('/en/search/feed.json?q=museum'), /Museum opens/)
    assert.equal((await newsroom.request('/en/search/feed.rss')).status, 404)
  })

  test('is offered what begins as the words do, in any spelling', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(arabicReport('إعادة فتح المدرسة', { section: economy }), report('School reopens'))
    const offered = async (text: string, edition: string) => {
      const response = await newsroom.request(`/${edition}/search/suggest?q=${encodeURIComponent(text)}`)
      assert.equal(response.headers.get('Content-Type'), 'application/json; charset=utf-8')
      const { suggestions } = (await response.json()) as {
        suggestions: { text: string; dir: string; label: string; href: string }[]
      }
      return suggestions
    }
    const [school] = await offered('المدرسه اع', 'en')
    assert.deepEqual([school?.text, school?.dir, school?.label], ['إعادة فتح المدرسة', 'rtl', ''])
    assert.equal((await newsroom.request(school?.href ?? '')).status, 200)
    assert.deepEqual(await offered('harb', 'ar'), [
      { text: 'وكالة أنباء الميناء', lang: 'ar', dir: 'rtl', label: 'المصدر', href: '/ar/source/harbour-news' },
    ])
    assert.deepEqual(
      (await offered('اقت', 'ar')).map(({ href }) => href),
      ['/ar/section/economy'],
    )
    for (const text of ['', 's', '%', '__', '"'.repeat(1000)]) assert.deepEqual(await offered(text, 'en'), [], text)
  })

  test('meets no trace of what is embargoed or withdrawn', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const hour = { at: NOW + 3_600_000, precision: 'minute' } as const
    const [, receipt] = await newsroom.receive(report('Tariff secret', { published: hour }), report('Tariff mistaken'))
    const before = newsroom.app.archive.version()
    await withdraw(newsroom.app.archive, NOW, receipt?.article?.id ?? 0, undefined)
    await versionAfter(newsroom.app.archive, before)
    for (const path of [
      'search?q=tariff',
      'search/feed.rss?q=tariff',
      'search/suggest?q=tariff',
      'search?q=source:harbour-news',
    ]) {
      assert.doesNotMatch(await newsroom.page(`/en/${path}`), /Tariff (secret|mistaken)/, path)
    }
  })

  test('who asks a whole question is answered by the texts that hold most of its words, and is told so', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(
      report('Ferry line to the northern island opens'),
      report('Ferry workers strike', later(5)),
      arabicReport('افتتاح خط العبّارات إلى الجزيرة الشمالية', later(10)),
    )
    const question = 'When does the new ferry line to the northern island open?'
    assert.equal((await found(newsroom, question))[0], 'Ferry line to the northern island opens')
    assert.match(textOf(await newsroom.page(searchFor(question))), /No text holds all of these words/)
    assert.deepEqual(await found(newsroom, 'متى يُفتتح خط العبّارات الجديد إلى الجزيرة الشمالية؟', 'ar'), [
      'افتتاح خط العبّارات إلى الجزيرة الشمالية',
    ])
    assert.deepEqual(await found(newsroom, `${question} -island`), ['Ferry workers strike'].slice(1))
    assert.deepEqual(await found(newsroom, 'ferry line "southern island"'), [])
  })

  test('who asks in other words is answered by words of like meaning, marked, and is told so', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(
      report('Fire at the grain silo'),
      report('Harbour dredging begins', later(5)),
      arabicReport('مصرع بحّارين قرب الميناء', later(10)),
    )
    assert.deepEqual(await found(newsroom, 'blaze'), ['Fire at the grain silo'])
    const page = await newsroom.page(searchFor('blaze at the grain silo'))
    assert.match(page, /<mark>Fire<\/mark>/)
    assert.match(textOf(page), /No text holds exactly what was asked; these hold words of like meaning\./)
    assert.deepEqual(await found(newsroom, 'مقتل بحّارين', 'ar'), ['مصرع بحّارين قرب الميناء'])
    assert.match(textOf(await newsroom.page(searchFor('مقتل بحّارين', 'ar'))), /كلمات قريبة منه في المعنى/)
    assert.doesNotMatch(textOf(await newsroom.page(searchFor('fire'))), /like meaning/)
    assert.deepEqual(await found(newsroom, '"blaze"'), [])
    assert.deepEqual(await found(newsroom, 'silo -blaze'), ['Fire at the grain silo'])
  })

  test('is told what the other language has, and why, and nothing hidden', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const hour = { at: NOW + 3_600_000, precision: 'minute' } as const
    await newsroom.receive(
      report('Merkel meets the Libyan minister in Tunis'),
      report('Merkel visits Tunis', { published: hour }),
      report('Olive harvest begins', later(5)),
      arabicReport('وزير الدفاع يزور دمشق', later(10)),
    )
    const arabic = textOf(await newsroom.page(searchFor('وزير ميركل تونس', 'ar')))
    assert.match(arabic, /بالإنجليزية.*Merkel meets the Libyan minister in Tunis/s)
    assert.match(arabic, /ميركل = Merkel \(اسم بلفظه\)/)
    assert.match(arabic, /تونس = Tunis \(مكان\)/)
    assert.match(arabic, /وزير = minister \(ترجمة\)/)
    assert.doesNotMatch(arabic, /Merkel visits|Olive/)
    const english = textOf(await newsroom.page(searchFor('defence minister Damascus')))
    assert.match(english, /In Arabic.*وزير الدفاع يزور دمشق/s)
    assert.doesNotMatch(textOf(await newsroom.page(searchFor('minister lang:en'))), /In Arabic/)
  })

  test('who mistypes a word is told what may have been meant, in either script', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const hour = { at: NOW + 3_600_000, precision: 'minute' } as const
    await newsroom.receive(
      report('Customs reform delayed'),
      arabicReport('اجتماع حول الميزانية', later(5)),
      report('Quarantine secret', { published: hour }),
    )
    const misspelt = await newsroom.page(searchFor('cusotms reform'))
    assert.match(textOf(misspelt), /Did you mean: Customs reform/)
    assert.ok(linksOf(misspelt).some((href) => decodeURIComponent(href) === '/en/search?q=Customs reform'))
    assert.match(textOf(await newsroom.page(searchFor('الميزانيه لجتماع', 'ar'))), /هل تقصد: الميزانيه اجتماع/)
    assert.doesNotMatch(await newsroom.page(searchFor('quarantime')), /Did you mean/)
    assert.doesNotMatch(await newsroom.page(searchFor('customs')), /Did you mean/)
  })

  test('who asks for a word that is in no text is not asked for one that looks like it', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(report('Minister takes the blame'))
    assert.doesNotMatch(await newsroom.page(searchFor('blaze')), /Did you mean/)
  })

  test('may type anything', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(report('Anything goes'))
    const naughty: readonly string[] = existsSync(NAUGHTY) ? JSON.parse(readFileSync(NAUGHTY, 'utf8')) : []
    if (naughty.length === 0) scope.diagnostic(`not read, since it is absent: ${NAUGHTY.pathname}`)
    const texts = [
      ...naughty,
      '('.repeat(400),
      '-"'.repeat(200),
      'source: after: OR -',
      '\ud800'.toWellFormed(),
      'a\u0000b',
    ]
    for (const text of texts) {
      for (const path of ['search', 'search/suggest', 'search/feed.json']) {
        const { status } = await newsroom.request(
          `/en/${path}?q=${encodeURIComponent(text.slice(0, 400).toWellFormed())}`,
        )
        assert.ok(status === 200 || (path === 'search/feed.json' && status === 404), `${path} ${status}: ${text}`)
      }
    }
    assert.deepEqual(newsroom.log, [])
  })
})
