import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Archive } from '../../src/archive/archive.ts'
import { type Ask, candidatesOf } from '../../src/archive/relate-candidates.ts'
import { insertPostings } from '../../src/archive/relate-postings.ts'
import { PostingLists } from '../../src/relate/all/posting-lists.ts'
import { onEachDatabase } from '../support/databases.ts'

const ARTICLES = 600
const A_DAY = 25

/** Of each ten articles one tells of feature 10, of each twenty one of 20, …, and all of feature 1. */
function featuresOf(id: number): readonly number[] {
  return [1, ...[2, 3, 7, 10, 20, 50, 90].filter((each) => id % each === 0)]
}

const dayOf = (id: number) => Math.floor(id / A_DAY)

async function tell(archive: Archive): Promise<void> {
  const postings = Array.from({ length: ARTICLES }, (_, at) => at + 1).flatMap((id) =>
    featuresOf(id).map((feature) => ({
      feature,
      day: dayOf(id),
      article_id: id,
      weight: 1 + ((id * feature * 7919) % 1000),
    })),
  )
  await archive.writes.transaction().execute((tx) => insertPostings(tx, postings))
}

function askOf(id: number): Ask {
  const features = [...featuresOf(id), 5000 + id].map((feature) => ({ feature, weight: 1 + ((feature * 37) % 900) }))
  return { id, day: dayOf(id), features, which: 'older', limit: 96 }
}

onEachDatabase('who shares features with an article', (database) => {
  test('is the same from the lists that a recomputation remembers as from the database', async (t) => {
    const archive = await database.open(t)
    await tell(archive)
    const lists = new PostingLists()
    // In the order of publication but for parts that others have, and once back.
    for (const id of [1, 2, 3, 30, 60, 90, 91, 92, 180, 181, 420, 421, 419, 450, 598, 599, 600, 100]) {
      assert.deepEqual(
        await lists.sharing(archive.reads, askOf(id)),
        await candidatesOf(archive.reads, askOf(id)),
        `${id}`,
      )
    }
  })

  test('is the same where less is remembered than was asked for', async (t) => {
    const archive = await database.open(t)
    await tell(archive)
    const lists = new PostingLists(100)
    for (const id of [100, 101, 200, 201, 300, 600]) {
      assert.deepEqual(
        await lists.sharing(archive.reads, askOf(id)),
        await candidatesOf(archive.reads, askOf(id)),
        `${id}`,
      )
    }
  })
})
