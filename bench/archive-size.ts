import { type App, createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import {
  archivePath,
  datePath,
  feedPath,
  frontPath,
  kindPath,
  searchPath,
  sectionPath,
  sourcePath,
} from '../src/web/paths.ts'
import { archiveOf } from './support/archive.ts'
import { Corpus, publishedAt } from './support/corpus.ts'
import type { Options } from './support/options.ts'
import { articlePaths } from './support/paths.ts'
import { relatedPages } from './support/related-pages.ts'
import { number, quantile, type Report, spreadOf } from './support/report.ts'

const SIZES = [1000, 100_000, 1_000_000]

/** In a round each kind of page is asked for this long, but no fewer times than that. */
const ROUND_MS = 150
const LEAST_REQUESTS = 10

interface Subject {
  readonly articles: number
  readonly app: App
  /** By the kind of page, addresses that are asked for in turn. */
  readonly paths: ReadonlyMap<string, readonly string[]>
}

/** Does a page take longer in a larger archive? Every kind, without a cache and without a socket. */
export async function measure({ articles = 100_000, rounds = 7 }: Options): Promise<Report> {
  const subjects: Subject[] = []
  for (const size of SIZES.filter((one) => one <= articles)) subjects.push(await subjectOf(size))
  const kinds = [...(subjects[0]?.paths.keys() ?? [])]
  const rows: string[][] = []
  const data: Record<string, unknown> = {}
  for (const kind of kinds) {
    const times = await alternated(subjects, kind, rounds)
    const medians = times.map((rounds) => rounds.map((sorted) => quantile(sorted, 0.5)))
    const growth = spreadOf((medians.at(-1) ?? []).map((median, round) => median / (medians[0]?.[round] ?? Number.NaN)))
    const slowest = times.map((rounds) => quantile(rounds.flat().toSorted(ascending), 0.99))
    const typical = medians.map((one) => spreadOf(one).median)
    rows.push([
      kind,
      ...typical.map((ms, size) => `${number(ms, 2)} / ${number(slowest[size] ?? 0, 1)}`),
      number(growth.median, 2),
    ])
    data[kind] = { p50: typical, p99: slowest, growth }
  }
  for (const { app } of subjects) await app.close()
  return {
    title: 'Latency of each kind of page by the size of the archive',
    columns: ['page', ...subjects.map((one) => number(one.articles)), 'growth of p50'],
    rows,
    notes: [
      `Milliseconds, p50 / p99 of ${rounds} rounds in which the archives take turns; growth is the median of the rounds.`,
      'Without cache, compression and socket: what is left is reading and drawing.',
    ],
    data,
  }
}

async function subjectOf(articles: number): Promise<Subject> {
  const dataDir = await archiveOf(articles)
  const now = publishedAt(articles) + 60_000
  const config = readConfig({ DATA_DIR: dataDir, CACHE_MEGABYTES: '0' })
  const app = await createApp(config, { now: () => now, log: console.error }, 'http://localhost')
  return { articles, app, paths: await pathsOf(articles, dataDir) }
}

async function pathsOf(articles: number, dataDir: string): Promise<Subject['paths']> {
  const corpus = new Corpus()
  const middle = Math.floor(articles / 2)
  const cursor = `?before=${publishedAt(middle)}-${middle}`
  const day = new Date(publishedAt(articles - 300))
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + 1]
  const oldWords = corpus
    .headline(middle | 1)
    .split(' ')
    .slice(0, 2)
    .join(' ')
  const search = (words: string) => `${searchPath('en')}?q=${encodeURIComponent(words)}`
  const section = sectionPath('en', 'politics')
  const source = sourcePath('en', 'coast-wire')
  const news = kindPath('en', 'news')
  return new Map([
    ['front page', [frontPath('en'), frontPath('ar')]],
    ['article', await articlePaths(dataDir, 200)],
    ['article with related lists and a story', await relatedPages(dataDir, articles)],
    ['section', [section]],
    ['section, middle of the archive', [section + cursor]],
    ['source', [source]],
    ['source, middle of the archive', [source + cursor]],
    ['news', [news]],
    ['news, middle of the archive', [news + cursor]],
    ['years', [archivePath('en')]],
    ['year', [datePath('en', year)]],
    ['month', [datePath('en', year, month)]],
    ['day', [datePath('en', year, month, day.getUTCDate())]],
    ['search, frequent word', [search('the')]],
    ['search, headline of the middle', [search(oldWords)]],
    ['feed (RSS)', [feedPath(frontPath('en'), 'rss')]],
    ['feed (Atom)', [feedPath(section, 'atom')]],
    ['feed (JSON)', [feedPath(source, 'json')]],
    ['sitemap index', ['/sitemap.xml']],
    ['news sitemap', ['/sitemap/news.xml']],
    ['sitemap file', ['/sitemap/articles-1.xml']],
  ])
}

/** Of each subject the sorted times of each round, in milliseconds. */
async function alternated(subjects: readonly Subject[], kind: string, rounds: number): Promise<readonly number[][][]> {
  const times: number[][][] = subjects.map(() => [])
  for (const subject of subjects) await sample(subject, kind)
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, subject] of subjects.entries()) times[index]?.push(await sample(subject, kind))
  }
  return times
}

async function sample({ app, paths }: Subject, kind: string): Promise<number[]> {
  const addresses = paths.get(kind) ?? []
  const times: number[] = []
  const start = performance.now()
  while (times.length < LEAST_REQUESTS || performance.now() - start < ROUND_MS) {
    const path = addresses[times.length % addresses.length] ?? ''
    const begin = performance.now()
    const response = await app.request(new Request(`http://localhost${path}`))
    await response.arrayBuffer()
    times.push(performance.now() - begin)
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
  }
  return times.sort(ascending)
}

function ascending(one: number, other: number): number {
  return one - other
}
