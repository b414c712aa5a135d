import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { report } from '../../fixtures/cast.ts'
import type { Archive } from '../../src/archive/archive.ts'
import { type ArchiveLocation, openArchive } from '../../src/archive/open.ts'
import { COMMENTS_A_RUN, sendRun, textOfRun } from '../support/comment-run.ts'
import { onEachDatabase, temporaryFolder } from '../support/databases.ts'
import { put } from '../support/put.ts'
import { atEnd } from '../support/scope.ts'

const SCRIPT = join(import.meta.dirname, '../support/comment-process.ts')

/** Two hundred processes compile the same files; with what the first has compiled the others begin in half the time. */
const CACHE = temporaryFolder({ after })

/** Before each of so many statements a process is killed while it takes comments; on PostgreSQL, to which it is a client like any other, before every fourth. */
const KILLS = 200
const STEP = { sqlite: 1, postgres: 4 } as const
const AT_ONCE = 4

onEachDatabase('a process killed at any of two hundred writes', (database) => {
  test('has stored every comment that it acknowledged, and one that is sent again is stored once', {
    timeout: 290_000,
  }, async (scope) => {
    const location = await database.location(scope)
    const archive = await openArchive(location)
    atEnd(scope, () => archive.close())
    assert.deepEqual(await put(archive, report('Dredging begins')), [1])
    const step = STEP[database.name]
    let runs = 0
    for (let first = 1; first <= KILLS; first += AT_ONCE * step) {
      runs += AT_ONCE
      const statements = Array.from({ length: AT_ONCE }, (_, index) => first + index * step)
      await Promise.all(statements.map((statement) => killAndResend(archive, location, statement)))
    }
    const row = await archive.writes.selectFrom('article').select('published_comments').executeTakeFirstOrThrow()
    const rows = await archive.writes.selectFrom('comment').select(['text', 'state']).execute()
    assert.equal(rows.length, runs * COMMENTS_A_RUN)
    assert.equal(row.published_comments, rows.filter(({ state }) => state === 'published').length)
    const facts = await archive.writes
      .selectFrom('fact')
      .where('type', '=', 'comment.submitted')
      .select('comment_id')
      .execute()
    assert.equal(new Set(facts.map(({ comment_id }) => comment_id)).size, rows.length)
    assert.equal(facts.length, rows.length)
  })
})

/** The run's number is also the statement that its process does not live to send. */
async function killAndResend(archive: Archive, location: ArchiveLocation, run: number): Promise<void> {
  const acknowledged = await killedRun(location, run)
  const all = Array.from({ length: COMMENTS_A_RUN }, (_, index) => textOfRun(run, index))
  const stored = await storedOf(archive, all)
  assert.deepEqual(acknowledged, all.slice(0, acknowledged.length))
  assert.equal(new Set(stored).size, stored.length, `run ${run} has stored one twice`)
  for (const text of acknowledged) assert.ok(stored.includes(text), `run ${run} has lost “${text}”`)
  // A commit may be there though nobody was told of it: at most one more than was acknowledged.
  assert.ok(stored.length - acknowledged.length <= 1, `run ${run}`)
  await sendRun(archive, run, () => {})
  assert.deepEqual(await storedOf(archive, all), all)
}

function killedRun(location: ArchiveLocation, run: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const args = [SCRIPT, String(run), String(run), JSON.stringify(location)]
    execFile(
      process.execPath,
      args,
      { env: { ...process.env, NODE_COMPILE_CACHE: CACHE } },
      (error, stdout, stderr) => {
        if (error?.signal === 'SIGKILL') resolve(stdout.split('\n').filter((line) => line !== ''))
        else reject(new Error(`run ${run} was not killed: ${stderr}`))
      },
    )
  })
}

async function storedOf({ writes }: Archive, texts: readonly string[]): Promise<readonly string[]> {
  const rows = await writes
    .selectFrom('comment')
    .select('text')
    .where('text', 'in', [...texts])
    .orderBy('id')
    .execute()
  return rows.map(({ text }) => text)
}
