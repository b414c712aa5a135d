import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, createApp } from '../../src/app.ts'
import { withdrawArticle } from '../../src/archive/withdraw.ts'
import { readConfig } from '../../src/config.ts'
import { keysOf } from '../../src/intake/arrival.ts'
import { type Receipt, receive } from '../../src/intake/receive.ts'
import type { Item } from '../../src/model/item.ts'
import type { Source } from '../../src/model/source.ts'
import { paragraphsToHtml } from '../../src/text/html.ts'

export const SITE_URL = 'https://news.example'

export const NOW = Date.parse('2024-05-20T09:00:00Z')
export const HOUR = 3_600_000
export const DAY = 24 * HOUR

export const AGENCY: Source = {
  key: 'wire-agency',
  names: { ar: 'وكالة الأنباء', en: 'Wire Agency' },
  url: 'https://agency.example/',
  usageTerms: { ar: 'لا يُعاد النشر دون إذن', en: 'No redistribution & no resale without permission' },
}

export const DESK: Source = { key: 'desk', names: { ar: 'القسم', en: 'The Desk' } }

export const POLITICS = { key: 'politics', names: { ar: 'سياسة', en: 'Politics & Power' } }

/** What starts or ends a test: a `TestContext`, or a suite's own `after`. */
interface Scope {
  after(ending: () => unknown): void
}

/** The site over an archive of its own, at a clock that the test sets. */
export interface Newsroom {
  readonly app: App
  readonly clock: { now: number }
  get(path: string, init?: RequestInit): Promise<Response>
  text(path: string): Promise<string>
  receive(...items: readonly Item[]): Promise<readonly Receipt[]>
  withdraw(id: number): Promise<void>
}

export async function openNewsroom(scope: Scope, settings: Readonly<Record<string, string>> = {}): Promise<Newsroom> {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-machines-'))
  const clock = { now: NOW }
  const config = readConfig({ DATA_DIR: folder, SITE_URL, ...settings })
  const app = await createApp(config, { now: () => clock.now, log: (line) => console.error(line) }, SITE_URL)
  scope.after(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const get = async (path: string, init?: RequestInit) => app.request(new Request(new URL(path, SITE_URL), init))
  return {
    app,
    clock,
    get,
    text: async (path) => (await get(path)).text(),
    receive: (...items) => receive(app.archive, clock.now, items.map(arrivalOf)),
    async withdraw(id) {
      const { writes } = app.archive
      await writes.transaction().execute((tx) => withdrawArticle(tx, clock.now, id, undefined))
    },
  }
}

function arrivalOf(item: Item) {
  const digest = hash('sha256', JSON.stringify(item))
  return { origin: 'test', digest, payload: undefined, format: 'test', content: item, keys: keysOf(item) }
}

/** An English report of the agency, published an hour before `NOW`; its id is its headline unless one is given. */
export function report(headline: string, changes: Partial<Item> = {}): Item {
  return {
    id: headline,
    url: undefined,
    lang: 'en',
    kind: 'news',
    genre: undefined,
    published: { at: NOW - HOUR, precision: 'minute' },
    source: AGENCY,
    section: POLITICS,
    headline,
    standfirst: undefined,
    byline: undefined,
    dateline: undefined,
    body: paragraphsToHtml([`What happened under the headline “${headline}”.`, 'What it means.']),
    references: [],
    commentCount: 0,
    translationOf: undefined,
    ...changes,
  }
}

/** The same in Arabic. */
export function arabicReport(headline: string, changes: Partial<Item> = {}): Item {
  return report(headline, { lang: 'ar', body: paragraphsToHtml([`تفاصيل الخبر: ${headline}.`]), ...changes })
}

/** Headlines that end elements, sections and directions, as intake would never let them through. */
export const HOSTILE_HEADLINES = [
  'Talks ]]> resume <b>now</b> & "later", \'soon\'',
  '</script><script>alert(1)</script>',
  'The \u202Eesrever\u202C of a price \u2066 and \u2069\u2069 more',
  'Half a pair \uD83D and the other \uDE00 half',
  'A bell \u0007, an escape \u001B and a form \u000C feed',
  '<!-- a comment --> &amp; &apos; &#x202e; %3Cscript%3E {name}',
  'A line\u2028and a paragraph\u2029 apart \uFFFE\uFFFF',
  'NATO يعلن نتائج القمة: <dir="ltr">',
]

/** What of such a headline an XML document can hold. */
export function asXmlCanHold(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
}

/** A title without the isolates around it. */
export function unisolated(title: string): string {
  return title.replace(/^[\u2066-\u2068]/, '').replace(/\u2069$/, '')
}
