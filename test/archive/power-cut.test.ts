import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachDatabase } from '../support/databases.ts'
import { dump, schemaOf } from '../support/dump.ts'
import { inProcess } from '../support/in-process.ts'
import { takeIn, takeInBefore } from '../support/power-cut-batch.ts'
import { within, withinUnmigrated } from '../support/within.ts'

onEachDatabase('a process killed before any statement', (database) => {
  test('of a migration leaves the old schema or the new one, and opening again completes it', async (t) => {
    const whole = await within(await database.location(t), schemaOf)
    const count = await inProcess('migrate', await database.emptyLocation(t))
    assert.ok(count > 20, `a migration of ${count} statements`)
    const location = await database.emptyLocation(t)
    for (const statement of spread(count)) {
      await database.clear(location)
      await assert.rejects(inProcess('migrate', location, statement), { signal: 'SIGKILL' })
      const left = await withinUnmigrated(location, schemaOf)
      assert.deepEqual(left, left.length === 0 ? [] : whole, `before statement ${statement}`)
      assert.deepEqual(await within(location, schemaOf), whole, `opened after statement ${statement}`)
    }
  })

  test('of an intake leaves all of it or nothing, and taking it in again completes it', async (t) => {
    const whole = await database.location(t)
    await within(whole, takeInBefore)
    const count = await inProcess('receive', whole)
    assert.ok(count > 10, `an intake of ${count} statements`)

    const cut = await database.location(t)
    await within(cut, takeInBefore)
    const before = await within(cut, dump)
    for (const statement of spread(count)) {
      await assert.rejects(inProcess('receive', cut, statement), { signal: 'SIGKILL' })
      assert.deepEqual(await within(cut, dump), before, `before statement ${statement}`)
    }
    const receipts = await within(cut, takeIn)
    assert.deepEqual(
      receipts.map(({ outcome }) => outcome),
      ['revised', 'imported', 'imported', 'duplicate', 'rejected', 'rejected'],
    )
    assert.deepEqual(countsOf(await within(cut, dump)), countsOf(await within(whole, dump)))
  })
})

/** Each kill is a process of its own; so many, spread over all statements, are tried on each database. */
const MOST_KILLS = 30

function spread(count: number): readonly number[] {
  const kills = Math.min(count, MOST_KILLS)
  return Array.from({ length: kills }, (_, at) => 1 + Math.round((at * (count - 1)) / (kills - 1)))
}

/** PostgreSQL's sequences leave gaps where a transaction ended early: the numbers of rows may differ, how many there are may not. */
function countsOf(tables: Readonly<Record<string, readonly unknown[]>>) {
  return Object.fromEntries(Object.entries(tables).map(([table, rows]) => [table, rows.length]))
}
