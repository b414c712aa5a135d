import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { NOW, report } from '../../fixtures/cast.ts'
import { openArchive } from '../../src/archive/open.ts'
import { checkFreeSpace, checkVersion } from '../../src/archive/sqlite/checks.ts'
import { storageProblem } from '../../src/archive/storage-problem.ts'
import { receive } from '../../src/intake/receive.ts'
import { Problem } from '../../src/model/problem.ts'
import { arrivalOf } from '../support/arrivals.ts'
import { missing, onEachDatabase, POSTGRES_MISSING, temporaryFolder } from '../support/databases.ts'
import { dump } from '../support/dump.ts'
import { findPostgres } from '../support/postgres-server.ts'
import { atEnd } from '../support/scope.ts'
import { unprivileged } from '../support/unprivileged.ts'
import { within } from '../support/within.ts'

const opened = (dataDir: string) => within({ dataDir, databaseUrl: undefined }, async () => 'opened')

test('a file in the place of the data folder, or of a folder above it', async (t) => {
  const file = join(temporaryFolder(t), 'file')
  writeFileSync(file, '')
  await assert.rejects(opened(file), { code: 'data-dir-not-a-folder', params: { path: file } })
  await assert.rejects(opened(join(file, 'data')), { code: 'data-dir-not-a-folder' })
})

test('a data folder that may not be written to, and one that may not be made', async (t) => {
  const folder = temporaryFolder(t)
  chmodSync(folder, 0o555)
  await unprivileged(async () => {
    await assert.rejects(opened(folder), { code: 'data-dir-read-only', params: { path: folder } })
    await assert.rejects(opened(join(folder, 'data')), { code: 'data-dir-read-only' })
  })
  assert.deepEqual(readdirSync(folder), [])
})

test('an archive file that may not be written to', async (t) => {
  const folder = temporaryFolder(t)
  await opened(folder)
  chmodSync(join(folder, 'warraq.db'), 0o444)
  chmodSync(folder, 0o777)
  await unprivileged(() => assert.rejects(opened(folder), { code: 'data-dir-read-only' }))
  assert.equal(await opened(folder), 'opened')
})

test('a file that is no database', async (t) => {
  const folder = temporaryFolder(t)
  writeFileSync(join(folder, 'warraq.db'), 'قاعدة بيانات'.repeat(1000))
  await assert.rejects(opened(folder), { code: 'database-damaged' })
})

test('a disk with too little room is found out before anything is made on it', async (t) => {
  assert.throws(() => checkFreeSpace('/srv/news', 16 * 1024 * 1024 - 1), { code: 'data-dir-full' })
  checkFreeSpace('/srv/news', 16 * 1024 * 1024)
  const folder = temporaryFolder(t)
  if (mountSmallDisk(t, folder)) {
    await assert.rejects(opened(folder), { code: 'data-dir-full', params: { path: folder } })
    assert.deepEqual(readdirSync(folder), [])
  }
})

test('a disk that fills up in the middle of an intake leaves what was there, and intake goes on when there is room', async (t) => {
  const dataDir = temporaryFolder(t)
  const archive = await openArchive({ dataDir, databaseUrl: undefined })
  atEnd(t, () => archive.close())
  await receive(archive, NOW, [arrivalOf(report('Harbour tolls to rise'))])
  const before = await dump(archive)
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(archive.writes)
  // SQLite's own bound answers like the disk does, SQLITE_FULL, and can be set without being root.
  await sql`pragma max_page_count = ${sql.lit((rows[0]?.page_count ?? 0) + 2)}`.execute(archive.writes)
  const many = Array.from({ length: 50 }, (_, index) => arrivalOf(report(`Ship number ${index} berths`)))
  const refused = receive(archive, NOW, many).catch((error) => Promise.reject(storageProblem(error, dataDir)))
  await assert.rejects(refused, { code: 'data-dir-full', params: { path: dataDir } })
  assert.deepEqual(await dump(archive), before)
  await sql`pragma max_page_count = 1000000`.execute(archive.writes)
  const receipts = await receive(archive, NOW, many)
  assert.ok(receipts.every(({ outcome }) => outcome === 'imported'))
})

test('what only another machine can show is told by its error code', () => {
  const meanings = { EROFS: 'data-dir-read-only', EDQUOT: 'data-dir-full', SQLITE_BUSY: 'data-dir-in-use' }
  for (const [code, told] of Object.entries(meanings)) {
    const problem = storageProblem(Object.assign(new Error(code), { code }), '/mnt')
    assert.ok(problem instanceof Problem)
    assert.deepEqual([problem.code, problem.params], [told, { path: '/mnt' }])
  }
  const other = new Error('not one of storage')
  assert.equal(storageProblem(other, '/mnt'), other)
})

test('an SQLite that is too old', () => {
  for (const version of ['3.51.2', '3.45.1', '3.9.10', '2.99.99', '']) {
    assert.throws(() => checkVersion(version), { code: 'sqlite-too-old', params: { found: version, needed: '3.51.3' } })
  }
  for (const version of ['3.51.3', '3.51.10', '3.52.0', '4.0.0']) checkVersion(version)
})

test('a PostgreSQL that does not answer', async (t) => {
  const socket = temporaryFolder(t)
  for (const databaseUrl of [`postgres://localhost/warraq?host=${socket}`, 'postgres://127.0.0.1:1/warraq']) {
    await assert.rejects(openArchive({ dataDir: '', databaseUrl }), { code: 'database-unreachable' })
  }
})

if (findPostgres() === undefined) missing('a PostgreSQL that refuses', POSTGRES_MISSING)
onEachDatabase('a PostgreSQL that refuses', (database) => {
  if (database.name !== 'postgres') return
  test('because it has no such database', async (t) => {
    const { dataDir, databaseUrl = '' } = await database.location(t)
    const nowhere = databaseUrl.replace(/\/t_\w+/, '/nowhere')
    await assert.rejects(openArchive({ dataDir, databaseUrl: nowhere }), { code: 'database-refused' })
  })
})

/** Mounts a disk of 8 MB on the folder, where this user may; says so where not. */
function mountSmallDisk(t: TestContext, folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'pipe' })
  } catch {
    t.diagnostic('no small disk could be mounted here: only root may, outside of a container')
    return false
  }
  atEnd(t, () => execFileSync('umount', [folder]))
  return existsSync(folder)
}
