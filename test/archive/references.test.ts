import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arabicReport, later, NOW, report } from '../../fixtures/cast.ts'
import type { Archive } from '../../src/archive/archive.ts'
import { referencesOf } from '../../src/archive/references.ts'
import { originalOf } from '../../src/archive/translation-originals.ts'
import { translationsOf, translationsOfAll } from '../../src/archive/translations.ts'
import { onEachDatabase } from '../support/databases.ts'
import { put, withdraw } from '../support/put.ts'

onEachDatabase('references', (database) => {
  const references = [
    { kind: 'news', title: '“Harbour tolls” to rise' },
    { kind: 'article', title: 'مدينةٌ بلا ميناء' },
    { kind: 'news', title: 'Never written' },
  ] as const

  test('are matched by folded title, whenever the article of that title arrives', async (t) => {
    const archive = await database.open(t)
    const [id = 0] = await put(archive, report('Pilots return', { references }))
    assert.deepEqual(await matched(archive, id), {
      '“Harbour tolls” to rise': 0,
      'مدينةٌ بلا ميناء': 0,
      'Never written': 0,
    })
    const [tolls, city] = await put(archive, report('Harbour tolls to rise'), arabicReport('مدينة بلا ميناء'))
    assert.deepEqual(await matched(archive, id), {
      '“Harbour tolls” to rise': tolls,
      'مدينةٌ بلا ميناء': city,
      'Never written': 0,
    })
  })

  test('keep the order of their page within each kind', async (t) => {
    const archive = await database.open(t)
    const [id = 0] = await put(archive, report('Pilots return', { references }))
    const found = await referencesOf(archive.reads, NOW, id)
    assert.deepEqual(
      found.map(({ kind, title }) => [kind, title]),
      [references[1], references[0], references[2]].map(({ kind, title }) => [kind, title]),
    )
  })

  test('lead neither to a withdrawn nor to an embargoed article, nor to their own', async (t) => {
    const archive = await database.open(t)
    const own = { kind: 'news', title: 'Pilots return' } as const
    const [id = 0] = await put(archive, report('Pilots return', { references: [...references, own] }))
    await put(archive, report('Harbour tolls to rise'))
    await put(archive, arabicReport('مدينة بلا ميناء', { published: { at: NOW + 1, precision: 'minute' } }))
    await withdraw(archive, 'Harbour tolls to rise')
    assert.deepEqual(Object.values(await matched(archive, id)), [0, 0, 0, 0])
  })

  test('lead to the newest article of the title', async (t) => {
    const archive = await database.open(t)
    const [id = 0] = await put(archive, report('Pilots return', { references }))
    const [, newer] = await put(
      archive,
      report('Harbour tolls to rise', later(1)),
      report('Harbour tolls to rise', { ...later(5000), dateline: 'Tripoli', body: report('Again').body }),
    )
    assert.equal((await matched(archive, id))['“Harbour tolls” to rise'], newer)
  })
})

onEachDatabase('translations', (database) => {
  const original = report('Harbour tolls to rise', { id: 'h-1' })
  const arabic = arabicReport('رسوم الميناء ترتفع', { id: 'h-2', translationOf: 'h-1' })
  const french = report('Les droits de port augmentent', { id: 'h-3', lang: 'fr', translationOf: 'h-1' })

  for (const [order, items] of Object.entries({
    'original first': [original, arabic, french],
    'original last': [french, arabic, original],
  })) {
    test(`find one another, ${order}`, async (t) => {
      const archive = await database.open(t)
      const ids = await put(archive, ...items)
      const found = await translationsOfAll(archive.reads, NOW, ids)
      const original = ids[items.findIndex((item) => item.id === 'h-1')]
      for (const id of ids) {
        const others = ids.filter((other) => other !== id)
        assert.deepEqual(
          found
            .get(id)
            ?.map((article) => article.id)
            .sort(),
          others,
        )
        const one = await translationsOf(archive.reads, NOW, id)
        assert.deepEqual(one.map((article) => article.id).sort(), others)
        assert.equal(await originalOf(archive.reads, NOW, id), original)
      }
    })
  }

  test('neither show a withdrawn nor an embargoed text', async (t) => {
    const archive = await database.open(t)
    const embargoed = { ...french, published: { at: NOW + 1, precision: 'minute' } as const }
    const [id = 0] = await put(archive, original, arabic, embargoed)
    await withdraw(archive, arabic.headline)
    assert.deepEqual(await translationsOf(archive.reads, NOW, id), [])
    assert.deepEqual(await translationsOfAll(archive.reads, NOW, [id]), new Map())
  })

  test('are those of one source: another one may use the same ids', async (t) => {
    const archive = await database.open(t)
    const source = { key: 'al-manara', names: { ar: 'وكالة المنارة' } }
    const ids = await put(archive, original, { ...arabic, source })
    assert.deepEqual(await translationsOfAll(archive.reads, NOW, ids), new Map())
    assert.deepEqual(await translationsOfAll(archive.reads, NOW, []), new Map())
  })
})

/** The article that each title leads to, 0 for none. */
async function matched(archive: Archive, id: number): Promise<Record<string, number>> {
  const found = await referencesOf(archive.reads, NOW, id)
  return Object.fromEntries(found.map(({ title, article }) => [title, article?.id ?? 0]))
}
