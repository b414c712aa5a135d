import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linksOf } from './links.ts'

const found = (text: string) => linksOf(text).map(({ start, end, href }) => [text.slice(start, end), href])

test('finds web addresses, without the sentence around them', () => {
  assert.deepEqual(found('See https://a.example/x?y=1. And (www.b.example/z)!'), [
    ['https://a.example/x?y=1', 'https://a.example/x?y=1'],
    ['www.b.example/z', 'https://www.b.example/z'],
  ])
  assert.deepEqual(
    found('https://en.wikipedia.org/wiki/Tyre_(city)')[0]?.[0],
    'https://en.wikipedia.org/wiki/Tyre_(city)',
  )
  assert.deepEqual(found('انظر https://a.example/مقال، ثم عد.'), [
    ['https://a.example/مقال', 'https://a.example/%D9%85%D9%82%D8%A7%D9%84'],
  ])
})

test('makes a link of nothing but http, https and www', () => {
  for (const text of [
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://a.example/',
    'xhttps://a.example',
    'https://',
    'http://localhost/',
    'https://user:pass@a.example/',
    'www.',
    'https://a example',
  ]) {
    assert.deepEqual(found(text), [], text)
  }
})
