import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zstdDecompressSync } from 'node:zlib'
import { culture, economy, jisr, NOW, report } from '../../fixtures/cast.ts'
import type { Archive } from '../../src/archive/archive.ts'
import { articleById, changesOf } from '../../src/archive/articles.ts'
import { referencesOf } from '../../src/archive/references.ts'
import type { Arrival } from '../../src/intake/arrival.ts'
import { receive } from '../../src/intake/receive.ts'
import { arrivalOf, rejectedArrival } from '../support/arrivals.ts'
import { onEachDatabase } from '../support/databases.ts'
import { dump } from '../support/dump.ts'
import { takeIn } from '../support/power-cut-batch.ts'
import { withdraw } from '../support/put.ts'

const tolls = report('Harbour tolls to rise', { id: 'h-1', section: economy })

onEachDatabase('receiving', (database) => {
  test('the same batch again changes nothing at all', async (t) => {
    const archive = await database.open(t)
    await takeIn(archive)
    const before = await dump(archive)
    await takeIn(archive)
    await takeIn(archive)
    assert.deepEqual(await dump(archive), before)
  })

  test('keeps what arrived as it came', async (t) => {
    const archive = await database.open(t)
    const arrival = arrivalOf(tolls, 'wire/h-1.json')
    await receive(archive, NOW, [arrival])
    const [item] = await archive.reads.selectFrom('item').selectAll().execute()
    assert.ok(item?.payload)
    assert.equal(zstdDecompressSync(item.payload).toString(), JSON.stringify(tolls))
    assert.deepEqual([item.digest, item.origin, item.received_at], [arrival.digest, 'wire/h-1.json', NOW])
  })

  test('a text under the same identity is a new revision, told as an update', async (t) => {
    const archive = await database.open(t)
    const references = [{ kind: 'news', title: 'Pilots return' }] as const
    const id = await idOf(archive, arrivalOf({ ...tolls, references: [{ kind: 'article', title: 'Old' }] }))
    const changed = { ...tolls, headline: 'Harbour tolls to rise in May', section: culture, references }
    const [receipt] = await receive(archive, NOW + 1, [arrivalOf(changed)])
    assert.equal(receipt?.outcome, 'revised')
    const article = await articleById(archive.reads, NOW + 1, id)
    assert.equal(article?.headline, 'Harbour tolls to rise in May')
    assert.deepEqual([article?.revision, article?.modifiedAt], [2, NOW + 1])
    assert.deepEqual(article?.section?.key, 'culture')
    assert.deepEqual(await changesOf(archive.reads, id), [{ class: 'update', note: undefined, at: NOW + 1 }])
    const found = await referencesOf(archive.reads, NOW + 1, id)
    assert.deepEqual(
      found.map(({ title }) => title),
      ['Pilots return'],
    )
  })

  test('two revisions in one batch leave the later one', async (t) => {
    const archive = await database.open(t)
    const arrivals = [tolls, { ...tolls, headline: 'Second' }, { ...tolls, headline: 'Third' }].map((item) =>
      arrivalOf(item),
    )
    const receipts = await receive(archive, NOW, arrivals)
    assert.deepEqual(
      receipts.map(({ outcome }) => outcome),
      ['imported', 'revised', 'revised'],
    )
    const article = await articleById(archive.reads, NOW, receipts[0]?.article?.id ?? 0)
    assert.deepEqual([article?.revision, article?.headline], [3, 'Third'])
  })

  test('the same text from another source is a duplicate of the first', async (t) => {
    const archive = await database.open(t)
    const id = await idOf(archive, arrivalOf(tolls))
    const twin = arrivalOf({ ...tolls, id: 'j-9', source: jisr, headline: 'Harbour Tolls to rise' })
    const [receipt] = await receive(archive, NOW, [twin])
    assert.deepEqual([receipt?.outcome, receipt?.reason, receipt?.article?.id], ['duplicate', 'same-text', id])
    assert.equal((await dump(archive)).article?.length, 1)
  })

  test('an input that was rejected and then mended becomes an article; the ledger tells both', async (t) => {
    const archive = await database.open(t)
    const broken = rejectedArrival('{"headline": ""}', 'no-headline', 'line 1')
    const [first] = await receive(archive, NOW, [broken])
    assert.deepEqual([first?.outcome, first?.reason, first?.detail], ['rejected', 'no-headline', 'line 1'])
    const mended: Arrival = { ...arrivalOf(tolls), digest: broken.digest }
    const [second] = await receive(archive, NOW + 1, [mended])
    assert.equal(second?.outcome, 'imported')
    const ledger = await archive.reads.selectFrom('ledger').select(['outcome', 'reason', 'at']).orderBy('id').execute()
    assert.deepEqual(ledger, [
      { outcome: 'rejected', reason: 'no-headline', at: NOW },
      { outcome: 'imported', reason: null, at: NOW + 1 },
    ])
  })

  test('a withdrawn article stays so when its source sends it again', async (t) => {
    const archive = await database.open(t)
    const id = await idOf(archive, arrivalOf(tolls))
    await withdraw(archive, tolls.headline)
    await receive(archive, NOW, [arrivalOf({ ...tolls, headline: 'Harbour tolls after all' })])
    assert.equal((await articleById(archive.reads, NOW, id))?.status, 'withdrawn')
  })

  test('hostile text comes out as it went in', async (t) => {
    const archive = await database.open(t)
    const headline = `O'Brien; drop table article; -- %_\\ \u202e«قَلَم» \u{1F58B} ${'x'.repeat(5000)}`
    const id = await idOf(archive, arrivalOf(report(headline, { url: `https://harbour.example/${'y'.repeat(5000)}` })))
    assert.equal((await articleById(archive.reads, NOW, id))?.headline, headline)
  })
})

onEachDatabase('new ids', (database) => {
  test('ascend, and are each given once', async (t) => {
    const archive = await database.open(t)
    const id = await idOf(archive, arrivalOf(tolls))
    const ids = await archive.writes.transaction().execute(async (tx) => {
      await archive.lockIntake(tx)
      return archive.allocateIds(tx, 'article', 3)
    })
    assert.equal(new Set([id, ...ids]).size, 4)
    assert.deepEqual(
      [id, ...ids],
      [id, ...ids].sort((one, other) => one - other),
    )
  })
})

async function idOf(archive: Archive, arrival: Arrival): Promise<number> {
  const [receipt] = await receive(archive, NOW, [arrival])
  assert.equal(receipt?.outcome, 'imported')
  return receipt.article?.id ?? 0
}
