import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numberOf } from './feature.ts'
import { type Frequencies, rarityOf } from './rarity.ts'

const archive = (articles: number, counts: Readonly<Record<string, number>> = {}): Frequencies => {
  const byNumber = new Map(Object.entries(counts).map(([key, count]) => [numberOf(key), count]))
  return { articles, count: (feature) => byNumber.get(feature) ?? 0 }
}

test('what few articles tell of is worth more', () => {
  const frequencies = archive(10_000, { 'term:said': 9_000, 'term:ceasefire': 300, 'term:hangar': 2 })
  const rarities = ['term:hangar', 'term:ceasefire', 'term:said'].map((key) => rarityOf(key, frequencies))
  assert.deepEqual(
    rarities,
    rarities.toSorted((one, other) => other - one),
  )
  assert.ok((rarities[0] ?? 0) > 6 && (rarities[2] ?? 1) < 0.2, String(rarities))
})

test('in a large archive it is the inverse document frequency', () => {
  const rarity = rarityOf('term:oil', archive(1_000_000, { 'term:oil': 10_000 }))
  assert.ok(Math.abs(rarity - Math.log(100)) < 0.01, String(rarity))
})

test('an archive of ten articles is not misled by chance', () => {
  const seldom = rarityOf('term:oil', archive(10))
  const inAll = rarityOf('term:oil', archive(10, { 'term:oil': 10 }))
  assert.ok(seldom - inAll < 1, 'ten articles weigh less than what is expected of four hundred')
  assert.equal(rarityOf('term:oil', archive(0)), Math.log(1 / 0.02))
})

test('before the archive has told, a name is rarer than a place, and a large number than a little one or a year', () => {
  const rarity = (key: string) => rarityOf(key, archive(0))
  assert.ok(rarity('person:hftr') > rarity('place:tripoli-ly'))
  assert.ok(rarity('number:4312') > rarity('number:24'))
  assert.ok(rarity('number:24') > rarity('number:2'))
  assert.equal(rarity('number:2020'), rarity('number:24'))
  assert.ok(rarity('number:2019.5') > rarity('number:2019'))
})
