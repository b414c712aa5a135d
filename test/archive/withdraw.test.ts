import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NOW, report } from '../../fixtures/cast.ts'
import { articleById, changesOf } from '../../src/archive/articles.ts'
import { listArticles } from '../../src/archive/lists.ts'
import { withdraw } from '../../src/publish/withdraw.ts'
import { onEachDatabase } from '../support/databases.ts'
import { dump } from '../support/dump.ts'
import { put } from '../support/put.ts'

onEachDatabase('a withdrawal', (database) => {
  test('takes the article out of every list, leaves its page and tells why', async (t) => {
    const archive = await database.open(t)
    const [id = 0] = await put(archive, report('Harbour tolls to rise'))
    assert.equal(await withdraw(archive, NOW + 1, id, 'The fee was halved.'), 'withdrawn')
    assert.deepEqual((await listArticles(archive.reads, NOW + 1, {}, { limit: 5 })).rows, [])
    assert.equal((await articleById(archive.reads, NOW + 1, id))?.status, 'withdrawn')
    const change = { class: 'withdrawal', note: 'The fee was halved.', at: NOW + 1 }
    assert.deepEqual(await changesOf(archive.reads, id), [change])
  })

  test('is told once, however often and however many at a time ask for it', async (t) => {
    const archive = await database.open(t)
    const [id = 0] = await put(archive, report('Harbour tolls to rise'))
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => withdraw(archive, NOW, id, undefined)))
    assert.deepEqual(outcomes.sort(), ['already-withdrawn', 'already-withdrawn', 'already-withdrawn', 'withdrawn'])
    const { change, fact } = await dump(archive)
    assert.deepEqual([change?.length, fact?.length], [1, 2])
  })

  test('of an article that is not there changes nothing', async (t) => {
    const archive = await database.open(t)
    const before = await dump(archive)
    assert.equal(await withdraw(archive, NOW, 404, undefined), 'article-not-found')
    assert.deepEqual(await dump(archive), before)
  })
})
