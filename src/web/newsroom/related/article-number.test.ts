import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articleNumber } from './article-number.ts'

test('an article is named by its number, in whatever digits', () => {
  for (const typed of ['42', ' 42 ', '#42', 'No. 42', '٤٢', '۴۲', '４２']) assert.equal(articleNumber(typed), 42, typed)
})

test('an article is named by an address of its page', () => {
  const addresses = [
    'https://news.example/ar/2020/06/42-%D9%88%D8%B5%D9%88%D9%84',
    'https://news.example/ar/2020/06/42-وصول-السفينة?comment=7#comment-7',
    '/en/2020/06/42-ship',
    '/en/2020/06/42',
    'http://localhost:8080/en/newsroom/related/42?act=3#related-9',
  ]
  for (const address of addresses) assert.equal(articleNumber(address), 42, address)
})

test('other words name none', () => {
  for (const typed of ['', '42 dead', 'flood of 2023', '-42', '4.2', '1'.repeat(16), '/en/story/42-flood', '\uD800'])
    assert.equal(articleNumber(typed), undefined, typed)
})
