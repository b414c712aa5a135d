import { NOW } from '../../fixtures/cast.ts'
import { type App, createApp } from '../../src/app.ts'
import type { Archive } from '../../src/archive/archive.ts'
import { readConfig } from '../../src/config.ts'
import { type Receipt, receive } from '../../src/intake/receive.ts'
import type { Item } from '../../src/model/item.ts'
import { arrivalOf } from './arrivals.ts'
import type { TestDatabase } from './databases.ts'
import { atEnd, type Scope } from './scope.ts'

/** A whole Warraq in this process, behind its front door. */
export interface Newsroom {
  readonly app: App
  /** What the clock of the site shows, in milliseconds since 1970; a test may turn it. */
  readonly clock: { now: number }
  /** What was told to the operator. */
  readonly log: readonly string[]
  /** Answers a path as the server would, without a socket. */
  request(path: string, init?: RequestInit): Promise<Response>
  /** The text of a page, which must be there. */
  page(path: string): Promise<string>
  /** Takes texts in, and waits until the site knows of them and they can be searched. */
  receive(...items: readonly Item[]): Promise<readonly Receipt[]>
}

export const SITE_URL = 'https://warraq.example'

/** Opens a newsroom with nothing in it. `settings` are written as in the environment. */
export async function openNewsroom(
  scope: Scope,
  database: TestDatabase,
  settings: Readonly<Record<string, string>> = {},
): Promise<Newsroom> {
  const { dataDir, databaseUrl } = await database.location(scope)
  const config = readConfig({ SITE_URL, DATA_DIR: dataDir, DATABASE_URL: databaseUrl, ...settings })
  const clock = { now: NOW }
  const log: string[] = []
  const app = await createApp(config, { now: () => clock.now, log: (line) => log.push(line) }, SITE_URL)
  atEnd(scope, () => app.close())
  const request = async (path: string, init?: RequestInit) => app.request(new Request(new URL(path, SITE_URL), init))
  return {
    app,
    clock,
    log,
    request,
    async page(path) {
      const response = await request(path)
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${log.join('\n')}`)
      return response.text()
    },
    async receive(...items) {
      const receipts = await receiveKnown(app.archive, clock.now, items)
      await app.settle()
      return receipts
    },
  }
}

async function receiveKnown(archive: Archive, now: number, items: readonly Item[]): Promise<readonly Receipt[]> {
  const before = archive.version()
  const receipts = await receive(
    archive,
    now,
    items.map((item) => arrivalOf(item)),
  )
  const changed = receipts.some(({ outcome }) => outcome === 'imported' || outcome === 'revised')
  if (changed) await versionAfter(archive, before)
  return receipts
}

/** PostgreSQL's notification of a commit comes a moment after it. The new version; throws when none comes. */
export async function versionAfter(archive: Archive, before: string): Promise<string> {
  const deadline = Date.now() + 5000
  while (Date.now() < deadline) {
    const version = archive.version()
    if (version !== before) return version
    await new Promise((resolve) => setImmediate(resolve))
  }
  throw new Error(`the archive's version is still ${before}`)
}

/** Does something, and waits until the site has heard of the change. */
export async function heard<T>({ app }: Newsroom, act: () => Promise<T>): Promise<T> {
  const before = app.archive.version()
  const result = await act()
  await versionAfter(app.archive, before)
  return result
}

/** The number of the article with a headline; throws when there is none. */
export async function idOf({ app }: Newsroom, { headline }: Pick<Item, 'headline'>): Promise<number> {
  const row = await app.archive.reads
    .selectFrom('revision')
    .select('article_id')
    .where('headline', '=', headline)
    .executeTakeFirstOrThrow()
  return row.article_id
}
