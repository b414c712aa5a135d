import { SPELLINGS } from '../fixtures/spellings.ts'
import type { Archive } from '../src/archive/archive.ts'
import { type ArchiveLocation, openArchive } from '../src/archive/open.ts'
import { indexArticle } from '../src/search/index-stage.ts'
import { mergeStep } from '../src/search/merge.ts'
import type { Question } from '../src/search/query.ts'
import { search } from '../src/search/search.ts'
import { paragraphsToHtml } from '../src/text/html.ts'
import { copyDatabase, findPostgres, startPostgres } from '../test/support/postgres-server.ts'
import { keptFolder } from './support/archive.ts'
import { publishedAt } from './support/corpus.ts'
import { KeptFigures } from './support/kept-figures.ts'
import type { Options } from './support/options.ts'
import { type PlainSearch, plainFts5, plainPostgres } from './support/plain-search.ts'
import { number, quantile, type Report } from './support/report.ts'
import { addArticles, fillArchive, lastArticle } from './support/search-archive.ts'
import { reindexed, searchBytesPostgres, searchBytesSqlite, textBytes } from './support/search-index.ts'
import { otherQuestions, searchQuestions } from './support/search-questions.ts'

const ORDERS = ['relevance', 'newest'] as const
type Order = (typeof ORDERS)[number]

const ADDED = 300

/** Plain searches may take seconds for a question: they are asked each so-many-th, once. */
const EVERY_FOR_PLAIN = 6

/** Of both databases the same. */
const TEXT = 'bytes of text'

const NO_FILTERS = { source: [], section: [], kind: [], lang: [], by: [], topic: [] }

/** Milliseconds, ascending. */
type Times = readonly number[]

interface Measured {
  readonly name: string
  /** Of the first round, in which much is read that later ones find in memory. */
  readonly first?: Readonly<Record<Order, Times>>
  /** Of the later rounds. */
  readonly times: Readonly<Record<Order, Times>>
  /** Of this process, which leaves out what else the machine does. */
  readonly processor?: Readonly<Record<Order, Times>>
  readonly adding?: AddingTimes
  readonly indexOfText: number
  readonly articlesPerSecond: number
  readonly peakMegabytes?: number | undefined
  /** Of `SPELLINGS` those that were found, both ways. */
  readonly variants: readonly boolean[]
}

/**
 * How long does a search take in a large archive, what does its index cost, and which spellings does it find? The archives
 * are kept, and so is what was measured: a run that was interrupted is gone on with.
 */
export async function measure({ articles = 1_000_000, rounds = 3, seconds, databases }: Options): Promise<Report> {
  const folder = keptFolder(`search-${articles}`)
  const figures = new KeptFigures(folder)
  const questions = searchQuestions(articles).map((text) => text.split(' '))
  const wanted = databases?.split(',') ?? ['sqlite', 'postgres']
  const measured: Measured[] = []
  const task = { articles, rounds, seconds, questions, figures }
  if (wanted.includes('sqlite')) measured.push(...(await onSqlite(folder, task)))
  if (wanted.includes('postgres')) measured.push(...(await withPostgres((url) => onPostgres(url, task))))
  return report(measured, task, await figures.get(TEXT, async () => Number.NaN))
}

interface Task {
  readonly articles: number
  readonly rounds: number
  /** How long an index is made anew; without it, to its end. */
  readonly seconds: number | undefined
  readonly questions: readonly (readonly string[])[]
  readonly figures: KeptFigures
}

async function onSqlite(dataDir: string, task: Task): Promise<readonly Measured[]> {
  const location = { dataDir, databaseUrl: undefined }
  await fillArchive(location, task.articles)
  const own = await ours('Warraq on SQLite', location, searchBytesSqlite, task)
  return [own, await plain('FTS5, unicode61', async () => plainFts5(dataDir, task.articles), task)]
}

async function onPostgres(databaseUrl: string, task: Task): Promise<readonly Measured[]> {
  const location = { dataDir: '', databaseUrl }
  await fillArchive(location, task.articles)
  const own = await ours('Warraq on PostgreSQL', location, searchBytesPostgres, task)
  return [own, await plain('PostgreSQL, arabic', () => plainPostgres(databaseUrl, task.articles), task)]
}

/** On the server of `DATABASE_URL`, whose database is kept, or on one that lives as long as this run. */
async function withPostgres<T>(work: (databaseUrl: string) => Promise<readonly T[]>): Promise<readonly T[]> {
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL)
  const programs = findPostgres()
  if (!programs) return []
  const server = await startPostgres(programs)
  try {
    return await work(await copyDatabase(server.url, 'bench'))
  } finally {
    await server.stop()
  }
}

async function ours(
  name: string,
  location: ArchiveLocation,
  bytes: (archive: Archive) => Promise<number>,
  task: Task,
): Promise<Measured> {
  const { articles, figures } = task
  const part = <T>(what: string, measuring: (archive: Archive) => Promise<T>) =>
    figures.get(what === TEXT ? TEXT : `${name}: ${what}`, async () => {
      const archive = await openArchive(location)
      const value = await measuring(archive)
      await archive.close()
      return value
    })
  const rebuilt = await figures.get(`${name}: making anew`, () => reindexed(location, articles, task.seconds))
  const text = await part(TEXT, (archive) => textBytes(archive, articles))
  const indexOfText = await part('size', async (archive) => (await bytes(archive)) / text)
  const asked = await part('asking', (archive) => askingTimes(archive, task))
  const adding = await part('adding', addingTimes)
  const variants = await part('variants', (archive) => variantsFound((one, other) => findsIn(archive, one, other)))
  return { name, ...asked, adding, indexOfText, ...rebuilt, variants }
}

type TimesByOrder = Record<Order, number[]>

async function askingTimes(archive: Archive, { articles, rounds, questions }: Task) {
  const none = (): TimesByOrder => ({ relevance: [], newest: [] })
  const [first, times, processor] = [none(), none(), none()]
  const others = otherQuestions(
    articles,
    questions.map((words) => words.join(' ')),
  )
  for (const order of ORDERS) for (const text of others) await ask(archive, text.split(' '), order)
  for (let round = 0; round < rounds; round += 1) {
    for (const order of ORDERS) {
      for (const words of questions) {
        const before = process.cpuUsage()
        const time = await timed(() => ask(archive, words, order))
        const { user, system } = process.cpuUsage(before)
        if (round === 0) first[order].push(time)
        else times[order].push(time)
        processor[order].push((user + system) / 1000)
      }
    }
  }
  for (const all of [first, times, processor]) for (const order of ORDERS) all[order].sort(ascending)
  return { first, times: rounds > 1 ? times : first, processor }
}

function ask(archive: Archive, words: readonly string[], order: Order) {
  const queries = words.map((text) => ({ type: 'word', text }) as const)
  const [only] = queries
  const query = queries.length === 1 ? only : ({ type: 'and', queries } as const)
  const question: Question = { query, filters: NO_FILTERS, order }
  return search(archive.reads, Date.UTC(2100, 0), question, { offset: 0, limit: 20 })
}

/** From the fact of an article to its being found, and to the end of the step of upkeep that follows. */
interface AddingTimes {
  readonly found: Times
  readonly upkept: Times
}

async function addingTimes(archive: Archive): Promise<AddingTimes> {
  const last = await lastArticle(archive)
  await addArticles(archive, last + 1, last + ADDED + 1)
  const [found, upkept]: [number[], number[]] = [[], []]
  for (let id = last + 1; id <= last + ADDED; id += 1) {
    const until = await timed(() => archive.derive((tx) => indexArticle(archive, tx, id)))
    found.push(until)
    upkept.push(until + (await timed(() => mergeStep(archive))))
  }
  return { found: found.sort(ascending), upkept: upkept.sort(ascending) }
}

/** The text is put into the archive as the newest one, and looked for among the newest. */
async function findsIn(archive: Archive, asked: string, written: string): Promise<boolean> {
  const id = (await lastArticle(archive)) + 1
  await addArticles(archive, id, id + 1)
  const text = { headline: 'x', standfirst: null, body: paragraphsToHtml([written]) }
  await archive.writes.updateTable('revision').set(text).where('article_id', '=', id).execute()
  await archive.derive((tx) => indexArticle(archive, tx, id))
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

async function plain(name: string, made: () => Promise<PlainSearch>, { questions, figures }: Task): Promise<Measured> {
  return figures.get(name, async () => {
    const searching = await made()
    console.error(`${name}: index made`)
    const times: TimesByOrder = { relevance: [], newest: [] }
    for (const order of ORDERS) {
      for (const [index, words] of questions.entries()) {
        if (index % EVERY_FOR_PLAIN === 0) times[order].push(await timed(() => searching.ask(words, order)))
      }
      times[order].sort(ascending)
    }
    const text = await figures.get(TEXT, async () => Number.NaN)
    const variants = await variantsFound(searching.finds)
    const indexOfText = (await searching.indexBytes()) / text
    const { articlesPerSecond } = searching
    await searching.close()
    return { name, times, indexOfText, articlesPerSecond, variants }
  })
}

async function variantsFound(finds: (asked: string, written: string) => Promise<boolean>): Promise<boolean[]> {
  const found: boolean[] = []
  for (const [one, other] of SPELLINGS) found.push((await finds(one, other)) && (await finds(other, one)))
  return found
}

function report(measured: readonly Measured[], { articles, rounds, questions }: Task, text: number): Report {
  const figures = measured.map(({ first, times, processor, adding, ...rest }) => ({
    ...rest,
    relevance: summary(times.relevance),
    newest: summary(times.newest),
    first: first && { relevance: summary(first.relevance), newest: summary(first.newest) },
    processor: processor && { relevance: summary(processor.relevance), newest: summary(processor.newest) },
    adding: adding && { found: summary(adding.found), upkept: summary(adding.upkept) },
  }))
  const variant = (index: number) => figures.map(({ variants }) => (variants[index] ? 'yes' : 'no'))
  const row = (label: string, value: (one: (typeof figures)[number]) => string) => [label, ...figures.map(value)]
  const spread = (one: Summary | undefined) =>
    one ? `${number(one.p50, 1)} · ${number(one.p99, 1)} · ${number(one.max, 1)}` : ''
  return {
    title: `Search among ${number(articles)} articles, ${number(text / 1e6)} MB of text`,
    columns: ['', ...figures.map(({ name }) => name)],
    rows: [
      row('by relevance, p50 · p99 · max ms', ({ relevance }) => spread(relevance)),
      row('by newest, p50 · p99 · max ms', ({ newest }) => spread(newest)),
      row('by relevance, first asking', ({ first }) => spread(first?.relevance)),
      row('by newest, first asking', ({ first }) => spread(first?.newest)),
      row('by relevance, processor time', ({ processor }) => spread(processor?.relevance)),
      row('by newest, processor time', ({ processor }) => spread(processor?.newest)),
      row('adding an article, p50 · p99 · max ms', ({ adding }) => spread(adding?.found)),
      row('the same and a step of upkeep', ({ adding }) => spread(adding?.upkept)),
      row('index over text', ({ indexOfText }) => number(indexOfText, 2)),
      row('articles a second when made anew', ({ articlesPerSecond }) => number(articlesPerSecond)),
      row('most memory of that, MB', ({ peakMegabytes }) => (peakMegabytes ? number(peakMegabytes) : '')),
      row('spellings found', ({ variants }) => `${variants.filter(Boolean).length} of ${SPELLINGS.length}`),
      ...SPELLINGS.map(([one, other], index) => [`${one} = ${other}`, ...variant(index)]),
    ],
    notes: [
      `Warraq: ${questions.length} questions of one to four words, ${rounds} times each, with 20 hits, snippets, exact totals and facets.`,
      `The plain searches: each ${EVERY_FOR_PLAIN}th question once; the numbers of 20 articles and the total, no facets, no texts.`,
      'Made anew: `warraq reindex`, from start to end or as long as `--seconds` says; the plain ones in steps of 20,000.',
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
