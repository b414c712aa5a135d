import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arabicReport, economy, NOW, report } from '../../fixtures/cast.ts'
import type { Receipt } from '../../src/intake/receive.ts'
import { withdraw } from '../../src/publish/withdraw.ts'
import { onEachDatabase } from '../support/databases.ts'
import { type Newsroom, openNewsroom, versionAfter } from '../support/newsroom.ts'
import { AN_HOUR_AGO } from './hostile.ts'
import { pathOf } from './read-page.ts'

const HOUR = 3_600_000

/** Everything that machines read of a site whose one section is the economy and one source the agency. */
const MACHINE_PATHS = [
  ...['', '/news', '/section/economy', '/source/harbour-news'].flatMap((list) =>
    ['rss', 'atom', 'json'].map((format) => `/en${list}/feed.${format}`),
  ),
  '/sitemap.xml',
  '/sitemap/articles-1.xml',
  '/sitemap/news.xml',
]

const KNOWN = report('Known already', { section: economy, ...AN_HOUR_AGO })
const KILLED = report('Killed story', { section: economy, standfirst: 'What it told', ...AN_HOUR_AGO })
const IN_AN_HOUR = { published: { at: NOW + HOUR, precision: 'minute' } } as const

onEachDatabase('what machines read', (database) => {
  test('does not hold an embargoed article, and holds it once its time has come', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    await newsroom.receive(KNOWN)
    await newsroom.receive(report('Embargoed story', { section: economy, ...IN_AN_HOUR }))
    assert.deepEqual(await pathsThatSay(newsroom, 'mbargoed'), [])
    newsroom.clock.now += HOUR + 1
    assert.deepEqual(
      await pathsThatSay(newsroom, 'mbargoed'),
      MACHINE_PATHS.filter((path) => path !== '/sitemap.xml'),
    )
  })

  test('does not hold a withdrawn article from that moment on', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const [killed] = await newsroom.receive(KILLED, KNOWN)
    assert.equal((await pathsThatSay(newsroom, 'illed')).length, MACHINE_PATHS.length - 1)
    await kill(newsroom, killed)
    assert.deepEqual(await pathsThatSay(newsroom, 'illed'), [])
  })

  test('does not name a hidden translation', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const [original, , withdrawn] = await newsroom.receive(
      report('Original', { id: 'o' }),
      arabicReport('مترجم محظور', { id: 't', translationOf: 'o', ...IN_AN_HOUR }),
      arabicReport('مترجم مسحوب', { id: 'w', translationOf: 'o' }),
    )
    const map = () => newsroom.page('/sitemap/articles-1.xml')
    assert.match(await map(), /hreflang="ar"/)
    await kill(newsroom, withdrawn)
    assert.doesNotMatch(await map(), /hreflang/)
    const page = await newsroom.page(pathOf(original))
    assert.match(page, /<h1>.*Original/s)
    assert.doesNotMatch(page, /workTranslation|hreflang="x-default"/)
  })

  test('of a withdrawn article is nothing but the notice', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const [killed] = await newsroom.receive(KILLED)
    await kill(newsroom, killed)
    const response = await newsroom.request(pathOf(killed))
    assert.equal(response.status, 410)
    const html = await response.text()
    assert.match(html, /<meta name="robots" content="noindex">/)
    assert.doesNotMatch(html, /ld\+json|og:|Killed story|What it told/)
  })
})

async function kill({ app: { archive }, clock }: Newsroom, receipt: Receipt | undefined): Promise<void> {
  const before = archive.version()
  assert.equal(await withdraw(archive, clock.now, receipt?.article?.id ?? 0, undefined), 'withdrawn')
  await versionAfter(archive, before)
}

async function pathsThatSay(newsroom: Newsroom, word: string): Promise<string[]> {
  const found: string[] = []
  for (const path of MACHINE_PATHS) {
    if ((await newsroom.page(path)).includes(word)) found.push(path)
  }
  return found
}
