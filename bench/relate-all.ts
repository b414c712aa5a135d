import { rmSync } from 'node:fs'
import type { Archive } from '../src/archive/archive.ts'
import { type ArchiveLocation, openArchive } from '../src/archive/open.ts'
import { relateAll } from '../src/relate/relate-all.ts'
import { emptyFolder } from './support/archive.ts'
import { reportOf } from './support/events.ts'
import type { Options } from './support/options.ts'
import { number, type Report } from './support/report.ts'
import { fillArchive } from './support/search-archive.ts'

const LOOK_MS = 50

/** How fast is everything related anew, `warraq relate --all`, and how much memory does it take? */
export async function measure({ articles = 8000 }: Options): Promise<Report> {
  const location = { dataDir: emptyFolder('relate-all'), databaseUrl: undefined }
  const watch = new MemoryWatch()
  try {
    await fillArchive(location, articles, reportOf)
    const archive = await openArchive(location)
    try {
      const [first, again] = [await timed(archive, location, articles), await timed(archive, location, articles)]
      return reportFor(articles, first, again, watch.peak)
    } finally {
      await archive.close()
    }
  } finally {
    watch.end()
    rmSync(location.dataDir, { recursive: true, force: true })
  }
}

function reportFor(articles: number, first: Run, again: Run, peak: number): Report {
  const row = (name: string, { rate, cpu, rounds }: Run) => [
    name,
    `${number(rate)} articles/s`,
    `${number(cpu, 2)} ms`,
    rounds.map((one) => number(one)).join(', '),
  ]
  return {
    title: `Relating ${number(articles)} articles anew`,
    columns: [
      'what',
      'rate',
      'processor time of an article',
      'read, weighed, sorted in, compared and related in a second',
    ],
    rows: [row('from nothing', first), row('all of them anew', again)],
    notes: [
      'Reports of events (support/events.ts) as they lie in an archive that nothing was related in, then once more.',
      `Peak memory of the process, its threads and two runs: ${number(peak)} MB.`,
    ],
    data: { articles, first, again, peak },
  }
}

interface Run {
  /** Articles a second, the start of the threads among it. */
  readonly rate: number
  /** Milliseconds, of all threads. */
  readonly cpu: number
  /** Articles a second of each round. */
  readonly rounds: readonly number[]
}

async function timed(archive: Archive, location: ArchiveLocation, articles: number): Promise<Run> {
  const [start, used] = [performance.now(), process.cpuUsage()]
  const ends: number[] = []
  let steps = 0
  await relateAll(archive, {
    location,
    advance: (_, done) => {
      steps += done
      if (steps % articles === 0) ends.push(performance.now())
    },
  })
  const { user, system } = process.cpuUsage(used)
  const lasted = performance.now() - start
  return {
    rate: (articles / lasted) * 1000,
    cpu: (user + system) / 1000 / articles,
    rounds: ends.map((end, at) => (articles / (end - (ends[at - 1] ?? start))) * 1000),
  }
}

/** The most memory that the process has held, in megabytes. */
class MemoryWatch {
  peak = 0
  readonly #timer = setInterval(() => {
    this.peak = Math.max(this.peak, process.memoryUsage.rss() / 2 ** 20)
  }, LOOK_MS)

  end(): void {
    clearInterval(this.#timer)
  }
}
