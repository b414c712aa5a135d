import { statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'

/** What the two databases offer by themselves, as one would use it who wants nothing more. */
export interface PlainSearch {
  /** From start to end, also when it was made in several runs. */
  readonly articlesPerSecond: number
  indexBytes(): Promise<number>
  /** The twenty first articles that hold all of the words, and how many there are. */
  ask(words: readonly string[], order: 'relevance' | 'newest'): Promise<number>
  /** Whether a question of one spelling finds a text of another. */
  finds(asked: string, written: string): Promise<boolean>
  close(): Promise<void>
}

const FOUND = 20

/** Articles in one statement, so that an index of a million is not begun anew after an interruption. */
const ARTICLES_A_STEP = 20_000

/** FTS5 with `unicode61` and nothing set, over the articles of an archive's file. */
export function plainFts5(dataDir: string, articles: number): PlainSearch {
  const file = join(dataDir, 'fts5.db')
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = OFF')
  database.pragma('cache_size = -65536')
  database.exec(`create virtual table if not exists fts using fts5 (headline, body, content = '', tokenize = 'unicode61');
    create table if not exists step (last integer, seconds real)`)
  database.prepare('attach ? as archive').run(join(dataDir, 'warraq.db'))
  const insert = database.prepare(`insert into fts (rowid, headline, body) select article_id, headline,
    replace(replace(body, '<p>', ''), '</p>', '') from archive.revision where article_id > ? and article_id <= ?`)
  const made = database.prepare(`select coalesce(max(last), 0) as last, sum(seconds) as seconds from step`)
  const noted = database.prepare('insert into step values (?, ?)')
  for (let { last } = made.get() as Made; last < articles; last += ARTICLES_A_STEP) {
    const to = Math.min(articles, last + ARTICLES_A_STEP)
    const start = performance.now()
    database.transaction(() => {
      insert.run(last, to)
      noted.run(to, (performance.now() - start) / 1000)
    })()
  }
  const { seconds } = made.get() as Made
  const matching = 'from fts where fts match ?'
  const count = database.prepare(`select count(*) ${matching}`).pluck()
  const first = {
    relevance: database.prepare(`select rowid ${matching} order by bm25(fts) limit ${FOUND}`),
    newest: database.prepare(`select rowid ${matching} order by rowid desc limit ${FOUND}`),
  }
  const trial = new Database(':memory:')
  trial.exec(`create virtual table trial using fts5 (text, tokenize = 'unicode61')`)
  return {
    articlesPerSecond: articles / seconds,
    indexBytes: async () => statSync(file).size,
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
    },
  }
}

function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`
}

interface Made {
  readonly last: number
  readonly seconds: number
}

/** PostgreSQL's `arabic` configuration with a GIN index, ranked by `ts_rank`, over the articles of an archive. */
export async function plainPostgres(databaseUrl: string, articles: number): Promise<PlainSearch> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(`create table if not exists plain (id bigint primary key, words tsvector not null)`)
  await client.query('create table if not exists plain_step (last bigint, seconds double precision)')
  const made = async (): Promise<Made> => {
    const { rows } = await client.query(
      'select coalesce(max(last), 0)::int as last, coalesce(sum(seconds), 0) as seconds from plain_step',
    )
    return rows[0]
  }
  const step = async (to: number, statement: string) => {
    const start = performance.now()
    await client.query('begin')
    await client.query(statement)
    await client.query('insert into plain_step values ($1, $2)', [to, (performance.now() - start) / 1000])
    await client.query('commit')
  }
  for (let { last } = await made(); last < articles; last += ARTICLES_A_STEP) {
    const to = Math.min(articles, last + ARTICLES_A_STEP)
    await step(
      to,
      `insert into plain select article_id, to_tsvector('arabic', headline || ' ' || replace(replace(body, '<p>', ''), '</p>', ''))
        from revision where article_id > ${last} and article_id <= ${to}`,
    )
  }
  await step(articles, 'create index if not exists plain_words on plain using gin (words)')
  await client.query('vacuum analyze plain')
  const { seconds } = await made()
  const matching = `from plain, plainto_tsquery('arabic', $1) as asked where words @@ asked`
  const first = {
    relevance: `select id ${matching} order by ts_rank(words, asked) desc limit ${FOUND}`,
    newest: `select id ${matching} order by id desc limit ${FOUND}`,
  }
  return {
    articlesPerSecond: articles / seconds,
    indexBytes: async () => {
      const { rows } = await client.query(`select pg_total_relation_size('plain') as bytes`)
      return Number(rows[0].bytes)
    },
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
