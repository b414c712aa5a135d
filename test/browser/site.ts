import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after } from 'node:test'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { type App, createApp } from '../../src/app.ts'
import type { Archive } from '../../src/archive/archive.ts'
import { loadSeed } from '../../src/cli/load-seed.ts'
import { readConfig } from '../../src/config.ts'
import { importInputs } from '../../src/intake/import.ts'
import { listen } from '../../src/web/listen.ts'
import { temporaryFolder } from '../support/databases.ts'
import { atEnd, type Scope } from '../support/scope.ts'

/** The seed newsroom on a port of its own, and a browser to read it with. */
export interface ServedSite {
  readonly url: string
  readonly app: App
  readonly archive: Archive
  readonly browser: Browser
  /** What the clock of the site shows, in milliseconds since 1970; a test may turn it. */
  readonly clock: { now: number }
}

const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium'

/** Why there is no browser to test with; undefined when there is one. */
export const CHROMIUM_MISSING = existsSync(CHROMIUM)
  ? undefined
  : `no Chromium at ${CHROMIUM}: run bin/setup --test, or name another in CHROMIUM`

/** The sandbox is off because it needs rights that containers and root do not have; the site is our own. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const SILENT = {
  out: () => {},
  err: () => {},
  redraw: () => {},
  readSecret: async () => '',
  isInteractive: false,
  isTyped: false,
  voice: { lang: 'en', digits: 'latn' },
  stop: new AbortController().signal,
} as const

/** 1 March 2026, 09:00 UTC: after everything in the seed newsroom. */
export const NOW = Date.UTC(2026, 2, 1, 9)

/** What lasts as long as the suite that calls this in its body. */
export function suiteScope(): Scope {
  const scope: Scope = { after }
  atEnd(scope, () => {})
  return scope
}

export async function serveSite(scope: Scope, settings: Readonly<Record<string, string>> = {}): Promise<ServedSite> {
  const dataDir = temporaryFolder(scope)
  const clock = { now: NOW }
  const listening = await listen('127.0.0.1', 0)
  atEnd(scope, () => listening.close())
  const ports = { now: () => clock.now, log: (line: string) => console.error(line) }
  const app = await createApp(readConfig({ DATA_DIR: dataDir, ...settings }), ports, listening.url)
  atEnd(scope, () => app.close())
  await loadSeed(app.archive, SILENT)
  await addReports(app.archive, dataDir)
  await app.settle()
  listening.answer(app)
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
  atEnd(scope, () => browser.close())
  return { url: listening.url, app, archive: app.archive, browser, clock }
}

/** A tab of its own, with nothing remembered. */
export async function openPage(site: ServedSite, scope: Scope, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await site.browser.newContext({ baseURL: site.url, ...options })
  atEnd(scope, () => context.close())
  return context.newPage()
}

const REPORTS = 25

/** Enough old reports in both languages that their lists have a second part. */
async function addReports(archive: Archive, folder: string): Promise<void> {
  const lines = Array.from({ length: REPORTS }, (_, index) => {
    const report = { kind: 'news', date: `2015-01-${String(index + 1).padStart(2, '0')}`, source: 'Coast Wire' }
    return [
      { ...report, lang: 'ar', headline: `وصول السفينة رقم ${index + 1} إلى الميناء`, body: 'رست السفينة صباح اليوم.' },
      { ...report, lang: 'en', headline: `Ship number ${index + 1} reaches the port`, body: 'It moored this morning.' },
    ]
  })
  const file = join(folder, 'reports.jsonl')
  writeFileSync(
    file,
    lines
      .flat()
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
  )
  for await (const { receipts } of importInputs(archive, [file], { now: Date.now })) {
    for (const { outcome } of receipts) if (outcome !== 'imported') throw new Error(`a test report was ${outcome}`)
  }
}
