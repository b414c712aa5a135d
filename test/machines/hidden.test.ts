import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { arabicReport, HOUR, type Newsroom, NOW, openNewsroom, report } from './newsroom.ts'

/** Everything that machines read of a site whose one section is politics and one source the agency. */
const MACHINE_PATHS = [
  ...['', '/news', '/section/politics', '/source/wire-agency'].flatMap((list) =>
    ['rss', 'atom', 'json'].map((format) => `/en${list}/feed.${format}`),
  ),
  '/sitemap.xml',
  '/sitemap/articles-1.xml',
  '/sitemap/news.xml',
]

suite('what machines read', () => {
  test('does not hold an embargoed article, and holds it once its time has come', async (t) => {
    const newsroom = await openNewsroom(t)
    await newsroom.receive(report('Known already'))
    await newsroom.receive(report('Embargoed story', { published: { at: NOW + HOUR, precision: 'minute' } }))
    assert.deepEqual(await pathsThatSay(newsroom, 'mbargoed'), [])
    newsroom.clock.now += HOUR + 1
    assert.deepEqual(
      await pathsThatSay(newsroom, 'mbargoed'),
      MACHINE_PATHS.filter((path) => path !== '/sitemap.xml'),
    )
  })

  test('does not hold a withdrawn article from that moment on', async (t) => {
    const newsroom = await openNewsroom(t)
    const [receipt] = await newsroom.receive(report('Killed story'), report('Known already'))
    assert.equal((await pathsThatSay(newsroom, 'illed')).length, MACHINE_PATHS.length - 1)
    await newsroom.withdraw(receipt?.article?.id ?? 0)
    assert.deepEqual(await pathsThatSay(newsroom, 'illed'), [])
  })

  test('does not name a hidden translation', async (t) => {
    const newsroom = await openNewsroom(t)
    const later = { at: NOW + HOUR, precision: 'minute' as const }
    const [original] = await newsroom.receive(
      report('Original', { id: 'o' }),
      arabicReport('مترجم محظور', { id: 't', translationOf: 'o', published: later }),
      arabicReport('مترجم مسحوب', { id: 'w', translationOf: 'o' }),
    )
    const map = () => newsroom.text('/sitemap/articles-1.xml')
    assert.match(await map(), /hreflang="ar"/)
    await newsroom.withdraw((original?.article?.id ?? 0) + 2)
    assert.doesNotMatch(await map(), /hreflang/)
    const page = await newsroom.text(`/en/2024/05/${original?.article?.id}-original`)
    assert.match(page, /<h1>.*Original/s)
    assert.doesNotMatch(page, /workTranslation|hreflang="x-default"/)
  })

  test('of a withdrawn article is nothing but the notice', async (t) => {
    const newsroom = await openNewsroom(t)
    const [receipt] = await newsroom.receive(report('Killed story', { standfirst: 'What it told' }))
    await newsroom.withdraw(receipt?.article?.id ?? 0)
    const response = await newsroom.get(`/en/2024/05/${receipt?.article?.id}-killed-story`)
    assert.equal(response.status, 410)
    const html = await response.text()
    assert.match(html, /<meta name="robots" content="noindex">/)
    assert.doesNotMatch(html, /ld\+json|og:|Killed story|What it told/)
  })
})

async function pathsThatSay(newsroom: Newsroom, word: string): Promise<string[]> {
  const found: string[] = []
  for (const path of MACHINE_PATHS) {
    if ((await newsroom.text(path)).includes(word)) found.push(path)
  }
  return found
}
