import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import {
  AGENCY,
  arabicReport,
  DESK,
  HOSTILE_HEADLINES,
  HOUR,
  type Newsroom,
  NOW,
  openNewsroom,
  report,
  SITE_URL,
  unisolated,
} from './newsroom.ts'
import { type ReadPage, readPage } from './read-page.ts'

const LISTS = [
  '/',
  '/news',
  '/articles',
  '/section/politics',
  '/source',
  '/source/wire-agency',
  '/archive',
  '/2024',
  '/2024/05',
  '/2024/05/20',
]

suite('alternates in other languages', () => {
  test('are reciprocal, absolute and canonical, whichever link is followed', async (t) => {
    const newsroom = await openNewsroom(t)
    const articles = await receiveSets(newsroom)
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

  test('of a front page send everyone else to the choice by their browser', async (t) => {
    const newsroom = await openNewsroom(t)
    assert.equal((await read(newsroom, '/ar/')).alternates.get('x-default'), `${SITE_URL}/`)
    assert.equal((await newsroom.get('/')).status, 302)
  })

  test('of an article are its translations, with the original for everyone else', async (t) => {
    const newsroom = await openNewsroom(t)
    const [arabic = '', english = ''] = await receiveSets(newsroom)
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

  test('are missing where there is no translation, and under foreign furniture', async (t) => {
    const newsroom = await openNewsroom(t)
    const [arabic = '', , , alone = ''] = await receiveSets(newsroom)
    assert.equal((await read(newsroom, alone)).alternates.size, 0)
    const foreign = await read(newsroom, arabic.replace('/ar/', '/en/'))
    assert.equal(foreign.canonical, SITE_URL + arabic)
    assert.equal(foreign.alternates.size, 0)
  })
})

suite('the head of a page', () => {
  test('has one address, whatever else was asked', async (t) => {
    const newsroom = await openNewsroom(t)
    await newsroom.receive(report('Report'))
    assert.equal((await read(newsroom, '/en/news?utm_source=mail')).canonical, `${SITE_URL}/en/news`)
  })

  test('is left out of search beyond the first part of a list, in search and in errors', async (t) => {
    const newsroom = await openNewsroom(t)
    for (const path of [`/en/news?before=${NOW}-5`, '/en/search?q=x', '/en/nowhere']) {
      const { metas, canonical, alternates } = await read(newsroom, path)
      assert.deepEqual(metas.get('robots'), ['noindex'], path)
      assert.deepEqual([canonical, alternates.size, metas.has('og:title')], [undefined, 0, false])
    }
    assert.equal((await read(newsroom, '/en/news')).metas.has('robots'), false)
  })

  test('has no empty and no relative value', async (t) => {
    const newsroom = await openNewsroom(t)
    for (const path of ['/ar/', '/en/news', ...(await receiveSets(newsroom))]) {
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

  test('names the feeds of its list, and they are there', async (t) => {
    const newsroom = await openNewsroom(t)
    const [article = ''] = await receiveSets(newsroom)
    for (const path of ['/ar/', '/en/news', '/en/section/politics', '/ar/source/wire-agency', article]) {
      const { feeds } = await read(newsroom, path)
      assert.equal(feeds.size, 3, path)
      for (const [type, url] of feeds) {
        assert.equal((await newsroom.get(url)).headers.get('Content-Type'), `${type}; charset=utf-8`)
      }
    }
  })

  test('titles name the site, and the front page is called what the site is', async (t) => {
    const newsroom = await openNewsroom(t)
    const [arabic = '', english = ''] = await receiveSets(newsroom)
    assert.equal((await read(newsroom, '/en/')).title, 'Warraq')
    assert.equal((await read(newsroom, english)).title, 'NATO closes summit · Warraq')
    assert.equal((await read(newsroom, arabic)).title, '\u2067NATO تختتم قمتها\u2069 · ورّاق')
    assert.equal((await read(newsroom, arabic.replace('/ar/', '/en/'))).title, '\u2067NATO تختتم قمتها\u2069 · Warraq')
    assert.equal((await read(newsroom, english.replace('/en/', '/ar/'))).title, '\u2066NATO closes summit\u2069 · ورّاق')
  })

  test('has the colours of the paper for the browser around it', async (t) => {
    const newsroom = await openNewsroom(t)
    const html = await newsroom.text('/en/')
    const css = await newsroom.text(/href="(\/assets\/site-\w+\.css)"/.exec(html)?.[1] ?? '')
    const [light, dark] = [...css.matchAll(/--paper:\s*(#\w+)/g)].map(([, colour]) => colour)
    assert.deepEqual(readPage(html).metas.get('theme-color'), [light, dark])
  })

  test('holds a hostile headline as text', async (t) => {
    const newsroom = await openNewsroom(t)
    const receipts = await newsroom.receive(...HOSTILE_HEADLINES.map((headline) => report(headline)))
    for (const [index, { article }] of receipts.entries()) {
      const response = await newsroom.get(
        `/en/2024/05/${article?.id}-${encodeURIComponent(article?.slug || 'article')}`,
      )
      assert.equal(response.status, 200)
      const { title, metas, scripts } = readPage(await response.text())
      const expected = HOSTILE_HEADLINES[index]?.toWellFormed() ?? ''
      assert.equal(title, `${expected} · Warraq`)
      assert.equal(unisolated(metas.get('og:title')?.[0] ?? ''), expected.replace('\u2069\u2069', '\u2069'))
      assert.equal(scripts.length, 1, 'only the JSON-LD is a script')
    }
  })
})

suite('Open Graph', () => {
  const REQUIRED = ['og:title', 'og:type', 'og:image', 'og:url']

  test('has the four required properties once, on every kind of page', async (t) => {
    const newsroom = await openNewsroom(t)
    for (const path of ['/ar/', '/en/news', '/en/2024/05', ...(await receiveSets(newsroom))]) {
      const { metas, canonical } = await read(newsroom, path)
      for (const name of REQUIRED) assert.equal(metas.get(name)?.length, 1, `${path} ${name}`)
      assert.deepEqual(metas.get('og:url'), [canonical])
      assert.deepEqual(metas.get('twitter:card'), ['summary'])
      const image = await newsroom.get(metas.get('og:image')?.[0] ?? '')
      assert.deepEqual([image.status, image.headers.get('Content-Type')], [200, 'image/png'])
    }
  })

  test('of an article tells its language, dates and section, wherever it is read', async (t) => {
    const newsroom = await openNewsroom(t)
    const [arabic = ''] = await receiveSets(newsroom)
    for (const path of [arabic, arabic.replace('/ar/', '/en/')]) {
      const { metas } = await read(newsroom, path)
      assert.deepEqual(metas.get('og:type'), ['article'])
      assert.deepEqual(metas.get('og:locale'), ['ar_AR'])
      assert.deepEqual(metas.get('article:published_time'), ['2024-05-20T11:00:00+03:00'])
      assert.deepEqual(metas.get('article:section'), ['سياسة'])
      assert.deepEqual(metas.get('og:title'), ['\u2067NATO تختتم قمتها\u2069'])
    }
    assert.deepEqual((await read(newsroom, arabic)).metas.get('og:locale:alternate'), ['en_GB'])
  })

  test('descriptions are the standfirst, else the beginning of the text', async (t) => {
    const newsroom = await openNewsroom(t)
    const [, english = '', , alone = ''] = await receiveSets(newsroom)
    assert.deepEqual((await read(newsroom, english)).metas.get('description'), ['What was “agreed” & what was not'])
    const [description = ''] = (await read(newsroom, alone)).metas.get('og:description') ?? []
    assert.match(description, /^What happened under the headline “Alone”\. What it means\.$/)
  })
})

/**
 * An Arabic translation, its English original, a second Arabic translation of the same, and one article
 * alone; then one translation whose original never came, with another of it. Their paths, in that order.
 */
async function receiveSets(newsroom: Newsroom): Promise<string[]> {
  const receipts = await newsroom.receive(
    arabicReport('NATO تختتم قمتها', { id: 'nato-ar', translationOf: 'nato-en' }),
    report('NATO closes summit', { id: 'nato-en', standfirst: 'What was “agreed” & what was not' }),
    arabicReport('الحلف يختتم قمته', { id: 'nato-ar-2', translationOf: 'nato-en' }),
    report('Alone', { source: DESK, published: { at: NOW - 2 * HOUR, precision: 'minute' } }),
    report('Orphan', { id: 'orphan-en', translationOf: 'lost', source: AGENCY }),
    arabicReport('يتيم', { id: 'orphan-ar', translationOf: 'lost', source: AGENCY }),
  )
  return receipts.map(
    ({ article }) => `/${article?.lang}/2024/05/${article?.id}-${encodeURIComponent(article?.slug ?? '')}`,
  )
}

async function read(newsroom: Newsroom, path: string): Promise<ReadPage> {
  return readPage(await newsroom.text(path))
}
