import { Migrator } from 'kysely/migration'
import { Problem } from '../model/problem.ts'
import type { Archive } from './archive.ts'
import { MIGRATIONS } from './migrations/index.ts'

/**
 * Brings the schema forward to this release, all steps in one transaction: whatever stops it leaves
 * the old schema or the new one. Returns the names of the steps taken. Throws `Problem`
 * `database-newer` when a later release has written this archive.
 */
export async function migrate(archive: Archive, steps = MIGRATIONS): Promise<readonly string[]> {
  const migrations = Object.fromEntries(
    Object.entries(steps).map(([name, up]) => [name, { up: (db: Parameters<typeof up>[0]) => up(db, archive.name) }]),
  )
  const migrator = new Migrator({ db: archive.writes, provider: { getMigrations: async () => migrations } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw problemOf(error)
  return (results ?? []).map((step) => step.migrationName)
}

/** Kysely's migrator refuses an archive with a step that this release does not have; it says so in words only. */
function problemOf(error: unknown): unknown {
  const missing = /previously executed migration (\S+) is missing/.exec(String(error))
  return missing?.[1] ? new Problem('database-newer', { migration: missing[1] }, error) : error
}
