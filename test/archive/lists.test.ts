import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arabicReport, economy, later, NOW, opinion, PUBLISHED_AT, report } from '../../fixtures/cast.ts'
import type { Archive } from '../../src/archive/archive.ts'
import { extent, type ListFilter, type ListRange, listArticles, spansWithArticles } from '../../src/archive/lists.ts'
import { allSections, allSources } from '../../src/archive/sources.ts'
import type { Cursor } from '../../src/model/article.ts'
import type { Item } from '../../src/model/item.ts'
import { onEachDatabase } from '../support/databases.ts'
import { put, withdraw } from '../support/put.ts'

const MINUTE = 60_000

onEachDatabase('lists', (database) => {
  test('show what the public may know of, newest first', async (t) => {
    const archive = await database.open(t)
    await put(
      archive,
      report('Pilots return to the harbour', later(1)),
      report('Harbour tolls to rise', later(2)),
      report('Harbour closes for a storm', later(3)),
      report('Ferry line opens tomorrow', { published: { at: NOW + 1, precision: 'minute' } }),
      report('Ferry line opens now', { published: { at: NOW, precision: 'minute' } }),
    )
    await withdraw(archive, 'Harbour closes for a storm')
    assert.deepEqual(await headlines(archive, {}, { limit: 10 }), [
      'Ferry line opens now',
      'Harbour tolls to rise',
      'Pilots return to the harbour',
    ])
  })

  test('hold one language, kind, section or source, or a span of time', async (t) => {
    const archive = await database.open(t)
    await put(
      archive,
      report('Harbour tolls to rise', { section: economy, ...later(0) }),
      arabicReport('رسوم الميناء ترتفع', { section: economy, ...later(1) }),
      opinion('الميناء والمدينة', later(2)),
    )
    const [section] = await allSections(archive.reads)
    const paper = (await allSources(archive.reads)).find(({ key }) => key === 'al-jisr')
    const all = { limit: 10 }
    assert.deepEqual(await headlines(archive, { lang: 'ar' }, all), ['الميناء والمدينة', 'رسوم الميناء ترتفع'])
    assert.deepEqual(await headlines(archive, { kind: 'article' }, all), ['الميناء والمدينة'])
    assert.deepEqual(await headlines(archive, { sectionId: section?.id, lang: 'en' }, all), ['Harbour tolls to rise'])
    assert.deepEqual(await headlines(archive, { sourceId: paper?.id }, all), ['الميناء والمدينة'])
    const span = { from: PUBLISHED_AT + MINUTE, to: PUBLISHED_AT + 2 * MINUTE }
    assert.deepEqual(await headlines(archive, span, all), ['رسوم الميناء ترتفع'])
  })

  test('are read in both directions without a skip or a repeat, also where times are equal', async (t) => {
    const archive = await database.open(t)
    await put(archive, ...Array.from({ length: 23 }, (_, index) => ship(index, Math.floor(index / 7))))
    const whole = await headlines(archive, {}, { limit: 100 })
    assert.equal(new Set(whole).size, 23)
    for (const limit of [1, 5, 22, 23]) {
      const down = await walk(archive, limit, 'older')
      assert.deepEqual(down.headlines, whole, `${limit} a page, to the oldest`)
      const up = await walk(archive, limit, 'newer', down.last)
      assert.deepEqual(up.headlines, whole.slice(0, up.headlines.length), `${limit} a page, back to the newest`)
    }
  })

  test('neither skip nor repeat while articles arrive between two pages', async (t) => {
    const archive = await database.open(t)
    await put(archive, ...Array.from({ length: 10 }, (_, index) => ship(index, index)))
    const whole = await headlines(archive, {}, { limit: 100 })
    const first = await listArticles(archive.reads, NOW, {}, { limit: 4 })
    await put(archive, ship(100, 100), ship(101, 9), report('Found in the attic', later(-500)))
    const second = await listArticles(archive.reads, NOW, {}, { limit: 4, before: first.older })
    const back = await listArticles(archive.reads, NOW, {}, { limit: 4, after: second.newer })
    assert.deepEqual(
      [...first.rows, ...second.rows].map(({ headline }) => headline),
      whole.slice(0, 8),
    )
    assert.ok(back.rows.length > 0 && back.newer, 'what arrived lies before the first page')
  })

  test('end where there is nothing more', async (t) => {
    const archive = await database.open(t)
    assert.deepEqual(await listArticles(archive.reads, NOW, {}, { limit: 5 }), {
      rows: [],
      newer: undefined,
      older: undefined,
    })
    await put(archive, ship(1, 1), ship(2, 2))
    const page = await listArticles(archive.reads, NOW, {}, { limit: 2 })
    assert.deepEqual([page.newer, page.older], [undefined, undefined])
    const newest = { publishedAt: PUBLISHED_AT + 2 * MINUTE, id: 1_000_000 }
    assert.deepEqual((await listArticles(archive.reads, NOW, {}, { limit: 2, after: newest })).rows, [])
  })
})

onEachDatabase('the calendar', (database) => {
  test('marks the spans that hold an article, each half-open', async (t) => {
    const archive = await database.open(t)
    await put(archive, arabicReport('السفينة ترسو', later(0)), report('The ship berths', later(10)))
    const spans = [-1, 0, 1].map((start) => ({
      from: PUBLISHED_AT + start * MINUTE,
      to: PUBLISHED_AT + (start + 1) * MINUTE,
    }))
    assert.deepEqual(await spansWithArticles(archive.reads, NOW, 'ar', spans), [false, true, false])
    assert.deepEqual(await spansWithArticles(archive.reads, NOW, 'en', spans), [false, false, false])
    assert.deepEqual(await spansWithArticles(archive.reads, NOW, 'ar', []), [])
    assert.deepEqual(await spansWithArticles(archive.reads, PUBLISHED_AT - 1, 'ar', spans), [false, false, false])
  })

  test('knows the oldest and the newest article of a language', async (t) => {
    const archive = await database.open(t)
    await put(archive, report('One', later(3)), report('Two', later(1)), report('Three', later(7)))
    const [oldest, newest] = [PUBLISHED_AT + MINUTE, PUBLISHED_AT + 7 * MINUTE]
    assert.deepEqual(await extent(archive.reads, NOW, 'en'), { oldest, newest })
    assert.equal(await extent(archive.reads, NOW, 'ar'), undefined)
  })
})

function ship(number: number, minute: number): Item {
  return report(`Ship number ${number} berths`, later(minute))
}

async function headlines(archive: Archive, filter: ListFilter, range: ListRange): Promise<string[]> {
  const { rows } = await listArticles(archive.reads, NOW, filter, range)
  return rows.map(({ headline }) => headline)
}

/** Follows the links from the newest page, or back from a cursor; the headlines from the newest to the oldest. */
async function walk(archive: Archive, limit: number, towards: 'newer' | 'older', from?: Cursor) {
  const found: string[] = []
  let last: Cursor | undefined
  for (let at = from, first = true; first || at; first = false) {
    const range = towards === 'older' ? { limit, before: at } : { limit, after: at }
    const page = await listArticles(archive.reads, NOW, {}, range)
    const titles = page.rows.map(({ headline }) => headline)
    if (towards === 'older') found.push(...titles)
    else found.unshift(...titles)
    const row = page.rows[0]
    last = row && { publishedAt: row.published.at, id: row.id }
    at = page[towards]
  }
  return { headlines: found, last }
}
