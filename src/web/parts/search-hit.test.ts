import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from '../../config.ts'
import type { ArticleSummary } from '../../model/article.ts'
import type { Hit } from '../../search/result.ts'
import { searchHit } from './search-hit.ts'

const { editions } = readConfig({})

const article: ArticleSummary = {
  id: 7,
  lang: 'ar',
  kind: 'news',
  genre: undefined,
  slug: 'السفينة',
  published: { at: Date.UTC(2024, 5, 5, 12), precision: 'day' },
  modifiedAt: 0,
  revision: 1,
  headline: 'وصول السفينة',
  standfirst: undefined,
  byline: undefined,
  source: { key: 'reuters', names: { ar: 'رويترز', en: 'Reuters' } },
  section: undefined,
  commentCount: 0,
}

const hit: Hit = {
  article,
  headline: [
    { text: 'وصول ', hit: false },
    { text: 'السفينة', hit: true },
  ],
  snippet: [
    { text: 'قال <script> إن ', hit: false },
    { text: 'السفينة & «Ever»', hit: true },
    { text: ' …', hit: false },
  ],
}

test('what was found keeps its language and direction in either edition, its words marked', async () => {
  for (const edition of Object.values(editions)) {
    const html = String(await searchHit(edition, hit))
    assert.match(
      html,
      /<h2><a href="\/ar\/2024\/06\/7-[^"]+" hreflang="ar" lang="ar" dir="rtl">وصول <mark>السفينة<\/mark><\/a><\/h2>/,
    )
    assert.match(html, /<p class="snippet" lang="ar" dir="rtl">/)
  }
})

test('a passage is text and never markup', async () => {
  const html = String(await searchHit(editions.en, hit))
  assert.match(html, /قال &lt;script&gt; إن <mark>السفينة &amp; «Ever»<\/mark> …/)
})

test('without a passage there is none', async () => {
  assert.doesNotMatch(String(await searchHit(editions.en, { ...hit, snippet: [] })), /snippet/)
})
