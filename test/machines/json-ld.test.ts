import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { z } from 'zod'
import type { Item } from '../../src/model/item.ts'
import {
  AGENCY,
  arabicReport,
  DAY,
  HOSTILE_HEADLINES,
  HOUR,
  type Newsroom,
  NOW,
  openNewsroom,
  report,
  SITE_URL,
} from './newsroom.ts'
import { readPage } from './read-page.ts'

const url = z.url({ protocol: /^https?$/ })
const date = z.iso.datetime({ offset: true })
const text = z.string().min(1)

const organisation = z.strictObject({
  '@type': z.literal('NewsMediaOrganization'),
  name: text,
  url: url.optional(),
  logo: url.optional(),
})

const person = z.strictObject({ '@type': z.literal('Person'), name: text })

const work = z.strictObject({ '@type': z.literal('NewsArticle'), url, headline: text, inLanguage: text })

/**
 * What Google asks of an Article (https://developers.google.com/search/docs/appearance/structured-data/article),
 * with what the archive knows beyond it; no property is there without a value, none that is not named here.
 */
const article = z.strictObject({
  '@type': z.enum(['NewsArticle', 'AnalysisNewsArticle', 'OpinionNewsArticle']),
  url,
  mainEntityOfPage: url,
  headline: text,
  description: text,
  inLanguage: text,
  datePublished: date,
  dateModified: date,
  author: z.union([person, organisation]),
  publisher: organisation.required({ url: true, logo: true }),
  sourceOrganization: organisation,
  copyrightHolder: organisation,
  copyrightNotice: text.optional(),
  articleSection: text.optional(),
  dateline: text.optional(),
  isBasedOn: url.optional(),
  translationOfWork: z.array(work).length(1).optional(),
  workTranslation: z.array(work).min(1).optional(),
  correction: z
    .array(z.strictObject({ '@type': z.literal('CorrectionComment'), text, datePublished: date }))
    .min(1)
    .optional(),
  commentCount: z.int().nonnegative(),
  isAccessibleForFree: z.literal(true),
})

const breadcrumbs = z.strictObject({
  '@type': z.literal('BreadcrumbList'),
  itemListElement: z.array(
    z.strictObject({ '@type': z.literal('ListItem'), position: z.int(), name: text, item: url }),
  ),
})

const graph = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@graph': z.union([z.tuple([article]), z.tuple([article, breadcrumbs])]),
})

suite('JSON-LD', () => {
  test('of an article tells all that its page tells', async (t) => {
    const newsroom = await openNewsroom(t)
    const [told, trail] = await toldOf(
      newsroom,
      report('Budget passes', {
        dateline: 'Beirut',
        standfirst: 'After a long night',
        byline: 'A Correspondent',
        url: 'https://agency.example/budget',
        commentCount: 7,
        published: { at: Date.parse('2024-01-02T12:00:00Z'), precision: 'day' },
      }),
      '/en/2024/01/1-budget-passes',
    )
    const agency = { '@type': 'NewsMediaOrganization', name: 'Wire Agency', url: AGENCY.url } as const
    assert.deepEqual(told, {
      '@type': 'NewsArticle',
      url: `${SITE_URL}/en/2024/01/1-budget-passes`,
      mainEntityOfPage: `${SITE_URL}/en/2024/01/1-budget-passes`,
      headline: 'Budget passes',
      description: 'After a long night',
      inLanguage: 'en',
      datePublished: '2024-01-02T00:00:00+02:00',
      dateModified: '2024-01-02T00:00:00+02:00',
      author: { '@type': 'Person', name: 'A Correspondent' },
      publisher: {
        '@type': 'NewsMediaOrganization',
        name: 'Warraq',
        url: `${SITE_URL}/en/`,
        logo: told.publisher.logo,
      },
      sourceOrganization: agency,
      copyrightHolder: agency,
      copyrightNotice: 'No redistribution & no resale without permission',
      articleSection: 'Politics & Power',
      dateline: 'Beirut',
      isBasedOn: 'https://agency.example/budget',
      commentCount: 7,
      isAccessibleForFree: true,
    })
    assert.deepEqual(
      trail?.itemListElement.map(({ name, item }) => [name, item]),
      [
        ['Warraq', `${SITE_URL}/en/`],
        ['Politics & Power', `${SITE_URL}/en/section/politics`],
      ],
    )
  })

  test('has the type of the genre', async (t) => {
    const types = {
      analysis: 'AnalysisNewsArticle',
      opinion: 'OpinionNewsArticle',
      interview: 'NewsArticle',
    } as const
    for (const [genre, type] of Object.entries(types)) {
      const newsroom = await openNewsroom(t)
      const changes = { kind: 'article', genre: genre as keyof typeof types } as const
      const [told] = await toldOf(newsroom, report('Piece', changes), '/en/2024/05/1-piece')
      assert.equal(told['@type'], type)
    }
  })

  test('takes the source for the author of what bears no name or its own', async (t) => {
    for (const byline of [undefined, 'Wire Agency', 'وكالة الأنباء']) {
      const newsroom = await openNewsroom(t)
      const [told] = await toldOf(newsroom, report('Report', { byline, section: undefined }), '/en/2024/05/1-report')
      assert.deepEqual(told.author, told.sourceOrganization)
    }
  })

  test('is the same under the furniture of either edition', async (t) => {
    const newsroom = await openNewsroom(t)
    const item = arabicReport('الميزانية')
    const home = await toldOf(newsroom, item, '/ar/2024/05/1-الميزانية')
    assert.deepEqual(await toldOf(newsroom, undefined, '/en/2024/05/1-الميزانية'), home)
    assert.equal(home[0].publisher.name, 'ورّاق')
    assert.equal(home[0].articleSection, 'سياسة')
  })

  test('tells when the text was changed', async (t) => {
    const newsroom = await openNewsroom(t)
    await newsroom.receive(report('Report', { id: 'r' }))
    newsroom.clock.now += DAY
    const [told] = await toldOf(newsroom, report('Report, updated', { id: 'r' }), '/en/2024/05/1-report-updated')
    assert.equal(told.datePublished, '2024-05-20T11:00:00+03:00')
    assert.equal(told.dateModified, '2024-05-21T12:00:00+03:00')
  })

  test('tells public corrections', async (t) => {
    const newsroom = await openNewsroom(t)
    await newsroom.receive(report('Report', { id: 'r' }))
    await newsroom.receive(report('Report', { id: 'r', byline: 'A Correspondent' }))
    const change = { article_id: 1, revision: 2, class: 'correction', note: 'The sum was <wrong>.', at: NOW + HOUR }
    await newsroom.app.archive.writes.insertInto('change').values(change).execute()
    const [told] = await toldOf(newsroom, undefined, '/en/2024/05/1-report')
    assert.deepEqual(told.correction, [
      { '@type': 'CorrectionComment', text: 'The sum was <wrong>.', datePublished: '2024-05-20T13:00:00+03:00' },
    ])
  })

  test('joins an original and its translations', async (t) => {
    const newsroom = await openNewsroom(t)
    await newsroom.receive(
      report('The budget', { id: 'o' }),
      arabicReport('الميزانية', { id: 't', translationOf: 'o' }),
    )
    const [original] = await toldOf(newsroom, undefined, '/en/2024/05/1-the-budget')
    const [translation] = await toldOf(newsroom, undefined, '/ar/2024/05/2-الميزانية')
    assert.equal(original.workTranslation?.[0]?.url, translation.url)
    assert.equal(translation.translationOfWork?.[0]?.url, original.url)
    assert.equal(original.translationOfWork ?? translation.workTranslation, undefined)
  })

  test('holds hostile headlines unharmed and harmless', async (t) => {
    const newsroom = await openNewsroom(t)
    const receipts = await newsroom.receive(...HOSTILE_HEADLINES.map((headline) => report(headline)))
    for (const [index, { article }] of receipts.entries()) {
      const path = `/en/2024/05/${article?.id}-${encodeURIComponent(article?.slug || 'article')}`
      const [told] = await toldOf(newsroom, undefined, path)
      assert.equal(told.headline, HOSTILE_HEADLINES[index]?.toWellFormed())
      const [script = ''] = readPage(await newsroom.text(path)).scripts
      assert.doesNotMatch(script, /[<>&\u2028\u2029]/)
    }
  })

  test('of the front page tells the site; lists tell nothing', async (t) => {
    const newsroom = await openNewsroom(t)
    const [site] = readPage(await newsroom.text('/ar/')).jsonLd
    const expected = z.strictObject({
      '@context': z.literal('https://schema.org'),
      '@type': z.literal('WebSite'),
      name: z.literal('ورّاق'),
      url: z.literal(`${SITE_URL}/ar/`),
      inLanguage: z.literal('ar'),
      publisher: organisation,
    })
    expected.parse(site)
    assert.deepEqual(readPage(await newsroom.text('/ar/news')).jsonLd, [])
  })
})

/** What the page of an article tells, once it was received. */
async function toldOf(newsroom: Newsroom, item: Item | undefined, path: string) {
  if (item) await newsroom.receive(item)
  const response = await newsroom.get(path)
  assert.equal(response.status, 200, path)
  const [data, ...more] = readPage(await response.text()).jsonLd
  assert.equal(more.length, 0)
  const [told, trail] = graph.parse(data)['@graph']
  return [told, trail] as const
}
