import assert from 'node:assert/strict'
import { before, suite, test } from 'node:test'
import { arabicReport, jisr, later, NOW, report } from '../../fixtures/cast.ts'
import { onEachDatabase } from '../support/databases.ts'
import { type Newsroom, openNewsroom, SITE_URL } from '../support/newsroom.ts'
import { HOSTILE_HEADLINES, HOSTILE_REPORTS, trade, unisolated } from './hostile.ts'
import { pathOf, type ReadPage, readPage } from './read-page.ts'

const LISTS = [
  '/',
  '/news',
  '/articles',
  '/section/trade',
  '/source',
  '/source/harbour-news',
  '/archive',
  '/2026',
  '/2026/01',
  '/2026/01/14',
]

onEachDatabase('the head', (database) => {
  let newsroom: Newsroom
  let articles: readonly string[]
  before(async () => {
    newsroom = await openNewsroom(database.suite, database)
    articles = await receiveSets(newsroom)
  })

  suite('alternates in other languages', () => {
    test('are reciprocal, absolute and canonical, whichever link is followed', async () => {
      const pages = ['ar', 'en'].flatMap((lang) => LISTS.map((path) => `/${lang}${path}`))
      for (const path of [...pages, ...articles]) {
        const { canonical, alternates } = await read(newsroom, path)
        assert.equal(canonical, SITE_URL + path, path)
        for (const [lang, url] of alternates) {
          if (url === `${SITE_URL}/`) continue
          const other = await read(newsroom, url)
          assert.equal(other.canonical, url, `${path} → ${lang}`)
          assert.deepEqual(other.alternates, alternates, `${path} → ${lang}`)
        }
        if (alternates.size > 0) {
          assert.ok([...alternates.values()].includes(canonical ?? ''), `${path} names itself`)
          assert.ok(alternates.has('x-default'), path)
        }
      }
    })

    test('of a front page send everyone else to the choice by their browser', async () => {
      assert.equal((await read(newsroom, '/ar/')).alternates.get('x-default'), `${SITE_URL}/`)
      assert.equal((await newsroom.request('/')).status, 302)
    })

    test('of an article are its translations, with the original for everyone else', async () => {
      const [arabic = '', english = ''] = articles
      const { alternates } = await read(newsroom, english)
      assert.deepEqual(
        [...alternates].sort(),
        [
          ['ar', SITE_URL + arabic],
          ['en', SITE_URL + english],
          ['x-default', SITE_URL + english],
        ].sort(),
      )
    })

    test('are missing where there is no translation, and under foreign furniture', async () => {
      const [arabic = '', , , alone = ''] = articles
      assert.equal((await read(newsroom, alone)).alternates.size, 0)
      const foreign = await read(newsroom, arabic.replace('/ar/', '/en/'))
      assert.equal(foreign.canonical, SITE_URL + arabic)
      assert.equal(foreign.alternates.size, 0)
    })
  })

  suite('the head of a page', () => {
    test('has one address, whatever else was asked', async () => {
      assert.equal((await read(newsroom, '/en/news?utm_source=mail')).canonical, `${SITE_URL}/en/news`)
    })

    test('is left out of search beyond the first part of a list, in search and in errors', async () => {
      for (const path of [`/en/news?before=${NOW}-5`, '/en/search?q=x', '/en/nowhere']) {
        const { metas, canonical, alternates } = readPage(await (await newsroom.request(path)).text())
        assert.deepEqual(metas.get('robots'), ['noindex'], path)
        assert.deepEqual([canonical, alternates.size, metas.has('og:title')], [undefined, 0, false])
      }
      assert.equal((await read(newsroom, '/en/news')).metas.has('robots'), false)
    })

    test('has no empty and no relative value', async () => {
      for (const path of ['/ar/', '/en/news', ...articles]) {
        const { title, metas, feeds, alternates } = await read(newsroom, path)
        assert.notEqual(title, '')
        for (const [name, contents] of metas) assert.ok(!contents.includes(''), `${path} ${name}`)
        const urls = [
          ...feeds.values(),
          ...alternates.values(),
          ...(metas.get('og:url') ?? []),
          ...(metas.get('og:image') ?? []),
        ]
        for (const url of urls) assert.ok(url.startsWith(SITE_URL), url)
      }
    })

    test('names the feeds of its list, and they are there', async () => {
      const [article = ''] = articles
      for (const path of ['/ar/', '/en/news', '/en/section/trade', '/ar/source/harbour-news', article]) {
        const { feeds } = await read(newsroom, path)
        assert.equal(feeds.size, 3, path)
        for (const [type, url] of feeds) {
          assert.equal((await newsroom.request(url)).headers.get('Content-Type'), `${type}; charset=utf-8`)
        }
      }
    })

    test('titles name the site, and the front page is called what the site is', async () => {
      const [arabic = '', english = ''] = articles
      assert.equal((await read(newsroom, '/en/')).title, 'Warraq')
      assert.equal((await read(newsroom, english)).title, 'NATO closes summit · Warraq')
      assert.equal((await read(newsroom, arabic)).title, '\u2067NATO تختتم قمتها\u2069 · ورّاق')
      assert.equal(
        (await read(newsroom, arabic.replace('/ar/', '/en/'))).title,
        '\u2067NATO تختتم قمتها\u2069 · Warraq',
      )
      assert.equal(
        (await read(newsroom, english.replace('/en/', '/ar/'))).title,
        '\u2066NATO closes summit\u2069 · ورّاق',
      )
    })

    test('has the colours of the paper for the browser around it', async () => {
      const html = await newsroom.page('/en/')
      const css = await newsroom.page(/href="(\/assets\/site-\w+\.css)"/.exec(html)?.[1] ?? '')
      const [light, dark] = [...css.matchAll(/--paper:\s*(#\w+)/g)].map(([, colour]) => colour)
      assert.deepEqual(readPage(html).metas.get('theme-color'), [light, dark])
    })

    test('holds a hostile headline as text', async () => {
      const receipts = await newsroom.receive(...HOSTILE_REPORTS)
      for (const [index, receipt] of receipts.entries()) {
        const { title, metas, scripts } = await read(newsroom, pathOf(receipt))
        const expected = HOSTILE_HEADLINES[index]?.toWellFormed() ?? ''
        assert.equal(title, `${expected} · Warraq`)
        assert.equal(unisolated(metas.get('og:title')?.[0] ?? ''), expected.replace('\u2069\u2069', '\u2069'))
        assert.equal(scripts.length, 1, 'only the JSON-LD is a script')
      }
    })
  })

  suite('Open Graph', () => {
    const REQUIRED = ['og:title', 'og:type', 'og:image', 'og:url']

    test('has the four required properties once, on every kind of page', async () => {
      for (const path of ['/ar/', '/en/news', '/en/2026/01', ...articles]) {
        const { metas, canonical } = await read(newsroom, path)
        for (const name of REQUIRED) assert.equal(metas.get(name)?.length, 1, `${path} ${name}`)
        assert.deepEqual(metas.get('og:url'), [canonical])
        assert.deepEqual(metas.get('twitter:card'), ['summary'])
        const image = await newsroom.request(metas.get('og:image')?.[0] ?? '')
        assert.deepEqual([image.status, image.headers.get('Content-Type')], [200, 'image/png'])
      }
    })

    test('of an article tells its language, dates and section, wherever it is read', async () => {
      const [arabic = ''] = articles
      for (const path of [arabic, arabic.replace('/ar/', '/en/')]) {
        const { metas } = await read(newsroom, path)
        assert.deepEqual(metas.get('og:type'), ['article'])
        assert.deepEqual(metas.get('og:locale'), ['ar_AR'])
        assert.deepEqual(metas.get('article:published_time'), ['2026-01-14T10:00:00+02:00'])
        assert.deepEqual(metas.get('article:section'), ['تجارة'])
        assert.deepEqual(metas.get('og:title'), ['\u2067NATO تختتم قمتها\u2069'])
      }
      assert.deepEqual((await read(newsroom, arabic)).metas.get('og:locale:alternate'), ['en_GB'])
    })

    test('descriptions are the standfirst, else the beginning of the text', async () => {
      const [, english = '', , alone = ''] = articles
      assert.deepEqual((await read(newsroom, english)).metas.get('description'), ['What was “agreed” & what was not'])
      const [description = ''] = (await read(newsroom, alone)).metas.get('og:description') ?? []
      assert.match(description, /^Alone, the port authority said\. Work goes on until the spring\.$/)
    })
  })
})

/**
 * An Arabic translation, its English original, a second Arabic translation of the same, and one article
 * alone; then one translation whose original never came, with another of it. Their paths, in that order.
 */
async function receiveSets(newsroom: Newsroom): Promise<readonly string[]> {
  const items = [
    arabicReport('NATO تختتم قمتها', { id: 'nato-ar', translationOf: 'nato-en' }),
    report('NATO closes summit', { id: 'nato-en', standfirst: 'What was “agreed” & what was not' }),
    arabicReport('الحلف يختتم قمته', { id: 'nato-ar-2', translationOf: 'nato-en' }),
    report('Alone', { source: jisr, ...later(-60) }),
    report('Orphan', { id: 'orphan-en', translationOf: 'lost' }),
    arabicReport('يتيم', { id: 'orphan-ar', translationOf: 'lost' }),
  ]
  const receipts = await newsroom.receive(...items.map((item) => ({ ...item, section: trade })))
  return receipts.map(pathOf)
}

async function read(newsroom: Newsroom, path: string): Promise<ReadPage> {
  return readPage(await newsroom.page(path))
}
