import { createApp } from '../src/app.ts'
import { openArchive } from '../src/archive/open.ts'
import { readConfig } from '../src/config.ts'
import { isEditionLang } from '../src/model/lang.ts'
import { loadAssets } from '../src/web/assets.ts'
import { encode } from '../src/web/encoding.ts'
import { menuOf } from '../src/web/menu.ts'
import { PageCache } from '../src/web/page-cache.ts'
import { etagOf, utf8 } from '../src/web/respond.ts'
import { articlePage } from '../src/web/site/article/article-page.ts'
import type { Site, Visit } from '../src/web/site.ts'
import { archiveOf } from './support/archive.ts'
import type { Options } from './support/options.ts'
import { articlePaths } from './support/paths.ts'
import { number, printed, type Report, spreadOf } from './support/report.ts'

const STAGES = ['whole request', 'reading', 'ETag', 'drawing', 'bytes', 'Brotli', 'gzip'] as const
type Stage = (typeof STAGES)[number]

/** Where does the time of an uncached article page go? Stage by stage, in this process, without a socket. */
export async function measure({ articles = 1000, rounds = 20 }: Options): Promise<Report> {
  const dataDir = await archiveOf(articles)
  const config = readConfig({ DATA_DIR: dataDir, CACHE_MEGABYTES: '0' })
  const app = await createApp(config, { now: Date.now, log: console.error }, 'http://localhost')
  const archive = await openArchive(config)
  const site: Site = {
    archive,
    editions: config.editions,
    siteUrl: 'http://localhost',
    copyrightHolder: undefined,
    now: Date.now,
    assets: loadAssets(),
    cache: new PageCache(0),
    menu: menuOf(archive),
    meaning: undefined,
    comments: {
      policy: config.comments,
      closesAfterDays: undefined,
      mails: false,
      secret: new Uint8Array(32),
      codeSecret: new Uint8Array(32),
      proofOfWork: 'off',
    },
    sealingKeys: [],
    personPagesFrom: config.personPagesFrom,
    trustedProxies: config.trustedProxies,
    template: 'bench',
  }
  const paths = await articlePaths(dataDir, 200)
  const times: Record<Stage, number>[] = []
  for (let round = 0; round < rounds * 2; round += 1) {
    const sums = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>
    for (const path of paths) await page(site, path, (stage, ms) => (sums[stage] += ms))
    for (const path of paths) {
      const start = performance.now()
      await (await app.request(new Request(`http://localhost${path}`))).arrayBuffer()
      sums['whole request'] += performance.now() - start
    }
    times.push(sums)
  }
  await app.close()
  await archive.close()
  const warm = times.slice(rounds)
  const spreads = STAGES.map((stage) => {
    return [stage, spreadOf(warm.map((sums) => (sums[stage] / paths.length) * 1000))] as const
  })
  const whole = spreads[0]?.[1].median ?? Number.NaN
  return {
    title: `Stages of an article page, archive of ${number(articles)}`,
    columns: ['stage', 'µs', 'share of the whole'],
    rows: spreads.map(([stage, spread]) => [stage, printed(spread, 0), `${number((spread.median / whole) * 100)} %`]),
    notes: [
      'The whole is a request without compression; what its parts leave is routing, Request and Response.',
      `Means over ${paths.length} addresses, median (least–most) of ${rounds} rounds after as many to warm up.`,
    ],
    data: Object.fromEntries(spreads),
  }
}

async function page(site: Site, path: string, took: (stage: Stage, ms: number) => void): Promise<void> {
  const visit = await visitOf(site, path)
  let since = performance.now()
  const lap = (stage: Stage) => {
    const now = performance.now()
    took(stage, now - since)
    since = performance.now()
  }
  const prepared = await articlePage(visit)
  lap('reading')
  if (!('render' in prepared)) throw new Error(`${path}: not found`)
  etagOf(visit, prepared)
  lap('ETag')
  const html = String(prepared.render())
  lap('drawing')
  const body = utf8(html)
  lap('bytes')
  encode(body, 'br', 'quick')
  lap('Brotli')
  encode(body, 'gzip', 'quick')
  lap('gzip')
}

async function visitOf(site: Site, encoded: string): Promise<Visit> {
  const path = decodeURI(encoded)
  const [, lang, , , address = ''] = path.split('/')
  if (!isEditionLang(lang)) throw new Error(`${path}: no edition`)
  return {
    site,
    edition: site.editions[lang],
    now: site.now(),
    path,
    query: new URLSearchParams(),
    param: () => address,
    sections: await site.menu(site.archive.version()),
  }
}
