import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CachedPage, PageCache } from './page-cache.ts'

/** A page counts its bytes twice, for its codings, and a kilobyte for what is around it: 4 KB here. */
function page(etag: string, bytes = 1536): CachedPage {
  return {
    etag,
    status: 200,
    contentType: 'text/html',
    body: new Uint8Array(bytes),
    answers: new Map(),
    version: '1',
    freshUntil: 0,
  }
}

test('a page is found under its path, and the one kept last under it counts', () => {
  const cache = new PageCache(64 * 1024)
  cache.set('/ar/', page('old'))
  cache.set('/ar/', page('new'))
  assert.equal(cache.get('/ar/')?.etag, 'new')
  assert.equal(cache.get('/en/'), undefined)
  assert.equal(cache.bytes, 4096)
})

test('the bytes stay within the bound, whatever comes in', () => {
  const capacity = 64 * 1024
  const cache = new PageCache(capacity)
  for (let index = 0; index < 1000; index += 1) {
    cache.set(`/${index}`, page(String(index), (index * 37) % 8000))
    assert.ok(cache.bytes <= capacity, `${cache.bytes} bytes after ${index} pages`)
  }
  assert.ok(cache.bytes > capacity / 2)
})

test('the page that was not asked for the longest goes first', () => {
  const cache = new PageCache(4 * 4096)
  for (const path of ['/a', '/b', '/c', '/d']) cache.set(path, page(path))
  cache.get('/a')
  cache.set('/e', page('/e'))
  assert.equal(cache.get('/b'), undefined)
  assert.equal(cache.get('/a')?.etag, '/a')
})

test('a page of more than a quarter of the bound is not kept, and does not leave an older one in its place', () => {
  const cache = new PageCache(16 * 1024)
  cache.set('/big', page('small'))
  cache.set('/big', page('big', 8192))
  assert.equal(cache.get('/big'), undefined)
  assert.equal(cache.bytes, 0)
})

test('with no capacity nothing is kept', () => {
  const cache = new PageCache(0)
  cache.set('/', page('one', 0))
  assert.equal(cache.get('/'), undefined)
})

test('a deleted page gives its bytes back, and deleting it again changes nothing', () => {
  const cache = new PageCache(64 * 1024)
  cache.set('/a', page('a'))
  cache.set('/b', page('b'))
  cache.delete('/a')
  cache.delete('/a')
  assert.equal(cache.bytes, 4096)
  assert.equal(cache.get('/a'), undefined)
})
