import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arabicReport, NOW, report } from '../../fixtures/cast.ts'
import { receive } from '../../src/intake/receive.ts'
import { arrivalOf } from '../support/arrivals.ts'
import { onEachDatabase } from '../support/databases.ts'
import { dump, schemaOf } from '../support/dump.ts'
import { inProcess } from '../support/in-process.ts'
import { versionAfter } from '../support/newsroom.ts'
import { takeIn } from '../support/power-cut-batch.ts'
import { within } from '../support/within.ts'

onEachDatabase('several processes', (database) => {
  test('open a new archive at once', async (t) => {
    const location = await database.emptyLocation(t)
    await Promise.all([1, 2, 3].map(() => inProcess('migrate', location)))
    const whole = await within(await database.location(t), schemaOf)
    assert.deepEqual(await within(location, schemaOf), whole)
  })

  test('take in the same batch at once, and it is there once', async (t) => {
    const location = await database.location(t)
    await Promise.all([1, 2, 3].map(() => inProcess('receive', location)))
    const [once, thrice] = [await database.open(t), await within(location, dump)]
    await takeIn(once)
    const { article, revision, item, fact, ledger } = await dump(once)
    const rows = [article, revision, item, fact].map((table) => table?.length)
    assert.deepEqual(
      [thrice.article, thrice.revision, thrice.item, thrice.fact].map((table) => table?.length),
      rows,
    )
    // The duplicate whose bytes were new is told once, like everything else.
    assert.equal(thrice.ledger?.length, ledger?.length)
  })

  test('see each other’s changes in the version', async (t) => {
    const location = await database.location(t)
    await within(location, async (archive) => {
      await settled(() => archive.version())
      const before = archive.version()
      assert.equal(archive.version(), before, 'the version stays while nothing changes')
      await inProcess('receive', location)
      const after = await versionAfter(archive, before)
      await receive(archive, NOW, [arrivalOf(report('Harbour tolls to rise'))])
      await versionAfter(archive, after)
    })
  })

  test('receive at the same time in one process', async (t) => {
    const archive = await database.open(t)
    const batches = [1, 2, 3, 4].map((number) => [
      arrivalOf(report('Dredging of the old harbour begins')),
      arrivalOf(arabicReport(`السفينة رقم ${number} ترسو في الميناء`)),
    ])
    await Promise.all(batches.map((batch) => receive(archive, NOW, batch)))
    const { article } = await dump(archive)
    assert.equal(article?.length, 5)
  })
})

/** Waits until two readings are the same: PostgreSQL's listening connection opens after the archive has. */
async function settled(read: () => string): Promise<void> {
  const deadline = Date.now() + 5000
  for (let last = ''; last !== read(); last = read()) {
    assert.ok(Date.now() < deadline, 'the version never stays the same')
    await new Promise((resolve) => setImmediate(resolve))
  }
}
