import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Archive, Tx } from '../../src/archive/archive.ts'
import { addFrequencies, frequenciesOf } from '../../src/archive/relate-documents.ts'
import { addUncounted } from '../../src/archive/relate-uncounted.ts'
import { countFeatures } from '../../src/relate/all/count-features.ts'
import { aloneCrew } from '../../src/relate/all/crew.ts'
import { ownKnowledge } from '../../src/relate/knowledge.ts'
import { onEachDatabase } from '../support/databases.ts'

/** Features that are counted in two parts. */
const LOW = 17
const HIGH = 2 ** 52 + 17

onEachDatabase('what a recomputation has read', (database) => {
  const alone = (archive: Archive) => aloneCrew(archive.reads, ownKnowledge())
  const write = (archive: Archive, work: (tx: Tx) => Promise<void>) => archive.writes.transaction().execute(work)
  const counts = async (archive: Archive) => {
    const found = await frequenciesOf(archive.reads, [LOW, LOW + 1, HIGH])
    return [LOW, LOW + 1, HIGH].map((feature) => found.get(feature))
  }

  test('is counted once, with what was counted before', async (t) => {
    const archive = await database.open(t)
    await write(archive, (tx) => addFrequencies(tx, new Map([[LOW, 5]])))
    await write(archive, (tx) => addUncounted(tx, new Map([LOW, LOW + 1, HIGH].map((one) => [one, 2]))))
    await write(archive, (tx) => addUncounted(tx, new Map([[LOW, -1]])))
    assert.deepEqual(await counts(archive), [5, undefined, undefined])
    assert.equal(await countFeatures(archive, alone(archive), undefined), true)
    assert.deepEqual(await counts(archive), [6, 2, 2])
    assert.equal(await countFeatures(archive, alone(archive), undefined), true)
    assert.deepEqual(await counts(archive), [6, 2, 2])
    assert.deepEqual(await archive.reads.selectFrom('relate_uncounted').selectAll().execute(), [])
  })

  test('is counted by the next one where one was interrupted', async (t) => {
    const archive = await database.open(t)
    await write(archive, (tx) => addUncounted(tx, new Map([[LOW, 2]])))
    const stopped = AbortSignal.abort()
    assert.equal(await countFeatures(archive, alone(archive), stopped), false)
    await write(archive, (tx) => addUncounted(tx, new Map([[LOW, 1]])))
    assert.equal(await countFeatures(archive, alone(archive), undefined), true)
    assert.deepEqual(await counts(archive), [3, undefined, undefined])
  })

  test('is never fewer than nothing, though it is withdrawn before it is counted', async (t) => {
    const archive = await database.open(t)
    await write(archive, (tx) => addUncounted(tx, new Map([[HIGH, 2]])))
    await write(archive, (tx) => addFrequencies(tx, new Map([[HIGH, -1]])))
    assert.deepEqual(await counts(archive), [undefined, undefined, 0])
    assert.equal(await countFeatures(archive, alone(archive), undefined), true)
    assert.deepEqual(await counts(archive), [undefined, undefined, 1])
  })
})
