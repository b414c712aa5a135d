import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { copyDatabase, findPostgres, startPostgres } from '../test/support/postgres-server.ts'
import { addPlaces, corpusFile, emptyFolder } from './support/archive.ts'
import type { Options } from './support/options.ts'
import { number, type Report } from './support/report.ts'
import { peakMemory, warraq } from './support/warraq.ts'

/** The rate is told for so many articles at a time, so that one sees whether it falls as the archive grows. */
const PARTS = 10

interface Run {
  readonly articles: number
  readonly seconds: number
  /** Articles a second in each part of the run. */
  readonly rates: readonly number[]
  readonly peakMegabytes: number | undefined
}

type NamedRun = readonly [name: string, run: Run]

/** How many articles a second does `warraq import` take in, and does that hold in a large archive? */
export async function measure({ articles = 100_000 }: Options): Promise<Report> {
  const file = await corpusFile(articles)
  const runs: NamedRun[] = []
  const dataDir = emptyFolder('import')
  await addPlaces({ dataDir, databaseUrl: undefined })
  for (const name of ['SQLite', 'SQLite, the same again']) {
    runs.push([name, await importFile(file, articles, { DATA_DIR: dataDir })])
  }
  const programs = findPostgres()
  if (programs) runs.push(...(await onPostgres(programs, file, articles)))
  return {
    title: `Import of ${number(articles)} articles of 2 KB`,
    columns: ['database', 'articles/s', 'first tenth', 'last tenth', 'seconds', 'peak MB'],
    rows: runs.map(([name, run]) => [
      name,
      number(run.articles / run.seconds),
      number(run.rates.at(0) ?? Number.NaN),
      number(run.rates.at(-1) ?? Number.NaN),
      number(run.seconds, 1),
      run.peakMegabytes === undefined ? '' : number(run.peakMegabytes),
    ]),
    notes: [
      '`warraq import file.jsonl --json` from start to end of the process; each article with item, revision, ledger row and fact.',
      ...runs.map(
        ([name, { rates }]) => `${name}, articles/s by tenths: ${rates.map((rate) => number(rate)).join(' · ')}`,
      ),
      programs
        ? "The PostgreSQL server is the tests' own, which does not wait for the disk."
        : 'PostgreSQL is not installed.',
    ],
    data: Object.fromEntries(runs),
  }
}

async function onPostgres(programs: string, file: string, articles: number): Promise<readonly NamedRun[]> {
  const server = await startPostgres(programs)
  try {
    const databaseUrl = await copyDatabase(server.url, 'bench')
    await addPlaces({ dataDir: '', databaseUrl })
    const first = await importFile(file, articles, { DATABASE_URL: databaseUrl })
    const again = await importFile(file, articles, { DATABASE_URL: databaseUrl })
    return [
      ['PostgreSQL', first],
      ['PostgreSQL, the same again', again],
    ]
  } finally {
    await server.stop()
  }
}

async function importFile(file: string, articles: number, settings: Readonly<Record<string, string>>): Promise<Run> {
  const start = performance.now()
  const child = warraq(['import', file, '--json'], settings)
  const ended = once(child, 'exit')
  if (!child.stdout) throw new Error('no standard output')
  const rates: number[] = []
  let peak: number | undefined
  let done = 0
  let since = start
  for await (const _ of createInterface(child.stdout)) {
    done += 1
    if (done % 1000 === 0) peak = peakMemory(child) ?? peak
    if (done % Math.ceil(articles / PARTS) !== 0) continue
    const now = performance.now()
    rates.push((articles / PARTS / (now - since)) * 1000)
    since = now
  }
  const [code] = await ended
  if (code !== 0 || done !== articles) throw new Error(`import ended with ${code} after ${done} of ${articles}`)
  return { articles, seconds: (performance.now() - start) / 1000, rates, peakMegabytes: peak }
}
