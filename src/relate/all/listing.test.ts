import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RelationRow } from '../../archive/relations.ts'
import { probeOf } from '../screen.ts'
import { vectorOf } from '../vector.ts'
import { Listing } from './listing.ts'
import type { Found, FoundNeighbour } from './work.ts'

const PASS = 3
const neighbour = (id: number, score: number, lang = 'en'): FoundNeighbour => ({
  id,
  lang,
  kind: 'news',
  score,
  reasons: '[]',
})
const probe = probeOf(
  { id: 0, revision: 1, lang: 'en', kind: 'news', sectionId: undefined, publishedAt: 0, features: [], people: [] },
  vectorOf('en', [], { articles: 0, count: () => 0 }),
)
const found = (id: number, neighbours: readonly FoundNeighbour[]): Found => ({
  id,
  revision: 1,
  lang: 'en',
  kind: 'news',
  publishedAt: id,
  probe,
  told: { lang: 'en', publishedAt: id, entities: [], people: [] },
  neighbours,
})
const row = (
  article_id: number,
  related_id: number,
  score: number,
  fields: Partial<RelationRow> = {},
): RelationRow => ({
  article_id,
  related_id,
  kind: 'news',
  lang: 'en',
  score,
  state: 'listed',
  pass: PASS,
  ...fields,
})
const written = (listing: Listing) => listing.written().map((one) => [one.articleId, one.relatedId, one.score])

test('an article keeps the best six of its own language and of others', () => {
  const own = Array.from({ length: 8 }, (_, at) => neighbour(10 + at, 0.9 - at / 10))
  const listing = new Listing(PASS, [])
  listing.list(found(1, [...own, neighbour(30, 0.2, 'ar')]))
  assert.deepEqual(listing.relatedTo(1), [10, 11, 12, 13, 14, 15, 30])
})

test('an article takes the place of the last of a full list that it is better than', () => {
  const full = [2, 3, 4, 5, 6, 7].map((id) => row(1, id, id / 10))
  const better = new Listing(PASS, full)
  better.offer(found(9, [neighbour(1, 0.25)]))
  assert.deepEqual(better.removed(), [{ article_id: 1, related_id: 2 }])
  assert.deepEqual(written(better), [[1, 9, 0.25]])
  const worse = new Listing(PASS, full)
  worse.offer(found(9, [neighbour(1, 0.2)]))
  assert.deepEqual([worse.removed(), written(worse)], [[], []], 'of two alike the first stays')
})

test('what an earlier recomputation listed takes no place', () => {
  const listing = new Listing(
    PASS,
    [2, 3, 4, 5, 6, 7].map((id) => row(1, id, id / 10, { pass: PASS - 1 })),
  )
  listing.offer(found(9, [neighbour(1, 0.1)]))
  assert.deepEqual([listing.removed(), written(listing)], [[], [[1, 9, 0.1]]])
})

test('what an editor decided learns its score, and takes no place of another', () => {
  const full = [2, 3, 4, 5, 6, 7].map((id) => row(1, id, 0.1))
  const listing = new Listing(PASS, [...full, row(1, 9, 0, { state: 'banned', pass: 0 })])
  listing.offer(found(9, [neighbour(1, 0.8)]))
  assert.deepEqual([listing.removed(), written(listing)], [[], [[1, 9, 0.8]]])
  assert.ok(!listing.relatedTo(1).includes(9))
})
