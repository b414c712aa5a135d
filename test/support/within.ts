import type { Archive } from '../../src/archive/archive.ts'
import { type ArchiveLocation, openArchive } from '../../src/archive/open.ts'
import { openPostgres } from '../../src/archive/postgres/open.ts'
import { openSqlite } from '../../src/archive/sqlite/open.ts'

/** Does some work with an archive and closes it, as a process does that is started for that work alone. */
export async function within<T>(location: ArchiveLocation, work: (archive: Archive) => Promise<T>): Promise<T> {
  return closingAfter(await openArchive(location), work)
}

/** The same with the archive as it lies there, its schema not brought forward. */
export async function withinUnmigrated<T>(
  { dataDir, databaseUrl }: ArchiveLocation,
  work: (archive: Archive) => Promise<T>,
): Promise<T> {
  return closingAfter(databaseUrl ? await openPostgres(databaseUrl) : openSqlite(dataDir), work)
}

async function closingAfter<T>(archive: Archive, work: (archive: Archive) => Promise<T>): Promise<T> {
  try {
    return await work(archive)
  } finally {
    await archive.close()
  }
}
