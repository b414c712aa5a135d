import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { report } from '../../fixtures/cast.ts'
import { onEachDatabase } from '../support/databases.ts'
import { openNewsroom } from '../support/newsroom.ts'

onEachDatabase('a client', (database) => {
  test('is answered 304 until something on the page changes', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(report('Dredging begins'))
    const first = await newsroom.request('/en/')
    const etag = first.headers.get('ETag') ?? ''
    assert.match(etag, /^W\/"[\w-]{22}"$/)
    const ask = (path: string, tag: string) => newsroom.request(path, { headers: { 'If-None-Match': tag } })
    const same = await ask('/en/', etag)
    assert.equal(same.status, 304)
    assert.equal(await same.text(), '')
    assert.equal(same.headers.get('ETag'), etag)
    assert.equal((await ask('/en/', `"other", ${etag}`)).status, 304)

    // A text of the other edition changes the archive but nothing on this page.
    await newsroom.receive(report('رصيف جديد', { lang: 'ar' }))
    assert.equal((await ask('/en/', etag)).status, 304)

    await newsroom.receive(report('Dredging ends'))
    const changed = await ask('/en/', etag)
    assert.equal(changed.status, 200)
    assert.match(await changed.text(), /Dredging ends/)
  })

  test('gets the same page in the coding it takes', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(report('Dredging begins'))
    const get = async (coding: string) => {
      const response = await newsroom.request('/en/', { headers: { 'Accept-Encoding': coding } })
      assert.match(response.headers.get('Vary') ?? '', /Accept-Encoding/)
      return { coding: response.headers.get('Content-Encoding'), bytes: Buffer.from(await response.arrayBuffer()) }
    }
    const plain = await get('identity')
    assert.equal(plain.coding, null)
    const brotli = await get('gzip, br')
    assert.equal(brotli.coding, 'br')
    assert.deepEqual(brotliDecompressSync(brotli.bytes), plain.bytes)
    const gzip = await get('gzip, br;q=0')
    assert.equal(gzip.coding, 'gzip')
    assert.deepEqual(gunzipSync(gzip.bytes), plain.bytes)
  })

  test('may ask for a head, may not write, and is given no overlong address', async (scope) => {
    const { request } = await openNewsroom(scope, database)
    const head = await request('/en/', { method: 'HEAD' })
    assert.equal(head.status, 200)
    assert.equal(await head.text(), '')
    const post = await request('/en/', { method: 'POST', body: 'x' })
    assert.equal(post.status, 405)
    assert.equal(post.headers.get('Allow'), 'GET, HEAD')
    assert.equal((await request(`/en/search?q=${'x'.repeat(5000)}`)).status, 414)
    assert.equal((await request('/healthz')).status, 200)
  })

  test('is told by every answer what the page may do: nothing from elsewhere, nothing inline', async (scope) => {
    const { request } = await openNewsroom(scope, database)
    for (const path of [
      '/',
      '/en/',
      '/en/none',
      '/en/feed.rss',
      '/sitemap.xml',
      '/robots.txt',
      '/healthz',
      '/edition/ar',
    ]) {
      const { headers } = await request(path)
      const policy = headers.get('Content-Security-Policy') ?? ''
      assert.match(policy, /default-src 'none'/, path)
      assert.doesNotMatch(policy, /unsafe|https?:|\*/, path)
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff', path)
      assert.ok(headers.get('Cache-Control'), path)
    }
  })

  test('may keep assets for ever, their names being their contents', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const html = await newsroom.page('/en/')
    const path = /href="(\/assets\/site-[0-9a-f]{12}\.css)"/.exec(html)?.[1] ?? ''
    const asset = await newsroom.request(path, { headers: { 'Accept-Encoding': 'br' } })
    assert.equal(asset.headers.get('Cache-Control'), 'public, max-age=31536000, immutable')
    assert.equal(asset.headers.get('Content-Encoding'), 'br')
    assert.equal((await newsroom.request('/assets/site-000000000000.css')).status, 404)
  })
})
