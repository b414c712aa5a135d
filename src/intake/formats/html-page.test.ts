import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRefusal } from '../format.ts'
import { htmlPage } from './html-page.ts'

const HEAD = `<!DOCTYPE html><html lang="en"><head><meta property="og:type" content="article"><meta property="og:title" content="Title">
<meta property="og:site_name" content="Gazette"><meta property="article:published_time" content="2020-11-07"></head><body>`

async function parse(html: string) {
  const [reading] = await htmlPage.parse(html)
  assert.ok(reading !== undefined)
  return reading
}

test('HTML is recognised by its beginning, feeds and other XML are not it', () => {
  assert.ok(htmlPage.recognises('<!doctype html>\n<html>', 'page'))
  assert.ok(htmlPage.recognises('\n<!-- saved from url -->\n<html lang="ar">', 'page'))
  assert.ok(htmlPage.recognises('<?xml version="1.0"?><!DOCTYPE html><html xmlns="x">', 'page'))
  assert.ok(!htmlPage.recognises('<?xml version="1.0"?><rss><channel><title>x</title>', 'feed'))
  assert.ok(!htmlPage.recognises('<rss version="2.0"><channel><title>x</title>', 'feed'))
  assert.ok(!htmlPage.recognises('<!-- a feed --><!-- of <html> --><feed xmlns="x"><title>x</title>', 'feed'))
  assert.ok(!htmlPage.recognises('<!-- '.repeat(3000), 'page') && !htmlPage.recognises('<!-- -->'.repeat(2000), 'page'))
  assert.ok(!htmlPage.recognises('Date: Nov 7, 2020\n<p>Source: x', 'page.txt'))
})

test('pages made to exhaust a parser are refused or read soon', { timeout: 60_000 }, async () => {
  const pages = {
    deep: '<div>'.repeat(100_000),
    'unclosed formatting': `${'<b><i>'.repeat(60)}${'<p>x'.repeat(100_000)}`,
    'open links': '<a href=x>'.repeat(100_000),
    'many elements': '<br>'.repeat(500_000),
    'one long text, deep': `${'<div>'.repeat(120)}${'word, '.repeat(500_000)}`,
    entities: '<p>&amp;'.repeat(100_000),
    'angle brackets': '<'.repeat(3_000_000),
    attributes: `<p ${Array.from({ length: 200_000 }, (_, at) => `a${at}`).join(' ')}>`,
    'raw text': `<noscript>${'<div>'.repeat(100_000)}`,
    'data nested': `<script type="application/ld+json">${'['.repeat(1_000_000)}</script>`,
  }
  for (const [name, body] of Object.entries(pages)) {
    const start = performance.now()
    await parse(HEAD + body)
    assert.ok(performance.now() - start < 10_000, `${name} took ${performance.now() - start} ms`)
  }
})

test('a page of more than 4 MiB is not parsed', async () => {
  assert.deepEqual(await parse(HEAD + '<p>ل'.repeat(1_000_000)), { rejection: 'too-large' })
})

test('of several articles in the data the one at the own address is meant', async () => {
  const articles = ['a', 'b'].map((name) => ({
    '@type': 'NewsArticle',
    url: `https://gazette.example/${name}`,
    headline: name,
  }))
  const page = (canonical: string) =>
    `<link rel="canonical" href="${canonical}"><script type="application/ld+json">${JSON.stringify(articles)}</script><p>Text of b.`
  const own = await parse(page('https://gazette.example/b'))
  assert.equal(!isRefusal(own) && own.headline, 'b')
  assert.deepEqual(await parse(page('https://gazette.example/')), { rejection: 'not-an-article' })
})
