import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { Problem } from '../model/problem.ts'
import type { Archive, Reader } from './archive.ts'
import { migrate } from './migrate.ts'
import { storageProblem } from './storage-problem.ts'

export interface ArchiveLocation {
  /** The folder of the embedded database; made when it is not there. */
  readonly dataDir: string
  /** `postgres://…`; when present the embedded database is not used. */
  readonly databaseUrl: string | undefined
}

/**
 * Opens the archive and brings its schema forward. Throws a `Problem` that says what is wrong with
 * the folder, the file or the server. A driver is loaded only when it is the one in use.
 */
export async function openArchive({ dataDir, databaseUrl }: ArchiveLocation): Promise<Archive> {
  const archive = databaseUrl ? await openPostgres(databaseUrl) : await openSqlite(resolve(dataDir))
  try {
    await migrate(archive)
  } catch (error) {
    await archive.close()
    throw databaseUrl ? error : storageProblem(error, resolve(dataDir))
  }
  return archive
}

/** Opens an archive that is open already, for reads alone, in another thread. */
export async function openReader({ dataDir, databaseUrl }: ArchiveLocation): Promise<Reader> {
  if (databaseUrl) return (await import('./postgres/open.ts')).openPostgresReader(databaseUrl)
  return (await import('./sqlite/open.ts')).openSqliteReader(resolve(dataDir))
}

async function openPostgres(databaseUrl: string): Promise<Archive> {
  const postgres = await import('./postgres/open.ts')
  return postgres.openPostgres(databaseUrl)
}

async function openSqlite(dataDir: string): Promise<Archive> {
  makeFolder(dataDir)
  const sqlite = await import('./sqlite/open.ts')
  return sqlite.openSqlite(dataDir)
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    accessSync(path, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw storageProblem(error, path)
  }
  if (!statSync(path).isDirectory()) throw new Problem('data-dir-not-a-folder', { path })
}
