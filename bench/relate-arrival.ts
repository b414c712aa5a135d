import { once } from 'node:events'
import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openArchive } from '../src/archive/open.ts'
import { settle } from '../src/jobs/runner.ts'
import { archiveOf, emptyFolder } from './support/archive.ts'
import type { Options } from './support/options.ts'
import { number, quantile, type Report } from './support/report.ts'
import { type Site, startSite, warraq } from './support/warraq.ts'

const LOOK_MS = 5
const LONGEST_MS = 60_000

/**
 * How long does it take until readers see a new article in the list of another? It is imported by a process of its own
 * beside the site, as an operator would; the page of the article that was there before is asked for until it leads to it.
 */
export async function measure({ articles = 1000, rounds = 20 }: Options): Promise<Report> {
  const dataDir = emptyFolder('arrival')
  cpSync(await archiveOf(articles), dataDir, { recursive: true })
  await settled(dataDir)
  const settings = { DATA_DIR: dataDir }
  const site = await startSite(settings)
  const seen: number[] = []
  try {
    for (let round = 0; round < rounds; round += 1) {
      const [first, second] = [event(round, 'first'), event(round, 'second')]
      const { link } = await imported(dataDir, settings, first)
      await shows(site, link, first.headline)
      const { at } = await imported(dataDir, settings, second)
      seen.push((await shows(site, link, second.headline)) - at)
    }
  } finally {
    await site.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  const sorted = seen.toSorted((one, other) => one - other)
  const [median, most] = [quantile(sorted, 0.5), sorted.at(-1) ?? Number.NaN]
  return {
    title: 'From arrival to related',
    columns: ['measure', 'value'],
    rows: [
      [`in the list of another article, among ${number(articles)}, median`, `${number(median)} ms`],
      ['the same, at most', `${number(most)} ms`],
    ],
    notes: [
      `Of ${rounds} articles, from when the import says that it is stored; the page is asked for every ${LOOK_MS} ms.`,
    ],
    data: { articles, seen: sorted },
  }
}

/** What was there before has its lists already. */
async function settled(dataDir: string): Promise<void> {
  const archive = await openArchive({ dataDir, databaseUrl: undefined })
  await settle(archive)
  await archive.close()
}

/** Two reports of one event that no other text tells of. */
function event(round: number, which: 'first' | 'second') {
  const name = `Karvel${'abcdefghijklmnopqrstuvwxyz'[round % 26]}o`
  const headline = which === 'first' ? `${name} dam bursts above Derna` : `Rescuers reach ${name} after the dam burst`
  return {
    id: `arrival-${round}-${which}-${Date.now()}`,
    lang: 'en',
    kind: 'news',
    date: new Date(Date.now() - 60_000).toISOString(),
    source: 'Bench',
    headline,
    body: `${name} was flooded when its dam burst above Derna. ${which === 'first' ? `${700 + round} families fled.` : `Rescuers of the Red Crescent counted ${700 + round} families in tents.`}`,
  }
}

/** When the import told of it, and where its page is. */
async function imported(dataDir: string, settings: Readonly<Record<string, string>>, item: object) {
  const file = join(dataDir, 'arrival.jsonl')
  writeFileSync(file, JSON.stringify(item))
  const child = warraq(['import', '--json', file], settings)
  if (!child.stdout) throw new Error('no standard output')
  child.stdout.setEncoding('utf8')
  let told = ''
  let at = Number.NaN
  child.stdout.on('data', (text: string) => {
    told += text
    if (Number.isNaN(at) && told.includes('\n')) at = performance.now()
  })
  await once(child, 'exit')
  const receipt = JSON.parse(told.split('\n')[0] ?? '')
  return { at, link: String(receipt.path) }
}

/** When a page holds a text. */
async function shows({ url }: Site, link: string, text: string): Promise<number> {
  const address = new URL(link, url)
  for (const start = performance.now(); performance.now() - start < LONGEST_MS; ) {
    const response = await fetch(address)
    if (response.ok && (await response.text()).includes(text)) return performance.now()
    await wait(LOOK_MS)
  }
  throw new Error(`${address} never told of ${text}`)
}
