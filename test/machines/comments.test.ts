import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { report } from '../../fixtures/cast.ts'
import { decide } from '../../src/comments/decide.ts'
import { withdraw } from '../../src/publish/withdraw.ts'
import { commentingIn } from '../support/commenting.ts'
import { onEachDatabase } from '../support/databases.ts'
import { type Newsroom, openNewsroom, SITE_URL, versionAfter } from '../support/newsroom.ts'
import { AN_HOUR_AGO, HOSTILE_HEADLINES } from './hostile.ts'
import { jsonFeed } from './json-feed-schema.ts'
import { pathOf } from './read-page.ts'
import { ATOM, assertValid, RSS } from './validate-xml.ts'

const HUDA = { staffId: 7, name: 'Huda' }
const FORMATS = ['rss', 'atom', 'json'] as const

onEachDatabase('a comment that is not public', (database) => {
  for (const decision of ['reject', 'spam', undefined] as const) {
    test(`shows nowhere while it is ${decision ?? 'held'}, and everywhere once it is approved`, async (scope) => {
      const newsroom = await openNewsroom(scope, database)
      const { paths, id } = await aCommentedArticle(newsroom, 'Zanzibar is far from here.')
      const { archive } = newsroom.app
      if (decision) await decided(newsroom, () => decide(archive, newsroom.clock.now, HUDA, [id], { decision }))
      assert.deepEqual(await pathsThatSay(newsroom, paths, /Zanzibar|"commentCount":1|comments \(1\)/), [])
      await decided(newsroom, () => decide(archive, newsroom.clock.now, HUDA, [id], { decision: 'approve' }))
      const shown = paths.filter((path) => path.includes('comments/') || path.startsWith('/en/2026'))
      assert.deepEqual(await pathsThatSay(newsroom, paths, /Zanzibar/), shown)
    })
  }

  test('shows nowhere once it has been rejected, deleted, or its article withdrawn', async (scope) => {
    const newsroom = await openNewsroom(scope, database, { COMMENTS: 'open' })
    const { paths, id, articleId } = await aCommentedArticle(newsroom, 'Zanzibar is far from here.')
    const { archive } = newsroom.app
    assert.ok((await pathsThatSay(newsroom, paths, /Zanzibar/)).length > 4)
    const act = await decided(newsroom, () =>
      decide(archive, newsroom.clock.now, HUDA, [id], { decision: 'redact', spans: [[0, 8]] }),
    )
    assert.equal(act.changed.length, 1)
    assert.deepEqual(await pathsThatSay(newsroom, paths, /Zanzibar/), [])
    assert.ok((await pathsThatSay(newsroom, paths, /removed by the editors/)).length > 4)
    await decided(newsroom, () => withdraw(archive, newsroom.clock.now, articleId, undefined))
    assert.deepEqual(await pathsThatSay(newsroom, paths, /far from here/), [])
  })
})

onEachDatabase('the feeds of comments', (database) => {
  test('are valid whatever readers write, and tell each comment with its place', async (scope) => {
    const newsroom = await openNewsroom(scope, database, { COMMENTS: 'open' })
    const { articleId, path } = await aCommentedArticle(newsroom, 'The first.')
    const { comment } = commentingIn(newsroom)
    for (const text of HOSTILE_HEADLINES) await comment(path, { name: text.slice(0, 40), comment: text })
    const lists = ['/en/comments', `/en/comments/of/${articleId}`, `/ar/comments/of/${articleId}`]
    const all = (format: string) => Promise.all(lists.map((list) => newsroom.page(`${list}/feed.${format}`)))
    const [atom, rss, json] = [await all('atom'), await all('rss'), await all('json')]
    await assertValid(ATOM, ...atom)
    await assertValid(RSS, ...rss)
    for (const feed of json) jsonFeed.parse(JSON.parse(feed))
    const count = HOSTILE_HEADLINES.length + 1
    assert.equal(parseAtomFeed(atom[0] ?? '').entries?.length, count)
    assert.equal(parseRssFeed(rss[1] ?? '').items?.length, count)
    const items = parseJsonFeed(JSON.parse(json[2] ?? '')).items ?? []
    assert.equal(items.length, count)
    assert.match(items.at(-1)?.url ?? '', new RegExp(`^${SITE_URL}${path}\\?comment=\\d+#comment-\\d+$`))
    assert.equal(items.at(-1)?.content_html, '<div lang="und-Latn" dir="ltr"><p>The first.</p></div>')
    assert.equal((await newsroom.request('/en/comments/of/999/feed.rss')).status, 404)
  })
})

async function aCommentedArticle(newsroom: Newsroom, text: string) {
  const [receipt] = await newsroom.receive(report('Dredging begins', AN_HOUR_AGO))
  const path = pathOf(receipt)
  const articleId = receipt?.article?.id ?? 0
  await decided(newsroom, () => commentingIn(newsroom).comment(path, { comment: text }))
  const row = await newsroom.app.archive.writes.selectFrom('comment').select('id').executeTakeFirstOrThrow()
  const feeds = FORMATS.flatMap((format) => [
    `/en/comments/feed.${format}`,
    `/en/comments/of/${articleId}/feed.${format}`,
  ])
  const paths = [
    path,
    `${path}?order=newest`,
    `${path}?comment=${row.id}`,
    `${path}?comment=new`,
    ...feeds,
    '/en/',
    '/en/feed.rss',
    '/en/search?q=far',
    '/sitemap.xml',
    '/sitemap/articles-1.xml',
  ]
  return { paths, path, articleId, id: row.id }
}

/** Does something, and waits until the site's pages know of it. */
async function decided<T>(newsroom: Newsroom, act: () => Promise<T>): Promise<T> {
  const before = newsroom.app.archive.version()
  const result = await act()
  await versionAfter(newsroom.app.archive, before)
  return result
}

async function pathsThatSay(newsroom: Newsroom, paths: readonly string[], words: RegExp): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    const text = await (await newsroom.request(path)).text()
    if (words.test(text)) found.push(path)
  }
  return found
}
