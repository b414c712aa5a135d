import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'

/** What the two databases offer by themselves, as one would use it who wants nothing more. */
export interface PlainSearch {
  readonly name: string
  readonly indexBytes: number
  readonly articlesPerSecond: number
  /** The twenty first articles that hold all of the words, and how many there are. */
  ask(words: readonly string[], order: 'relevance' | 'newest'): Promise<number>
  /** Whether a question of one spelling finds a text of another. */
  finds(asked: string, written: string): Promise<boolean>
  close(): Promise<void>
}

const FOUND = 20

/** FTS5 with `unicode61` and nothing set, over the articles of an archive's file. */
export function plainFts5(dataDir: string): PlainSearch {
  const file = join(dataDir, 'fts5.db')
  rmSync(file, { force: true })
  const database = new Database(file)
  database.pragma('journal_mode = off')
  database.pragma('cache_size = -65536')
  database.exec(`create virtual table fts using fts5 (headline, body, content = '', tokenize = 'unicode61')`)
  database.prepare('attach ? as archive').run(join(dataDir, 'warraq.db'))
  const start = performance.now()
  const { changes } = database
    .prepare(`insert into fts (rowid, headline, body) select article_id, headline,
      replace(replace(body, '<p>', ''), '</p>', '') from archive.revision order by article_id`)
    .run()
  const seconds = (performance.now() - start) / 1000
  const matching = 'from fts where fts match ?'
  const count = database.prepare(`select count(*) ${matching}`).pluck()
  const first = {
    relevance: database.prepare(`select rowid ${matching} order by bm25(fts) limit ${FOUND}`),
    newest: database.prepare(`select rowid ${matching} order by rowid desc limit ${FOUND}`),
  }
  const trial = new Database(':memory:')
  trial.exec(`create virtual table trial using fts5 (text, tokenize = 'unicode61')`)
  return {
    name: 'FTS5, unicode61',
    indexBytes: statSync(file).size,
    articlesPerSecond: Number(changes) / seconds,
    ask: async (words, order) => {
      const match = words.map(quoted).join(' ')
      first[order].all(match)
      return Number(count.get(match))
    },
    finds: async (asked, written) => {
      trial.exec('delete from trial')
      trial.prepare('insert into trial values (?)').run(written)
      const match = trial.prepare('select count(*) from trial where trial match ?').pluck()
      return Number(match.get(asked.split(' ').map(quoted).join(' '))) > 0
    },
    close: async () => {
      trial.close()
      database.close()
      rmSync(file)
    },
  }
}

function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`
}

/** PostgreSQL's `arabic` configuration with a GIN index, ranked by `ts_rank`, over the articles of an archive. */
export async function plainPostgres(databaseUrl: string): Promise<PlainSearch> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('drop table if exists plain')
  const start = performance.now()
  const { rowCount } = await client.query(`create table plain as select article_id as id,
    to_tsvector('arabic', headline || ' ' || replace(replace(body, '<p>', ''), '</p>', '')) as words from revision`)
  await client.query('create index on plain using gin (words)')
  await client.query('alter table plain add primary key (id)')
  await client.query('vacuum analyze plain')
  const seconds = (performance.now() - start) / 1000
  const { rows } = await client.query(`select pg_total_relation_size('plain') as bytes`)
  const matching = `from plain, plainto_tsquery('arabic', $1) as asked where words @@ asked`
  const first = {
    relevance: `select id ${matching} order by ts_rank(words, asked) desc limit ${FOUND}`,
    newest: `select id ${matching} order by id desc limit ${FOUND}`,
  }
  return {
    name: 'PostgreSQL, arabic',
    indexBytes: Number(rows[0].bytes),
    articlesPerSecond: (rowCount ?? 0) / seconds,
    ask: async (words, order) => {
      const asked = words.join(' ')
      await client.query(first[order], [asked])
      return Number((await client.query(`select count(*) ${matching}`, [asked])).rows[0].count)
    },
    finds: async (asked, written) => {
      const query = `select to_tsvector('arabic', $1) @@ plainto_tsquery('arabic', $2) as found`
      return (await client.query(query, [written, asked])).rows[0].found
    },
    close: () => client.end(),
  }
}
