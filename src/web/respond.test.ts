import assert from 'node:assert/strict'
import { BlockList } from 'node:net'
import { describe, test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { readConfig } from '../config.ts'
import { loadAssets } from './assets.ts'
import type { Prepared } from './page.ts'
import { PageCache } from './page-cache.ts'
import { answerOf, etagOf, freshPage, holds, respond, utf8 } from './respond.ts'
import type { Site, Visit } from './site.ts'

const { editions } = readConfig({ TIME_ZONE_AR: 'Africa/Tripoli', TIME_ZONE_EN: 'Africa/Tripoli' })

/** Ten in the evening in Tripoli, two hours before midnight. */
const EVENING = Date.parse('2024-11-27T20:00:00Z')

/** A site of which only the cache and the archive's version are real; `version` is what a test changes. */
function siteWith(archive: { version: string }): Site {
  return {
    archive: { version: () => archive.version } as unknown as Site['archive'],
    editions,
    siteUrl: 'https://example.org',
    copyrightHolder: undefined,
    now: () => EVENING,
    assets: loadAssets(),
    cache: new PageCache(2 ** 20),
    menu: async () => [],
    meaning: undefined,
    comments: {} as Site['comments'],
    sealingKeys: [],
    personPagesFrom: 2,
    trustedProxies: new BlockList(),
    template: 'one',
  }
}

function visitOf(site: Site, now = EVENING): Visit {
  return {
    site,
    edition: editions.ar,
    now,
    path: '/ar/',
    query: new URLSearchParams(),
    param: () => '',
    sections: [],
  }
}

/** A page that counts how often it is drawn. */
function pageOf(data: unknown, options: Partial<Prepared> = {}) {
  const drawn = { times: 0 }
  const prepared: Prepared = {
    tag: data,
    status: 200,
    contentType: 'text/html; charset=utf-8',
    kept: true,
    storable: true,
    render: () => {
      drawn.times += 1
      return `<p>${JSON.stringify(data)}</p>`.repeat(100)
    },
    ...options,
  }
  return { prepared, drawn }
}

const ask = (ifNoneMatch?: string, acceptEncoding?: string) => ({ url: '/ar/', ifNoneMatch, acceptEncoding })

test('a page is sent as UTF-8, short or long, one after the other', () => {
  const texts = ['ورّاق Warraq 😀', 'ورقة '.repeat(20_000), 'w', '']
  const bytes = texts.map(utf8)
  assert.deepEqual(
    bytes.map((one) => Buffer.from(one).toString()),
    texts,
  )
  assert.equal(Buffer.from(utf8('half \ud83d of it')).toString(), 'half \ufffd of it')
})

describe('holds', () => {
  const cases: readonly (readonly [ifNoneMatch: string | undefined, expected: boolean])[] = [
    [undefined, false],
    ['', false],
    ['W/"abc"', true],
    ['"abc"', true],
    ['"x", W/"abc"', true],
    ['W/"x","abc" , "y"', true],
    ['*', true],
    ['"ab"', false],
    ['abc', false],
    ['w/"abc"', false],
  ]
  for (const [ifNoneMatch, expected] of cases) {
    test(`${ifNoneMatch ?? 'no header'}: ${expected}`, () => assert.equal(holds(ifNoneMatch, 'W/"abc"'), expected))
  }
})

describe('respond', () => {
  test('a client that has the page is told so, and the page is not drawn', () => {
    const visit = visitOf(siteWith({ version: '1' }))
    const { prepared, drawn } = pageOf('one')
    const etag = etagOf(visit, prepared)
    const response = respond(visit, '1', prepared, ask(etag))
    assert.equal(response.status, 304)
    assert.equal(response.body, undefined)
    assert.equal(response.headers.ETag, etag)
    assert.equal(drawn.times, 0)
  })

  test('a notice of withdrawal is never a 304: the client would go on showing what it has', () => {
    const visit = visitOf(siteWith({ version: '1' }))
    const { prepared } = pageOf('gone', { status: 410 })
    const asked = ask(etagOf(visit, prepared))
    assert.equal(respond(visit, '1', prepared, asked).status, 410)
    assert.equal(respond(visit, '1', prepared, asked).status, 410)
  })

  test('a page that was read again after a change elsewhere is not drawn again', () => {
    const archive = { version: '1' }
    const site = siteWith(archive)
    const first = pageOf('same')
    respond(visitOf(site), '1', first.prepared, ask())
    archive.version = '2'
    assert.equal(freshPage(site, '/ar/', EVENING), undefined)
    const again = pageOf('same')
    const response = respond(visitOf(site), '2', again.prepared, ask())
    assert.equal(response.status, 200)
    assert.equal(again.drawn.times, 0)
    assert.ok(freshPage(site, '/ar/', EVENING))
  })

  test('a page of which something changed is drawn anew, under another ETag', () => {
    const site = siteWith({ version: '1' })
    const before = respond(visitOf(site), '1', pageOf('old').prepared, ask())
    const after = respond(visitOf(site), '2', pageOf('new').prepared, ask())
    assert.notEqual(after.headers.ETag, before.headers.ETag)
    assert.match(String(after.body), /new/)
  })

  test('a page read before a change that has landed since is stale at once', () => {
    const site = siteWith({ version: '2' })
    respond(visitOf(site), '1', pageOf('old').prepared, ask())
    assert.equal(freshPage(site, '/ar/', EVENING), undefined)
  })

  test('what is not to be kept is answered and forgotten', () => {
    const site = siteWith({ version: '1' })
    const response = respond(visitOf(site), '1', pageOf('large', { kept: false }).prepared, ask())
    assert.equal(response.status, 200)
    assert.equal(site.cache.bytes, 0)
  })
})

describe('freshness', () => {
  test('a page is read again after a few seconds, since an embargo may have ended', () => {
    const site = siteWith({ version: '1' })
    respond(visitOf(site), '1', pageOf('one').prepared, ask())
    assert.ok(freshPage(site, '/ar/', EVENING + 14_999))
    assert.equal(freshPage(site, '/ar/', EVENING + 15_000), undefined)
  })

  test("a page is not shown past the edition's midnight, and has another ETag then", () => {
    const site = siteWith({ version: '1' })
    const midnight = Date.parse('2024-11-27T22:00:00Z')
    const { prepared } = pageOf('one')
    respond(visitOf(site, midnight - 1000), '1', prepared, ask())
    assert.ok(freshPage(site, '/ar/', midnight - 1))
    assert.equal(freshPage(site, '/ar/', midnight), undefined)
    assert.notEqual(etagOf(visitOf(site, midnight), prepared), etagOf(visitOf(site, midnight - 1), prepared))
  })

  test('a page with another stylesheet is another page, or a browser would go on asking for the old one', () => {
    const [before, after] = [siteWith({ version: '1' }), siteWith({ version: '1' })]
    const byPath = new Map([...after.assets.byPath].map(([path, asset]) => [`${path}-new`, asset]))
    const { prepared } = pageOf('one')
    const restyled = { ...after, assets: { ...after.assets, byPath } }
    assert.notEqual(etagOf(visitOf(restyled), prepared), etagOf(visitOf(before), prepared))
  })

  test('a feed has no date in its header, and is the same after midnight', () => {
    const site = siteWith({ version: '1' })
    const { prepared } = pageOf('one', { contentType: 'application/atom+xml; charset=utf-8' })
    assert.equal(etagOf(visitOf(site, EVENING + 86_400_000), prepared), etagOf(visitOf(site), prepared))
  })
})

test('a page that is asked for again is coded well, once, and the answers differ only in it', () => {
  const site = siteWith({ version: '1' })
  respond(visitOf(site), '1', pageOf('one').prepared, ask())
  const page = freshPage(site, '/ar/', EVENING)
  assert.ok(page)
  const [plain, first] = [answerOf(page, ask()), answerOf(page, ask(undefined, 'gzip, br'))]
  const brotli = answerOf(page, ask(undefined, 'br'))
  assert.equal(plain.headers['Content-Encoding'], undefined)
  assert.equal(brotli.headers['Content-Encoding'], 'br')
  assert.equal(brotli.headers.ETag, plain.headers.ETag)
  assert.equal(brotli.headers['Content-Length'], String(brotli.body?.byteLength))
  for (const { body } of [first, brotli])
    assert.deepEqual(brotliDecompressSync(body ?? ''), Buffer.from(plain.body ?? ''))
  assert.notEqual(first.body, brotli.body)
  assert.equal(answerOf(page, ask(undefined, 'br')).body, brotli.body)
})
