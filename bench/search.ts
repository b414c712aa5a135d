import { once } from 'node:events'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { SPELLINGS } from '../fixtures/spellings.ts'
import type { Archive } from '../src/archive/archive.ts'
import { type ArchiveLocation, openArchive } from '../src/archive/open.ts'
import { indexArticle } from '../src/search/index-stage.ts'
import { mergeStep } from '../src/search/merge.ts'
import type { Question } from '../src/search/query.ts'
import { search } from '../src/search/search.ts'
import { paragraphsToHtml } from '../src/text/html.ts'
import {
  administer,
  copyDatabase,
  findPostgres,
  type PostgresServer,
  startPostgres,
} from '../test/support/postgres-server.ts'
import { emptyFolder } from './support/archive.ts'
import { publishedAt } from './support/corpus.ts'
import type { Options } from './support/options.ts'
import { type PlainSearch, plainFts5, plainPostgres } from './support/plain-search.ts'
import { number, quantile, type Report } from './support/report.ts'
import { addArticles, fillArchive } from './support/search-archive.ts'
import { searchQuestions } from './support/search-questions.ts'
import { peakMemory, warraq } from './support/warraq.ts'

const ORDERS = ['relevance', 'newest'] as const
type Order = (typeof ORDERS)[number]

const ADDED = 300

/** Plain searches may take seconds for a question: they are asked each so-many-th, once. */
const EVERY_FOR_PLAIN = 6

const NO_FILTERS = { source: [], section: [], kind: [], lang: [], by: [], topic: [] }

/** Milliseconds, ascending. */
type Times = readonly number[]

interface Measured {
  readonly name: string
  readonly times: Readonly<Record<Order, Times>>
  /** Of this process, which leaves out what else the machine does. */
  readonly processor?: Readonly<Record<Order, Times>>
  readonly adding?: Times
  readonly indexOfText: number
  readonly articlesPerSecond: number
  readonly peakMegabytes?: number | undefined
  /** Of `SPELLINGS` those that were found, both ways. */
  readonly variants: readonly boolean[]
}

/** How long does a search take in a large archive, what does its index cost, and which spellings does it find? */
export async function measure({ articles = 1_000_000, rounds = 3 }: Options): Promise<Report> {
  const questions = searchQuestions(articles).map((text) => text.split(' '))
  const measured: Measured[] = []
  const dataDir = emptyFolder('search')
  const sqlite = { dataDir, databaseUrl: undefined }
  const textBytes = await fillArchive(sqlite, articles)
  const file = join(dataDir, 'warraq.db')
  const task = { articles, rounds, questions, textBytes }
  measured.push(await ours('Warraq on SQLite', sqlite, async () => statSync(file).size, task))
  measured.push(await plain(plainFts5(dataDir), task))
  emptyFolder('search')
  const programs = findPostgres()
  if (programs) {
    const server = await startPostgres(programs)
    try {
      measured.push(...(await onPostgres(server, task)))
    } finally {
      await server.stop()
    }
  }
  return report(measured, task)
}

interface Task {
  readonly articles: number
  readonly rounds: number
  readonly questions: readonly (readonly string[])[]
  readonly textBytes: number
}

async function onPostgres(server: PostgresServer, task: Task): Promise<readonly Measured[]> {
  const databaseUrl = await copyDatabase(server.url, 'bench')
  await fillArchive({ dataDir: '', databaseUrl }, task.articles)
  await administer(databaseUrl, 'vacuum analyze')
  const own = await ours('Warraq on PostgreSQL', { dataDir: '', databaseUrl }, () => searchBytes(databaseUrl), task)
  return [own, await plain(await plainPostgres(databaseUrl), task)]
}

async function searchBytes(databaseUrl: string): Promise<number> {
  const archive = await openArchive({ dataDir: '', databaseUrl })
  const tables = await archive.reads.introspection.getTables()
  const names = tables.map(({ name }) => name).filter((name) => name.startsWith('search_'))
  const { sql } = await import('kysely')
  let bytes = 0
  for (const name of names) {
    const { rows } = await sql<{ bytes: number }>`select pg_total_relation_size(${name}) as bytes`.execute(
      archive.reads,
    )
    bytes += Number(rows[0]?.bytes)
  }
  await archive.close()
  return bytes
}

async function ours(
  name: string,
  location: ArchiveLocation,
  bytes: () => Promise<number>,
  { articles, rounds, questions, textBytes }: Task,
): Promise<Measured> {
  const before = await bytes()
  const { seconds, peakMegabytes } = await reindexed(location)
  const indexOfText = ((await bytes()) - before) / textBytes
  console.error(`${name}: index made in ${number(seconds)} s`)
  const archive = await openArchive(location)
  await ask(archive, ['index'], 'newest')
  const times = { relevance: [] as number[], newest: [] as number[] }
  const processor = { relevance: [] as number[], newest: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    for (const order of ORDERS) {
      for (const words of questions) {
        const before = process.cpuUsage()
        times[order].push(await timed(() => ask(archive, words, order)))
        const { user, system } = process.cpuUsage(before)
        processor[order].push((user + system) / 1000)
      }
    }
  }
  const adding = await addingTimes(archive, articles)
  const variants = await variantsFound((asked, written) => findsIn(archive, asked, written))
  await archive.close()
  for (const all of [times, processor]) for (const order of ORDERS) all[order].sort(ascending)
  return {
    name,
    times,
    processor,
    adding: adding.sort(ascending),
    indexOfText,
    articlesPerSecond: articles / seconds,
    peakMegabytes,
    variants,
  }
}

/** By the command, as an operator would do it; the first index of an archive that has none is made in the same way. */
async function reindexed({ dataDir, databaseUrl }: ArchiveLocation) {
  const start = performance.now()
  const child = warraq(['reindex'], databaseUrl ? { DATABASE_URL: databaseUrl } : { DATA_DIR: dataDir })
  let peakMegabytes: number | undefined
  const look = setInterval(() => {
    peakMegabytes = peakMemory(child) ?? peakMegabytes
  }, 500)
  child.stdout?.resume()
  const [code] = await once(child, 'exit')
  clearInterval(look)
  if (code !== 0) throw new Error(`reindex ended with ${code}`)
  return { seconds: (performance.now() - start) / 1000, peakMegabytes }
}

function ask(archive: Archive, words: readonly string[], order: Order) {
  const queries = words.map((text) => ({ type: 'word', text }) as const)
  const [only] = queries
  const query = queries.length === 1 ? only : ({ type: 'and', queries } as const)
  const question: Question = { query, filters: NO_FILTERS, order }
  return search(archive.reads, Date.UTC(2100, 0), question, { offset: 0, limit: 20 })
}

/** From the fact of an article to its being found, with the step of upkeep that follows. */
async function addingTimes(archive: Archive, articles: number): Promise<number[]> {
  await addArticles(archive, articles + 1, articles + ADDED + 1)
  const times: number[] = []
  for (let id = articles + 1; id <= articles + ADDED; id += 1) {
    const add = async () => {
      await archive.writes.transaction().execute((tx) => indexArticle(archive, tx, id))
      await mergeStep(archive)
    }
    times.push(await timed(add))
  }
  return times
}

/** The text is put into the archive as the newest one, and looked for among the newest. */
async function findsIn(archive: Archive, asked: string, written: string): Promise<boolean> {
  const { last } = await archive.reads
    .selectFrom('article')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  const id = Number(last) + 1
  await addArticles(archive, id, id + 1)
  const text = { headline: 'x', standfirst: null, body: paragraphsToHtml([written]) }
  await archive.writes.updateTable('revision').set(text).where('article_id', '=', id).execute()
  await archive.writes.transaction().execute((tx) => indexArticle(archive, tx, id))
  const { hits } = await search(
    archive.reads,
    publishedAt(id),
    {
      query: { type: 'and', queries: asked.split(' ').map((text) => ({ type: 'word', text })) },
      filters: { ...NO_FILTERS, from: publishedAt(id) },
      order: 'newest',
    },
    { offset: 0, limit: 1 },
  )
  return hits.some(({ article }) => article.id === id)
}

async function plain(searching: PlainSearch, { questions, textBytes }: Task): Promise<Measured> {
  console.error(`${searching.name}: index made`)
  const times = { relevance: [] as number[], newest: [] as number[] }
  for (const order of ORDERS) {
    for (const [index, words] of questions.entries()) {
      if (index % EVERY_FOR_PLAIN === 0) times[order].push(await timed(() => searching.ask(words, order)))
    }
    times[order].sort(ascending)
  }
  const { name, indexBytes, articlesPerSecond } = searching
  const variants = await variantsFound(searching.finds)
  await searching.close()
  return { name, times, indexOfText: indexBytes / textBytes, articlesPerSecond, variants }
}

async function variantsFound(finds: (asked: string, written: string) => Promise<boolean>): Promise<boolean[]> {
  const found: boolean[] = []
  for (const [one, other] of SPELLINGS) found.push((await finds(one, other)) && (await finds(other, one)))
  return found
}

function report(measured: readonly Measured[], { articles, rounds, questions, textBytes }: Task): Report {
  const figures = measured.map(({ times, processor, adding, ...rest }) => ({
    ...rest,
    relevance: summary(times.relevance),
    newest: summary(times.newest),
    processor: processor && { relevance: summary(processor.relevance), newest: summary(processor.newest) },
    adding: adding && summary(adding),
  }))
  const variant = (index: number) => figures.map(({ variants }) => (variants[index] ? 'yes' : 'no'))
  const row = (label: string, value: (one: (typeof figures)[number]) => string) => [label, ...figures.map(value)]
  const spread = (one: Summary | undefined) =>
    one ? `${number(one.p50, 1)} · ${number(one.p99, 1)} · ${number(one.max, 1)}` : ''
  return {
    title: `Search among ${number(articles)} articles, ${number(textBytes / 1e6)} MB of text`,
    columns: ['', ...figures.map(({ name }) => name)],
    rows: [
      row('by relevance, p50 · p99 · max ms', ({ relevance }) => spread(relevance)),
      row('by newest, p50 · p99 · max ms', ({ newest }) => spread(newest)),
      row('by relevance, processor time', ({ processor }) => spread(processor?.relevance)),
      row('by newest, processor time', ({ processor }) => spread(processor?.newest)),
      row('adding an article, p50 · p99 · max ms', ({ adding }) => spread(adding)),
      row('index over text', ({ indexOfText }) => number(indexOfText, 2)),
      row('articles a second when made anew', ({ articlesPerSecond }) => number(articlesPerSecond)),
      row('most memory of that, MB', ({ peakMegabytes }) => (peakMegabytes ? number(peakMegabytes) : '')),
      row('spellings found', ({ variants }) => `${variants.filter(Boolean).length} of ${SPELLINGS.length}`),
      ...SPELLINGS.map(([one, other], index) => [`${one} = ${other}`, ...variant(index)]),
    ],
    notes: [
      `Warraq: ${questions.length} questions of one to four words, ${rounds} times each, with 20 hits, snippets, exact totals and facets.`,
      `The plain searches: each ${EVERY_FOR_PLAIN}th question once; the numbers of 20 articles and the total, no facets, no texts.`,
      'Made anew: `warraq reindex` from start to end of the process; the plain ones, one statement each.',
    ],
    data: figures,
  }
}

interface Summary {
  readonly p50: number
  readonly p99: number
  readonly max: number
}

function summary(sorted: Times): Summary {
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), max: sorted.at(-1) ?? Number.NaN }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function ascending(one: number, other: number): number {
  return one - other
}
