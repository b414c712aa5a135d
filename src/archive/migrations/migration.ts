import type { Kysely } from 'kysely'

/** One step forward from the schema before it. There is no way back: stored data outlives code. */
// biome-ignore lint/suspicious/noExplicitAny: a migration sees the schema of its own time, not today's
export type Migration = (db: Kysely<any>, database: 'sqlite' | 'postgres') => Promise<void>
