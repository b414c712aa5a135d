import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from '../../config.ts'
import { dayRange, localDay } from '../../locale/dates.ts'
import type { EditionLang } from '../../model/lang.ts'
import type { Vocabulary } from '../../search/parse-fields.ts'
import { parseQuery } from '../../search/parse-query.ts'
import type { SearchResult } from '../../search/result.ts'
import type { Asked } from '../narrow.ts'
import type { Visit } from '../site.ts'
import { activeFilters } from './active-filters.ts'
import { facets } from './facets.ts'

const { editions } = readConfig({})
const visitOf = (lang: EditionLang) => ({ edition: editions[lang] }) as Visit

const vocabulary: Vocabulary = {
  source: [
    { value: 'reuters', names: { ar: 'رويترز', en: 'Reuters' } },
    { value: 'al-jisr', names: { ar: 'صحيفة الجسر' } },
  ],
  section: [{ value: 'sport', names: { ar: 'رياضة', en: 'Sport' } }],
  lang: [{ value: 'ar', names: { ar: 'العربية', en: 'Arabic' } }],
  calendar: {
    span: (year, month, day) => dayRange(editions.en, year, month, day),
    dayOf: (at) => localDay(editions.en, at),
  },
}

const result: SearchResult = {
  hits: [],
  total: { count: 10_000, exact: false },
  facets: {
    lang: [{ value: 'ar', total: { count: 5, exact: true } }],
    kind: [
      { value: 'news', total: { count: 10_000, exact: false } },
      { value: 'article', total: { count: 1234, exact: true } },
    ],
    source: [
      { value: 'reuters', total: { count: 3, exact: true } },
      { value: 'al-jisr', total: { count: 2, exact: true } },
    ],
    year: [
      { value: '2024', total: { count: 3, exact: true } },
      { value: '2023', total: { count: 2, exact: true } },
    ],
  },
  next: undefined,
}

const asked = (text: string): Asked => ({ question: parseQuery(text, vocabulary).question, vocabulary })

const shown = async (lang: EditionLang, text: string) => String(await facets(visitOf(lang), asked(text), result))
const active = async (lang: EditionLang, text: string) => String(await activeFilters(visitOf(lang), asked(text)))

/** Each link as what it asks and what it says. */
function linksIn(html: string): [string, string][] {
  return [...html.matchAll(/<a href="[^"?]*\?q=([^"]*)"[^>]*>(?:<bdi[^>]*>)?([^<]*)/g)].map(
    ([, query = '', text = '']) => [decodeURIComponent(query), text],
  )
}

test('each value asks the same question, narrowed by it, in the words of the edition', async () => {
  assert.deepEqual(linksIn(await shown('en', 'oil price')), [
    ['oil price kind:news', 'News'],
    ['oil price kind:article', 'Articles'],
    ['oil price source:Reuters', 'Reuters'],
    ['oil price source:al-jisr', 'صحيفة الجسر'],
    ['oil price on:2024', '2024'],
    ['oil price on:2023', '2023'],
  ])
  assert.deepEqual(linksIn(await shown('ar', 'نفط')).slice(2, 5), [
    ['نفط مصدر:رويترز', 'رويترز'],
    ['نفط مصدر:"صحيفة الجسر"', 'صحيفة الجسر'],
    ['نفط في:2024', '٢٠٢٤'],
  ])
})

test('a name in the other language is marked, a count beyond the bound says so', async () => {
  const html = await shown('en', 'oil')
  assert.match(html, /<bdi lang="ar" dir="rtl">صحيفة الجسر<\/bdi>/)
  assert.match(html, /over 10,000/)
  assert.match(html, /1,234/)
  assert.match(await shown('ar', 'نفط'), /أكثر من ١٠٬٠٠٠/)
})

test('what is chosen already, and what leaves no choice, is not offered', async () => {
  const html = await shown('en', 'oil source:reuters')
  assert.doesNotMatch(html, />Reuters</)
  assert.doesNotMatch(html, />Arabic</)
})

test('everything that narrows can be undone, one at a time', async () => {
  assert.deepEqual(linksIn(await active('en', 'oil source:reuters section:sport kind:news by:"A B" on:2024-06')), [
    ['oil section:Sport kind:news by:"A B" on:2024-06', 'Reuters'],
    ['oil source:Reuters kind:news by:"A B" on:2024-06', 'Sport'],
    ['oil source:Reuters section:Sport by:"A B" on:2024-06', 'News'],
    ['oil source:Reuters section:Sport kind:news on:2024-06', 'By A B'],
    ['oil source:Reuters section:Sport kind:news by:"A B"', 'June 2024'],
  ])
  assert.deepEqual(linksIn(await active('en', 'oil after:2023-02-01 before:2024')), [
    ['oil before:2024', 'Since 1 February 2023'],
    ['oil after:2023-02', 'Before 1 January 2024'],
  ])
  assert.equal(await active('en', 'oil'), '')
})
