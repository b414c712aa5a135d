import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Archive } from '../../src/archive/archive.ts'
import { type ArchiveLocation, openArchive } from '../../src/archive/open.ts'
import {
  administer,
  copyDatabase,
  dropDatabase,
  findPostgres,
  type PostgresServer,
  SERVER_VARIABLE,
  startPostgres,
} from './postgres-server.ts'
import { atEnd, type Scope } from './scope.ts'

export const POSTGRES_MISSING = 'PostgreSQL 14 or newer is not installed: run bin/setup --test'

/** One of the two databases, as a suite uses it. Whatever it makes is gone when its scope ends. */
export interface TestDatabase {
  readonly name: Archive['name']
  /** The scope of the whole suite, for what all its tests share. */
  readonly suite: Scope
  /** Where a fresh archive with the schema of this release lies. */
  location(scope: Scope): Promise<ArchiveLocation>
  /** Where nothing has been made yet. */
  emptyLocation(scope: Scope): Promise<ArchiveLocation>
  /** Takes everything away again that is there. */
  clear(location: ArchiveLocation): Promise<void>
  /** A fresh archive with the schema of this release. */
  open(scope: Scope): Promise<Archive>
}

/**
 * Runs a suite on SQLite and on a real PostgreSQL. Where PostgreSQL is missing its half is skipped
 * with the reason told, and fails when `CI` is `true`.
 */
export function onEachDatabase(name: string, suite: (database: TestDatabase) => void): void {
  describe(`${name} (SQLite)`, () => suite(testDatabase('sqlite', sqliteLocation)))
  const programs = findPostgres()
  if (programs !== undefined || process.env[SERVER_VARIABLE]) {
    describe(`${name} (PostgreSQL)`, () => {
      before(serverUrl)
      suite(testDatabase('postgres', postgresLocation))
    })
  } else {
    missing(`${name} (PostgreSQL)`, POSTGRES_MISSING)
  }
}

/** A suite that cannot run here: skipped with the reason, which is a failure when `CI` is `true`. */
export function missing(name: string, reason: string): void {
  if (process.env.CI === 'true') {
    test(name, () => {
      throw new Error(reason)
    })
  } else {
    test(name, { skip: reason })
  }
}

export function temporaryFolder(scope: Scope): string {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-test-'))
  atEnd(scope, () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

type Locate = (scope: Scope, options: { readonly empty: boolean }) => Promise<ArchiveLocation>

/** Called in the body of a suite: the runner takes an `after` for whatever is running when it is called. */
function testDatabase(name: Archive['name'], locate: Locate): TestDatabase {
  const suite: Scope = scopeOf(after)
  return {
    name,
    suite,
    location: (scope) => locate(scope, { empty: false }),
    emptyLocation: (scope) => locate(scope, { empty: true }),
    clear,
    async open(scope) {
      const archive = await openArchive(await locate(scope, { empty: false }))
      atEnd(scope, () => archive.close())
      return archive
    },
  }
}

/** Registers with the runner at once; what is to be done is known later. */
function scopeOf(register: typeof after): Scope {
  const scope: Scope = { after: (ending) => endings.push(ending) }
  const endings: (() => unknown)[] = []
  register(async () => {
    for (const ending of endings) await ending()
  })
  return scope
}

const sqliteLocation: Locate = async (scope, { empty }) => {
  const dataDir = temporaryFolder(scope)
  if (!empty) cpSync(await sqliteTemplate(), dataDir, { recursive: true })
  return { dataDir, databaseUrl: undefined }
}

async function clear({ dataDir, databaseUrl }: ArchiveLocation): Promise<void> {
  if (databaseUrl) await administer(databaseUrl, 'drop schema public cascade; create schema public')
  else for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name))
}

const file = scopeOf(after)
let template: Promise<string> | undefined

/** A folder with an archive of the schema of this release, made once a process. */
function sqliteTemplate(): Promise<string> {
  template ??= (async () => {
    const dataDir = temporaryFolder(file)
    const archive = await openArchive({ dataDir, databaseUrl: undefined })
    await archive.close()
    return dataDir
  })()
  return template
}

const postgresLocation: Locate = async (scope, { empty }) => {
  const server = await serverUrl()
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const databaseUrl = await copyDatabase(server, name, { empty })
  atEnd(scope, () => dropDatabase(server, name))
  return { dataDir: '', databaseUrl }
}

let own: Promise<PostgresServer> | undefined

/** The server of this run of tests; a file that is run alone starts its own. */
async function serverUrl(): Promise<string> {
  const given = process.env[SERVER_VARIABLE]
  if (given) return given
  own ??= startPostgres(findPostgres() ?? '')
  const server = await own
  return server.url
}

after(async () => (await own)?.stop())
