import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Archive, Tx } from '../../src/archive/archive.ts'
import { addWaiting, deletePostings, insertPostings, type PostingRow } from '../../src/archive/relate-postings.ts'
import { aloneCrew } from '../../src/relate/all/crew.ts'
import { sortPostings } from '../../src/relate/all/sort-postings.ts'
import { ownKnowledge } from '../../src/relate/knowledge.ts'
import { onEachDatabase } from '../support/databases.ts'

/** Features that are sorted in in two parts. */
const LOW = 17
const HIGH = 2 ** 52 + 17

const posting = (feature: number, article_id: number, weight: number): PostingRow => ({
  feature,
  day: 20_000,
  article_id,
  weight,
})

onEachDatabase('postings of a recomputation', (database) => {
  const alone = (archive: Archive) => aloneCrew(archive.reads, ownKnowledge())
  const write = (archive: Archive, work: (tx: Tx) => Promise<void>) => archive.writes.transaction().execute(work)

  async function stored(archive: Archive): Promise<readonly (readonly number[])[]> {
    const rows = await archive.reads.selectFrom('relate_posting').selectAll().execute()
    return rows
      .map(({ feature, article_id, weight }) => [feature, article_id, weight])
      .toSorted(([one = 0, a = 0], [other = 0, b = 0]) => one - other || a - b)
  }

  test('are found once they are sorted in, in the place of what was there', async (t) => {
    const archive = await database.open(t)
    await write(archive, (tx) => insertPostings(tx, [posting(LOW, 1, 100), posting(LOW, 9, 900)]))
    await write(archive, (tx) => addWaiting(tx, [posting(HIGH, 1, 11), posting(LOW, 1, 12), posting(LOW, 2, 13)]))
    await write(archive, (tx) => addWaiting(tx, [posting(LOW, 3, 14)]))
    assert.deepEqual(await stored(archive), [
      [LOW, 1, 100],
      [LOW, 9, 900],
    ])
    const shares: number[] = []
    assert.equal(await sortPostings(archive, alone(archive), undefined, (share) => shares.push(share)), true)
    assert.deepEqual(await stored(archive), [
      [LOW, 1, 12],
      [LOW, 2, 13],
      [LOW, 3, 14],
      [LOW, 9, 900],
      [HIGH, 1, 11],
    ])
    assert.equal(shares.length, 2)
    assert.deepEqual(await archive.reads.selectFrom('relate_waiting').selectAll().execute(), [])
  })

  test('give way to what changed while they waited', async (t) => {
    const archive = await database.open(t)
    await write(archive, (tx) => addWaiting(tx, [posting(LOW, 1, 11), posting(LOW, 2, 12), posting(HIGH, 2, 13)]))
    await write(archive, (tx) => deletePostings(tx, 2, 20_000, [LOW, HIGH]))
    await write(archive, (tx) => insertPostings(tx, [posting(LOW, 1, 500), posting(HIGH, 3, 600)]))
    const asTheyAre = [
      [LOW, 1, 500],
      [HIGH, 3, 600],
    ]
    assert.deepEqual(await stored(archive), asTheyAre)
    assert.equal(await sortPostings(archive, alone(archive), undefined, () => undefined), true)
    assert.deepEqual(await stored(archive), asTheyAre)
  })

  test('are sorted in by the next one where one was interrupted', async (t) => {
    const archive = await database.open(t)
    await write(archive, (tx) => addWaiting(tx, [posting(LOW, 1, 11), posting(HIGH, 2, 12)]))
    const stop = new AbortController()
    assert.equal(await sortPostings(archive, alone(archive), stop.signal, () => stop.abort()), false)
    assert.equal((await stored(archive)).length, 1)
    assert.equal(await sortPostings(archive, alone(archive), undefined, () => undefined), true)
    assert.deepEqual(await stored(archive), [
      [LOW, 1, 11],
      [HIGH, 2, 12],
    ])
  })
})
