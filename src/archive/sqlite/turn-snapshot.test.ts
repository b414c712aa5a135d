import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setImmediate as nextTurn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { TurnSnapshot } from './turn-snapshot.ts'

/** One that writes notes, and one that counts them. */
function notes(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-turn-'))
  const writer = new Database(join(folder, 'warraq.db'))
  writer.pragma('journal_mode = WAL')
  writer.exec('create table note (text text)')
  const reader = new Database(join(folder, 'warraq.db'), { readonly: true })
  t.after(() => {
    reader.close()
    writer.close()
    rmSync(folder, { recursive: true })
  })
  return {
    snapshot: new TurnSnapshot(reader),
    write: () => writer.exec(`insert into note values ('new')`),
    count: () => reader.prepare('select count(*) from note').pluck().get(),
  }
}

test('all reads of a turn see one state, those of the next the new one', async (t) => {
  const { snapshot, write, count } = notes(t)
  snapshot.take()
  assert.equal(count(), 0)
  write()
  snapshot.take()
  assert.equal(count(), 0)
  await nextTurn()
  snapshot.take()
  assert.equal(count(), 1)
  snapshot.end()
})

test('what is written after the end of a snapshot is seen in the same turn', (t) => {
  const { snapshot, write, count } = notes(t)
  snapshot.take()
  assert.equal(count(), 0)
  snapshot.end()
  write()
  snapshot.take()
  assert.equal(count(), 1)
  snapshot.end()
})
