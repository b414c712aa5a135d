import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { NOW, report } from '../../fixtures/cast.ts'
import type { Archive, Db } from '../../src/archive/archive.ts'
import { memoryOf } from '../../src/archive/memory.ts'
import { type ArchiveLocation, openArchive } from '../../src/archive/open.ts'
import { handleFacts, settle } from '../../src/jobs/runner.ts'
import type { Question } from '../../src/search/query.ts'
import { search } from '../../src/search/search.ts'
import { onEachDatabase } from '../support/databases.ts'
import { administer } from '../support/postgres-server.ts'
import { put } from '../support/put.ts'
import { atEnd, type Scope } from '../support/scope.ts'
import { within } from '../support/within.ts'

onEachDatabase('what is derived', (database) => {
  test('is written whole or not at all', async (t) => {
    const archive = await database.open(t)
    const broken = archive.derive(async (tx) => {
      await tx
        .insertInto('secret')
        .values({ name: 'derived', value: Buffer.alloc(1), created_at: NOW })
        .execute()
      throw new Error('stopped in the middle')
    })
    await assert.rejects(broken, /stopped in the middle/)
    assert.deepEqual(await archive.reads.selectFrom('secret').where('name', '=', 'derived').selectAll().execute(), [])
  })

  if (database.name !== 'postgres') return

  test('does not wait for the disk, and everything before and after it does', async (t) => {
    const archive = await openWaiting(t, await database.location(t))
    assert.equal(await waiting(archive.reads), 'on')
    assert.equal(await archive.derive(waiting), 'off')
    assert.equal(await archive.write(waiting), 'on')
    // On the one connection that has just been used for it.
    assert.equal(await waiting(archive.reads), 'on')
  })

  test('is the index, what is related and the mark of a fact; what came in is not', async (t) => {
    const location = await database.location(t)
    await administer(location.databaseUrl ?? '', TOLD)
    const archive = await openWaiting(t, location)
    await put(archive, report('Harbour tolls to rise'), report('Harbour tolls to rise again'))
    await handleFacts(archive)
    const { rows } = await sql<{
      what: string
      waits: string
    }>`select distinct what, waits from told order by 1`.execute(archive.reads)
    assert.deepEqual(rows, [
      { what: 'insert article', waits: 'on' },
      { what: 'insert fact', waits: 'on' },
      { what: 'insert relate_document', waits: 'off' },
      { what: 'insert search_fresh', waits: 'off' },
      { what: 'update fact', waits: 'off' },
    ])
  })

  test('is not taken for what bore its numbers before the server stopped', async (t) => {
    const location = await database.location(t)
    const archive = await openWaiting(t, location)
    await put(archive, report('Harbour tolls to rise'))
    await settle(archive)
    assert.equal(await total(archive, 'harbour'), 1)
    const memory = memoryOf(archive.reads)
    // As after a stop that undid the index of one text and gave its number to another's.
    await within(location, ({ writes }) => writes.updateTable('search_fresh').set({ terms: 'lighthous' }).execute())
    assert.equal(await total(archive, 'harbour'), 1, 'nothing tells of a change')
    await administer(location.databaseUrl ?? '', STOP_LISTENING)
    while (memoryOf(archive.reads) === memory) await new Promise((resolve) => setImmediate(resolve))
    assert.equal(await total(archive, 'harbour'), 0)
    assert.equal(await total(archive, 'lighthouse'), 1)
  })
})

/** Connected as to a server whose commits wait for the disk, unlike those of the tests. */
async function openWaiting(scope: Scope, { dataDir, databaseUrl }: ArchiveLocation): Promise<Archive> {
  const url = `${databaseUrl}&options=${encodeURIComponent('-c synchronous_commit=on')}`
  const archive = await openArchive({ dataDir, databaseUrl: url })
  atEnd(scope, () => archive.close())
  return archive
}

async function waiting(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(db)
  return rows[0]?.synchronous_commit
}

async function total(archive: Archive, text: string): Promise<number> {
  const filters = { source: [], section: [], kind: [], lang: [], by: [], topic: [] }
  const question: Question = { query: { type: 'word', text }, filters, order: 'newest' }
  return (await search(archive.reads, NOW, question, { offset: 0, limit: 1 })).total.count
}

/** Notes of each write to these tables whether its transaction waits for the disk. */
const TOLD = `
  create table told (what text, waits text);
  create function tell() returns trigger language plpgsql as $$ begin
    insert into told values (lower(tg_op) || ' ' || tg_table_name, current_setting('synchronous_commit'));
    return null;
  end $$;
  ${['article', 'fact', 'search_fresh', 'relate_document']
    .map((table) => `create trigger tell after insert or update on ${table} for each row execute function tell();`)
    .join('\n')}`

const STOP_LISTENING = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and query like 'listen %'`
