import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import type { Archive } from '../../src/archive/archive.ts'
import { importInputs } from '../../src/intake/import.ts'
import type { Receipt } from '../../src/intake/receive.ts'
import { onEachDatabase, temporaryFolder } from '../support/databases.ts'

const NOW = Date.UTC(2026, 0, 1)
const ROWS = 450

/** Rows of several batches; each tenth repeats the text of the row before it, each twenty-fifth is broken. */
function rowOf(number: number): string {
  if (number % 25 === 0) return '{ "headline": '
  const told = repeats(number) ? number - 1 : number
  return JSON.stringify({
    id: `row-${number}`,
    lang: 'en',
    date: '2025-11-22T09:00:00Z',
    source: 'Coast Wire',
    headline: `The harbour counted ship number ${told}`,
    body: `Ship number ${told} came in before noon and was unloaded by the evening.\n\nIt leaves tomorrow.`,
  })
}

function outcomeOf(number: number): Receipt['outcome'] {
  if (number % 25 === 0) return 'rejected'
  return repeats(number) ? 'duplicate' : 'imported'
}

function repeats(number: number): boolean {
  return number % 10 === 1 && number > 1 && (number - 1) % 25 !== 0
}

function fileOf(t: TestContext): string {
  const file = join(temporaryFolder(t), 'rows.jsonl')
  writeFileSync(file, Array.from({ length: ROWS }, (_, index) => `${rowOf(index + 1)}\n`).join(''))
  return file
}

async function receiptsOf(archive: Archive, file: string, dryRun = false): Promise<readonly Receipt[]> {
  const all: Receipt[] = []
  for await (const { receipts } of importInputs(archive, [file], { now: () => NOW, dryRun })) all.push(...receipts)
  return all
}

onEachDatabase('an import of several batches', (database) => {
  test('gives a receipt for each row in its order, the same ones when it is only tried', async (t) => {
    const archive = await database.open(t)
    const file = fileOf(t)
    const tried = await receiptsOf(archive, file, true)
    const receipts = await receiptsOf(archive, file)
    const expected = Array.from({ length: ROWS }, (_, index) => [`${file}#${index + 1}`, outcomeOf(index + 1)])
    for (const all of [tried, receipts])
      assert.deepEqual(
        all.map(({ origin, outcome }) => [origin, outcome]),
        expected,
      )
  })

  test('is gone on with where it was left, and changes nothing the second time', async (t) => {
    const archive = await database.open(t)
    const file = fileOf(t)
    let first = 0
    for await (const { receipts } of importInputs(archive, [file], { now: () => NOW })) {
      first = receipts.length
      break
    }
    assert.ok(first > 0 && first < ROWS)
    const rest = await receiptsOf(archive, file)
    const repeated = rest.filter(({ reason }) => reason === 'same-bytes')
    const imported = rest.filter(({ outcome }) => outcome === 'imported')
    const wanted = Array.from({ length: ROWS }, (_, index) => outcomeOf(index + 1))
    assert.equal(repeated.length, wanted.slice(0, first).filter((outcome) => outcome !== 'rejected').length)
    assert.equal(imported.length, wanted.slice(first).filter((outcome) => outcome === 'imported').length)
    const again = await receiptsOf(archive, file)
    assert.deepEqual([...new Set(again.map(({ reason }) => reason))].toSorted(), ['invalid-json', 'same-bytes'])
  })

  test('ends after the batch in hand when it is told to stop', async (t) => {
    const archive = await database.open(t)
    const stop = new AbortController()
    const batches: number[] = []
    for await (const { receipts } of importInputs(archive, [fileOf(t)], { now: () => NOW, stop: stop.signal })) {
      batches.push(receipts.length)
      if (batches.length === 2) stop.abort()
    }
    assert.equal(batches.length, 2)
  })
})
