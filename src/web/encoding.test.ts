import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { type Encoding, encode, preferredEncoding, worthEncoding } from './encoding.ts'

describe('preferredEncoding', () => {
  const cases: readonly (readonly [accept: string | undefined, expected: Encoding | undefined])[] = [
    [undefined, undefined],
    ['', undefined],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0,gzip;q=0', undefined],
    ['br; q=0.0, gzip; q=0.5', 'gzip'],
    ['gzip;q=1.0, br;q=0.1', 'br'],
    ['*', 'br'],
    ['*;q=0', undefined],
    ['br;q=0, *', 'gzip'],
    ['identity', undefined],
    ['deflate, zstd', undefined],
    ['br;q=nonsense', undefined],
    ['brotli, xgzip', undefined],
    [',,;;q=,', undefined],
  ]
  for (const [accept, expected] of cases) {
    test(`${accept ?? 'no header'} → ${expected ?? 'identity'}`, () =>
      assert.equal(preferredEncoding(accept), expected))
  }

  test('a header as long as Node lets it be is read in no time', () => {
    const started = performance.now()
    assert.equal(preferredEncoding(`${'x;q=1,'.repeat(2600)}gzip`), 'gzip')
    assert.ok(performance.now() - started < 500)
  })
})

test('short pages and what is compressed already are sent as they are', () => {
  const long = new Uint8Array(10_000)
  assert.equal(worthEncoding(long, 'text/html; charset=utf-8'), true)
  assert.equal(worthEncoding(long, 'application/atom+xml; charset=utf-8'), true)
  assert.equal(worthEncoding(long, 'image/svg+xml'), true)
  assert.equal(worthEncoding(long, 'font/woff2'), false)
  assert.equal(worthEncoding(long, 'image/png'), false)
  assert.equal(worthEncoding(new Uint8Array(100), 'text/html; charset=utf-8'), false)
})

test('what is encoded comes out again', () => {
  const text = Buffer.from('طرابلس (رويترز) – Tripoli. '.repeat(100))
  for (const effort of ['quick', 'full', 'best'] as const) {
    assert.deepEqual(brotliDecompressSync(encode(text, 'br', effort)), text)
    assert.deepEqual(gunzipSync(encode(text, 'gzip', effort)), text)
  }
})
