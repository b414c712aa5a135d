import { sql } from 'kysely'
import type { Migration } from './migration.ts'

/** The words of the index that are in no lexicon, by what they sound like: how a name is found in the other script. */
export const searchNames: Migration = async (db, database) => {
  await sql`create table search_name (
    generation ${database === 'sqlite' ? sql`integer` : sql`bigint`} not null,
    script text not null, skeleton text not null, word text not null, term text not null,
    primary key (generation, script, skeleton, word)
  ) ${database === 'sqlite' ? sql`without rowid` : sql``}`.execute(db)
}
