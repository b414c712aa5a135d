import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arabicReport, later, NOW, report } from '../../fixtures/cast.ts'
import { SPELLINGS } from '../../fixtures/spellings.ts'
import { search } from '../../src/search/search.ts'
import { onEachDatabase } from '../support/databases.ts'
import { type Newsroom, openNewsroom } from '../support/newsroom.ts'
import { withdraw } from '../support/put.ts'

const TOLLS = 'Harbour tolls to rise'

onEachDatabase('an article that arrives', (database) => {
  async function found({ app, clock }: Newsroom, text: string): Promise<readonly string[]> {
    const filters = { source: [], section: [], kind: [], lang: [], by: [], topic: [] }
    const question = { query: { type: 'word', text } as const, filters, order: 'relevance' as const }
    const { hits } = await search(app.archive.reads, clock.now, question, { offset: 0, limit: 10 })
    return hits.map(({ article }) => article.headline)
  }

  test('is found once the work that follows it is done, and not after it is withdrawn', async (t) => {
    const newsroom = await openNewsroom(t, database)
    await newsroom.receive(report(TOLLS), arabicReport('ارتفاع رسوم الميناء', later(1)))
    await newsroom.app.settle()
    assert.deepEqual(await found(newsroom, 'toll'), [TOLLS])
    assert.deepEqual(await found(newsroom, 'والرسوم'), ['ارتفاع رسوم الميناء'])
    await withdraw(newsroom.app.archive, TOLLS)
    assert.deepEqual(await found(newsroom, 'toll'), [])
  })

  test('is found by a site that works while it serves', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const stop = new AbortController()
    const working = newsroom.app.work(stop.signal)
    await newsroom.receive(report(TOLLS, { published: { at: NOW, precision: 'minute' } }))
    const deadline = Date.now() + 10_000
    while ((await found(newsroom, 'tolls')).length === 0) {
      assert.ok(Date.now() < deadline, 'never found')
      await new Promise((resolve) => setImmediate(resolve))
    }
    stop.abort()
    await working
    assert.deepEqual(newsroom.log, [])
  })

  test('is found by every spelling of its words', async (t) => {
    const newsroom = await openNewsroom(t, database)
    await newsroom.receive(
      ...SPELLINGS.map(([written], index) => arabicReport(`${written} ${index + 1}`, later(index))),
    )
    for (const [index, [written, asked]] of SPELLINGS.entries()) {
      for (const word of [written, asked]) {
        assert.ok(
          (await found(newsroom, word)).includes(`${written} ${index + 1}`),
          `${written} is not found by ${word}`,
        )
      }
    }
  })

  test('has a word with a hyphen found by its parts and as one, and the other way round', async (t) => {
    const newsroom = await openNewsroom(t, database)
    await newsroom.receive(report('Cease-fire at the quay'), report('A ceasefire holds', later(1)))
    for (const word of ['cease-fire', 'ceasefire']) assert.equal((await found(newsroom, word)).length, 2, word)
    assert.deepEqual(await found(newsroom, 'fire'), ['Cease-fire at the quay'])
  })
})
