import assert from 'node:assert/strict'
import { before, suite, test } from 'node:test'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { arabicReport, harbour, jisr, later, PUBLISHED_AT, report } from '../../fixtures/cast.ts'
import type { Item } from '../../src/model/item.ts'
import { dayMoment } from '../../src/model/moment.ts'
import { entryId } from '../../src/web/feeds/entry-id.ts'
import { onEachDatabase } from '../support/databases.ts'
import { type Newsroom, openNewsroom, SITE_URL } from '../support/newsroom.ts'
import { agency, asXmlCanHold, HOSTILE_HEADLINES, HOSTILE_REPORTS, trade, unisolated } from './hostile.ts'
import { jsonFeed } from './json-feed-schema.ts'
import { ATOM, assertRefused, assertValid, RSS } from './validate-xml.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const LISTS = ['', '/news', '/articles', '/section/trade', '/source/harbour-news', '/source/al-jisr']

/** Three English texts and an Arabic one, of two sources, both kinds. */
const CAST: readonly Item[] = [
  report('Budget passes', {
    source: agency,
    section: trade,
    url: 'https://harbour.example/budget?a=1&b=2',
    published: dayMoment(2026, 1, 13) ?? assert.fail(),
  }),
  report('Port reopens', { dateline: 'Beirut', source: jisr }),
  report('What the budget means', {
    kind: 'article',
    genre: 'analysis',
    byline: 'A Correspondent',
    source: jisr,
    section: trade,
  }),
  arabicReport('NATO تعلن نتائج القمة', {
    source: agency,
    section: trade,
    standfirst: 'مقدمة «الخبر»',
    dateline: 'طرابلس',
  }),
]

onEachDatabase('feeds', (database) => {
  /** For what only reads: nothing more arrives in these two. */
  let shared: Newsroom
  let hostile: Newsroom
  before(async () => {
    shared = await openNewsroom(database.suite, database)
    await shared.receive(...CAST)
    hostile = await openNewsroom(database.suite, database)
    await hostile.receive(...CAST, ...HOSTILE_REPORTS)
  })

  test('of every list, in both editions and all formats, are valid', async () => {
    const lists = ['ar', 'en'].flatMap((lang) => LISTS.map((list) => `/${lang}${list}`))
    const all = (format: string) => Promise.all(lists.map((path) => hostile.page(`${path}/feed.${format}`)))
    const atom = await all('atom')
    await assertValid(ATOM, ...atom)
    for (const feed of atom) assertRulesOfAtom(feed)
    await assertValid(RSS, ...(await all('rss')))
    for (const feed of await all('json')) jsonFeed.parse(JSON.parse(feed))
  })

  test('that are empty are valid too', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await assertValid(ATOM, await newsroom.page('/ar/feed.atom'))
    await assertValid(RSS, await newsroom.page('/ar/feed.rss'))
    assert.deepEqual(jsonFeed.parse(JSON.parse(await newsroom.page('/ar/feed.json'))).items, [])
  })

  test('of lists that are not there are not found', async () => {
    for (const path of ['/en/section/none/feed.rss', '/en/source/none/feed.atom', '/fr/feed.json', '/en/feed.xml']) {
      assert.equal((await shared.request(path)).status, 404, path)
    }
  })

  test('the schemas refuse what the specifications forbid', async () => {
    const atom = await shared.page('/en/feed.atom')
    const brokenAtom = [
      atom.replace('+02:00</updated>', '</updated>'),
      atom.replace(/<id>.*?<\/id>/, '<id>not an address</id>'),
      atom.replace(/<title>.*?<\/title>/, ''),
      atom.replace('type="html"', 'type="markdown"'),
    ]
    assert.ok(!brokenAtom.includes(atom))
    await assertRefused(ATOM, ...brokenAtom)
    const rss = await shared.page('/en/feed.rss')
    const brokenRss = [
      rss.replace(' GMT</pubDate>', '</pubDate>'),
      rss.replace(' isPermaLink="false"', ''),
      rss.replace(/<link>.*?<\/link>/, ''),
      rss.replace('<title>', '<headline/><title>'),
    ]
    assert.ok(!brokenRss.includes(rss))
    await assertRefused(RSS, ...brokenRss)
  })

  test('say the same in all formats, read again by an independent parser', async () => {
    const [atom, rss, json] = await readAll(shared)
    assert.equal(atom.entries.length, 3)
    for (const [index, entry] of atom.entries.entries()) {
      const [item, one] = [rss.items[index], json.items[index]]
      for (const titled of [entry.title, item?.title, one?.title]) assert.equal(titled, entry.title)
      for (const content of [entry.content, item?.content, one?.content]) assert.equal(content, entry.content)
      assert.deepEqual([entry.id, entry.url], [item?.id, item?.url])
      assert.deepEqual([entry.id, entry.url], [one?.id, one?.url])
      assert.deepEqual([entry.updated, entry.updated], [item?.updated, one?.updated])
    }
  })

  test('hold the full text with its place, in its language and direction', async () => {
    const [entry] = parseAtomFeed(await shared.page('/ar/feed.atom')).entries ?? []
    assert.equal(
      entry?.content?.value,
      '<div lang="ar" dir="rtl"><p><strong>مقدمة «الخبر»</strong></p>\n<p>طرابلس – NATO تعلن نتائج القمة، كما قالت سلطة الميناء.</p>\n<p>وتتواصل الأعمال حتى الربيع.</p></div>',
    )
    assert.equal(entry?.xml?.lang, 'ar')
    assert.equal(entry?.title?.value, '\u2067NATO تعلن نتائج القمة\u2069')
    assert.equal(entry?.summary?.value, 'مقدمة «الخبر»')
  })

  test('tell who wrote a text, where it comes from and under what terms', async () => {
    const feed = parseAtomFeed(await shared.page('/en/articles/feed.atom'))
    const [analysis] = feed.entries ?? []
    assert.deepEqual(analysis?.authors, [{ name: 'A Correspondent' }])
    assert.equal(analysis?.source?.title?.value, 'صحيفة الجسر')
    assert.equal(analysis?.source?.id, `${SITE_URL}/en/source/al-jisr`)
    assert.deepEqual(
      analysis?.categories?.map(({ term, label }) => [term, label]),
      [
        ['trade', 'Trade & Transport'],
        ['analysis', 'Analysis'],
      ],
    )
    const wire = parseRssFeed(await shared.page('/en/news/feed.rss')).items?.find(({ title }) =>
      title?.includes('Budget'),
    )
    assert.deepEqual(wire?.dc?.creators, ['Harbour News Agency'])
    assert.deepEqual(wire?.source, { title: 'Harbour News Agency', url: `${SITE_URL}/en/source/harbour-news/feed.rss` })
    assert.deepEqual(wire?.dc?.sources, ['https://harbour.example/budget?a=1&b=2'])
    assert.deepEqual(wire?.dc?.rights, ['No redistribution & no resale without permission'])
  })

  test('do not call a source the source of its own feed', async () => {
    assert.doesNotMatch(await shared.page('/en/source/al-jisr/feed.atom'), /<source/)
    assert.doesNotMatch(await shared.page('/en/source/al-jisr/feed.rss'), /<source/)
  })

  test('hold the newest thirty of their own language', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const items = Array.from({ length: 35 }, (_, index) => report(`Report ${index}`, later(-60 * index)))
    await newsroom.receive(...items, arabicReport('خبر'))
    const feed = parseJsonFeed(await newsroom.page('/en/feed.json'))
    assert.equal(feed.items?.length, 30)
    assert.ok(feed.items?.every(({ language }) => language === 'en'))
    const dates = feed.items?.map(({ date_published }) => Date.parse(date_published ?? '')) ?? []
    assert.deepEqual(
      dates,
      dates.toSorted((one, other) => other - one),
    )
    assert.equal(feed.language, 'en')
    assert.equal(parseJsonFeed(await newsroom.page('/ar/feed.json')).items?.length, 1)
  })

  test('hostile headlines come out as they went in', async () => {
    const headlines = [
      ...CAST.filter(({ lang }) => lang === 'en').map(({ headline }) => headline),
      ...HOSTILE_HEADLINES,
    ]
    const expected = headlines.map((headline) => withoutStrayIsolates(asXmlCanHold(headline))).sort()
    const titles = (all: readonly (string | undefined)[]) => all.map((title) => unisolated(title ?? '')).sort()
    const atom = await hostile.page('/en/feed.atom')
    const rss = await hostile.page('/en/feed.rss')
    assert.doesNotMatch(atom + rss, FORBIDDEN_IN_XML)
    assert.deepEqual(titles(parseAtomFeed(atom).entries?.map(({ title }) => title?.value) ?? []), expected)
    assert.deepEqual(titles(parseRssFeed(rss).items?.map(({ title }) => title) ?? []), expected)
    const json = parseJsonFeed(await hostile.page('/en/feed.json'))
    assert.deepEqual(titles(json.items?.map(({ title }) => asXmlCanHold(title ?? '')) ?? []), expected)
  })

  test('every title is isolated, so that a list of them cannot be scrambled', async () => {
    for (const path of ['/ar/feed.json', '/en/feed.json']) {
      const { items } = jsonFeed.parse(JSON.parse(await hostile.page(path)))
      for (const { title = '', language } of items) {
        assert.equal(title[0], language === 'ar' ? '\u2067' : '\u2066')
        assert.equal(title.at(-1), '\u2069')
        assert.doesNotMatch(
          unisolated(title),
          /^[^\u2066-\u2068]*\u2069/,
          'an isolate is ended that the title did not begin',
        )
      }
    }
  })

  suite('ids of entries', () => {
    const idsIn = async (xml: Promise<string>) => parseAtomFeed(await xml).entries?.map(({ id }) => id)

    test('stay when the headline, the slug and the text change', async (scope) => {
      const newsroom = await openNewsroom(scope, database)
      await newsroom.receive(report('Budget passes', { id: 'b1' }))
      const [first] = (await idsIn(newsroom.page('/en/feed.atom'))) ?? []
      newsroom.clock.now += HOUR
      const [receipt] = await newsroom.receive(report('Budget passes after a long night', { id: 'b1' }))
      assert.equal(receipt?.outcome, 'revised')
      const [entry] = parseAtomFeed(await newsroom.page('/en/feed.atom')).entries ?? []
      assert.equal(entry?.id, first)
      assert.equal(Date.parse(entry?.updated ?? ''), newsroom.clock.now)
      assert.equal(Date.parse(entry?.published ?? ''), PUBLISHED_AT)
    })

    test('stay when the site moves and its archive is made anew, in another order', async (scope) => {
      const there = await openNewsroom(scope, database, {
        SITE_URL: 'https://elsewhere.example',
        SITE_NAME_EN: 'Another',
      })
      await there.receive(report('Filler', { id: 'filler' }), ...CAST.toReversed())
      const filler = entryId({ source: harbour, identity: 'id:filler' })
      const moved = (await idsIn(there.page('/en/feed.atom')))?.filter((id) => id !== filler)
      assert.deepEqual(moved?.sort(), (await idsIn(shared.page('/en/feed.atom')))?.sort())
    })
  })

  suite('feeds over HTTP', () => {
    const TYPES = { rss: 'application/rss+xml', atom: 'application/atom+xml', json: 'application/feed+json' }

    test('tell their type, and HEAD tells the same as GET', async () => {
      for (const [format, type] of Object.entries(TYPES)) {
        const got = await shared.request(`/ar/feed.${format}`)
        assert.equal(got.headers.get('Content-Type'), `${type}; charset=utf-8`)
        const head = await shared.request(`/ar/feed.${format}`, { method: 'HEAD' })
        assert.equal(head.status, 200)
        assert.equal(await head.text(), '')
        assert.deepEqual([...head.headers], [...got.headers])
      }
    })

    test('answer 304 until something changes: neither the clock nor another language does', async (scope) => {
      const newsroom = await openNewsroom(scope, database)
      await newsroom.receive(...CAST)
      const etag = (await newsroom.request('/en/feed.rss')).headers.get('ETag') ?? ''
      const again = () => newsroom.request('/en/feed.rss', { headers: { 'If-None-Match': etag } })
      assert.equal((await again()).status, 304)
      newsroom.clock.now += 400 * DAY
      assert.equal((await again()).status, 304)
      await newsroom.receive(
        arabicReport('خبر جديد', { published: { at: newsroom.clock.now - HOUR, precision: 'minute' } }),
      )
      assert.equal((await again()).status, 304)
      await newsroom.receive(
        report('News at last', { published: { at: newsroom.clock.now - HOUR, precision: 'minute' } }),
      )
      assert.equal((await again()).status, 200)
    })
  })
})

test('ids of entries are name-based UUIDs that differ by source and by identity', () => {
  const ids = [
    entryId({ source: harbour, identity: 'id:1' }),
    entryId({ source: jisr, identity: 'id:1' }),
    entryId({ source: jisr, identity: 'id:2' }),
  ]
  assert.equal(new Set(ids).size, 3)
  for (const id of ids)
    assert.match(id, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(
    ids[0],
    'urn:uuid:24a8a14c-e988-5790-85f3-4f8906e8815e',
    'an id that changes shows every reader every article again',
  )
})

const FORBIDDEN_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

/** RFC 4287 section 4.1.1 and 4.1.2, which its schema cannot hold: authors, and at most one alternate a language. */
function assertRulesOfAtom(xml: string): void {
  const feed = parseAtomFeed(xml)
  assert.ok(feed.authors?.length || feed.entries?.every(({ authors }) => authors?.length))
  for (const { links = [], content, updated, published, id } of feed.entries ?? []) {
    const alternates = links.filter(({ rel }) => rel === 'alternate').map(({ type, hreflang }) => `${type} ${hreflang}`)
    assert.ok(alternates.length > 0 || content)
    assert.equal(new Set(alternates).size, alternates.length)
    assert.ok(Date.parse(updated ?? '') >= Date.parse(published ?? ''), `${id} was changed before it was published`)
  }
  const ids = feed.entries?.map(({ id }) => id) ?? []
  assert.equal(new Set(ids).size, ids.length)
}

/** The isolates of a title that pair with none are gone, since they would end those around it. */
function withoutStrayIsolates(title: string): string {
  return title.replace('\u2069\u2069', '\u2069')
}

interface Told {
  readonly id: string | undefined
  readonly url: string | undefined
  readonly title: string | undefined
  readonly content: string | undefined
  readonly updated: number
}

/** The same feed of the English edition in each format, as told by the parser. */
async function readAll(newsroom: { page(path: string): Promise<string> }) {
  const atom = parseAtomFeed(await newsroom.page('/en/feed.atom'))
  const rss = parseRssFeed(await newsroom.page('/en/feed.rss'))
  const json = parseJsonFeed(await newsroom.page('/en/feed.json'))
  const entries = (atom.entries ?? []).map(
    ({ id, links, title, content, updated }): Told => ({
      id,
      url: links?.find(({ rel }) => rel === 'alternate')?.href,
      title: title?.value,
      content: content?.value,
      updated: Date.parse(updated ?? ''),
    }),
  )
  const items = (rss.items ?? []).map(
    ({ guid, link, title, content, atom }): Told => ({
      id: guid?.value,
      url: link,
      title,
      content: content?.encoded,
      updated: Date.parse(atom?.updated ?? ''),
    }),
  )
  const ones = (json.items ?? []).map(
    ({ id, url, title, content_html, date_modified }): Told => ({
      id,
      url,
      title,
      content: content_html,
      updated: Date.parse(date_modified ?? ''),
    }),
  )
  return [{ entries }, { items }, { items: ones }] as const
}
