import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { z } from 'zod'
import { arabicReport, NOW, report } from '../../fixtures/cast.ts'
import { dayMoment } from '../../src/model/moment.ts'
import { onEachDatabase } from '../support/databases.ts'
import { type Newsroom, openNewsroom, SITE_URL } from '../support/newsroom.ts'
import { agency, HOSTILE_HEADLINES, HOSTILE_REPORTS, trade } from './hostile.ts'
import { pathOf, readPage } from './read-page.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

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
/** A topic by its name, and the address that the IPTC gives it. */
const topic = z.strictObject({
  '@type': z.literal('Thing'),
  name: text,
  sameAs: z.string().regex(/^http:\/\/cv\.iptc\.org\/newscodes\/mediatopic\/\d{8}$/),
})

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
  about: z.array(topic).min(1).optional(),
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

/** Half a year before the cast's other texts, so that it has the other offset from UTC. */
const SUMMER_DAY = dayMoment(2025, 7, 2) ?? assert.fail()

onEachDatabase('JSON-LD', (database) => {
  let shared: Newsroom
  before(async () => {
    shared = await openNewsroom(database.suite, database)
  })

  test('of an article tells all that its page tells', async () => {
    const [receipt] = await shared.receive(
      report('Budget passes', {
        source: agency,
        section: trade,
        dateline: 'Beirut',
        standfirst: 'After a long night',
        byline: 'A Correspondent',
        url: 'https://harbour.example/budget',
        commentCount: 7,
        published: SUMMER_DAY,
      }),
    )
    const path = `/en/2025/07/${receipt?.article?.id}-budget-passes`
    const [told, trail] = await toldAt(shared, path)
    const source = { '@type': 'NewsMediaOrganization', name: 'Harbour News Agency', url: agency.url } as const
    assert.deepEqual(told, {
      '@type': 'NewsArticle',
      url: SITE_URL + path,
      mainEntityOfPage: SITE_URL + path,
      headline: 'Budget passes',
      description: 'After a long night',
      inLanguage: 'en',
      datePublished: '2025-07-02T00:00:00+03:00',
      dateModified: '2025-07-02T00:00:00+03:00',
      author: { '@type': 'Person', name: 'A Correspondent' },
      publisher: {
        '@type': 'NewsMediaOrganization',
        name: 'Warraq',
        url: `${SITE_URL}/en/`,
        logo: told.publisher.logo,
      },
      sourceOrganization: source,
      copyrightHolder: source,
      copyrightNotice: 'No redistribution & no resale without permission',
      articleSection: 'Trade & Transport',
      dateline: 'Beirut',
      isBasedOn: 'https://harbour.example/budget',
      commentCount: 0,
      isAccessibleForFree: true,
    })
    assert.deepEqual(
      trail?.itemListElement.map(({ name, item }) => [name, item]),
      [
        ['Warraq', `${SITE_URL}/en/`],
        ['Trade & Transport', `${SITE_URL}/en/section/trade`],
      ],
    )
  })

  test('has the type of the genre', async () => {
    const types = {
      analysis: 'AnalysisNewsArticle',
      opinion: 'OpinionNewsArticle',
      interview: 'NewsArticle',
    } as const
    for (const [genre, type] of Object.entries(types)) {
      const changes = { kind: 'article', genre: genre as keyof typeof types } as const
      const [receipt] = await shared.receive(report(`A piece of ${genre}`, changes))
      const [told] = await toldAt(shared, pathOf(receipt))
      assert.equal(told['@type'], type)
    }
  })

  test('takes the source for the author of what bears no name or its own', async () => {
    for (const byline of [undefined, 'Harbour News Agency', 'وكالة أنباء الميناء']) {
      const [receipt] = await shared.receive(report(`Report by ${byline}`, { byline }))
      const [told] = await toldAt(shared, pathOf(receipt))
      assert.deepEqual(told.author, told.sourceOrganization)
    }
  })

  test('is the same under the furniture of either edition', async () => {
    const [receipt] = await shared.receive(arabicReport('الرصيف', { section: trade }))
    const path = pathOf(receipt)
    const home = await toldAt(shared, path)
    assert.deepEqual(await toldAt(shared, path.replace('/ar/', '/en/')), home)
    assert.equal(home[0].publisher.name, 'ورّاق')
    assert.equal(home[0].articleSection, 'تجارة')
  })

  test('tells when the text was changed', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(report('Report', { id: 'r' }))
    newsroom.clock.now += DAY
    const [receipt] = await newsroom.receive(report('Report, updated', { id: 'r' }))
    const [told] = await toldAt(newsroom, pathOf(receipt))
    assert.equal(told.datePublished, '2026-01-14T10:00:00+02:00')
    assert.equal(told.dateModified, '2026-03-02T11:00:00+02:00')
  })

  test('tells public corrections', async () => {
    await shared.receive(report('Report', { id: 'r' }))
    const [receipt] = await shared.receive(report('Report', { id: 'r', byline: 'A Correspondent' }))
    const change = { revision: 2, class: 'correction', note: 'The sum was <wrong>.', at: NOW + HOUR }
    await shared.app.archive.writes
      .insertInto('change')
      .values({ article_id: receipt?.article?.id ?? 0, ...change })
      .execute()
    const [told] = await toldAt(shared, pathOf(receipt))
    assert.deepEqual(told.correction, [
      { '@type': 'CorrectionComment', text: 'The sum was <wrong>.', datePublished: '2026-03-01T12:00:00+02:00' },
    ])
  })

  test('joins an original and its translations', async () => {
    const receipts = await shared.receive(
      report('The budget', { id: 'o' }),
      arabicReport('الميزانية', { id: 't', translationOf: 'o' }),
    )
    const [original] = await toldAt(shared, pathOf(receipts[0]))
    const [translation] = await toldAt(shared, pathOf(receipts[1]))
    assert.equal(original.workTranslation?.[0]?.url, translation.url)
    assert.equal(translation.translationOfWork?.[0]?.url, original.url)
    assert.equal(original.translationOfWork ?? translation.workTranslation, undefined)
  })

  test('holds hostile headlines unharmed and harmless', async () => {
    const receipts = await shared.receive(...HOSTILE_REPORTS)
    for (const [index, receipt] of receipts.entries()) {
      const [told] = await toldAt(shared, pathOf(receipt))
      assert.equal(told.headline, HOSTILE_HEADLINES[index]?.toWellFormed())
      const [script = ''] = readPage(await shared.page(pathOf(receipt))).scripts
      assert.doesNotMatch(script, /[<>&\u2028\u2029]/)
    }
  })

  test('of the front page tells the site; lists tell nothing', async () => {
    const [site] = readPage(await shared.page('/ar/')).jsonLd
    const expected = z.strictObject({
      '@context': z.literal('https://schema.org'),
      '@type': z.literal('WebSite'),
      name: z.literal('ورّاق'),
      url: z.literal(`${SITE_URL}/ar/`),
      inLanguage: z.literal('ar'),
      publisher: organisation,
    })
    expected.parse(site)
    assert.deepEqual(readPage(await shared.page('/ar/news')).jsonLd, [])
  })
})

/** What the page of an article tells. */
async function toldAt(newsroom: Newsroom, path: string) {
  const [data, ...more] = readPage(await newsroom.page(path)).jsonLd
  assert.equal(more.length, 0)
  const [told, trail] = graph.parse(data)['@graph']
  return [told, trail] as const
}
