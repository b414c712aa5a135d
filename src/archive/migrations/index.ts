import type { Kysely } from 'kysely'
import { archive } from './0001-archive.ts'

/** One step forward from the schema before it. There is no way back: stored data outlives code. */
// biome-ignore lint/suspicious/noExplicitAny: a migration sees the schema of its own time, not today's
export type Migration = (db: Kysely<any>, database: 'sqlite' | 'postgres') => Promise<void>

/** All migrations, oldest first. A released one is never changed. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-archive': archive,
}
