import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync } from 'node:fs'
import { openArchive } from '../src/archive/open.ts'
import { secretOf } from '../src/archive/secrets.ts'
import { issueCode } from '../src/comments/code/issue.ts'
import { readCode } from '../src/comments/code/verify.ts'
import { settle } from '../src/jobs/runner.ts'
import { archiveOf, emptyFolder } from './support/archive.ts'
import type { Options } from './support/options.ts'
import { articlePaths } from './support/paths.ts'
import type { RatedRequest, RateResult } from './support/rate-process.ts'
import { number, quantile, type Report } from './support/report.ts'
import { startSite } from './support/warraq.ts'

const PER_SECOND = 300
const WARM_UP_SECONDS = 4
const LANG_AND_ID = /^\/(ar|en)\/.*\/(\d+)-[^/]*$/

/**
 * How long do readers wait while three hundred comments a second come in? Comments with codes that were issued
 * before, each from an address of its own, beside as many reads of the same articles.
 */
export async function measure({ articles = 1000, rounds = 3, seconds = 10 }: Options): Promise<Report> {
  const rows: string[][] = []
  const data: unknown[] = []
  const settled = emptyFolder('comments-settled')
  cpSync(await archiveOf(articles), settled, { recursive: true })
  await settleArchive(settled)
  const arriving = `${articles} articles arriving`
  for (const round of [...Array.from({ length: rounds }, (_, index) => String(index + 1)), arriving]) {
    const dataDir = emptyFolder('comments')
    cpSync(round === arriving ? await archiveOf(articles) : settled, dataDir, { recursive: true })
    const paths = await articlePaths(dataDir, 100)
    const comments = await commentsFor(dataDir, paths, PER_SECOND * (WARM_UP_SECONDS + seconds))
    const site = await startSite({ DATA_DIR: dataDir, TRUSTED_PROXIES: '127.0.0.0/8,::1' })
    const reads = paths.map((path): RatedRequest => ({ method: 'GET', path, headers: {} }))
    await load(site.url, WARM_UP_SECONDS, comments.splice(0, PER_SECOND * WARM_UP_SECONDS), reads)
    const [sent, read] = await load(site.url, seconds, comments, reads)
    await site.stop()
    for (const [name, result] of Object.entries({ comments: sent, reads: read })) {
      const ms = (share: number) => number(quantile(result.times, share), 1)
      const rate = number(result.times.length / result.seconds, 0)
      rows.push([`${round}: ${name}`, rate, ms(0.5), ms(0.99), ms(1), JSON.stringify(result.statuses)])
      data.push({ round, name, p99: quantile(result.times, 0.99), statuses: result.statuses })
    }
  }
  return {
    title: `Comments while others read, archive of ${articles}, ${PER_SECOND} of each a second`,
    columns: ['round', 'answered a second', 'p50 ms', 'p99 ms', 'longest ms', 'status'],
    rows,
    notes: [
      '303 is a comment stored and its writer led to its page. Times are from when a request was due (open loop).',
      'In the last round the articles have just been imported, and are indexed and related beside the load.',
    ],
    data,
  }
}

/** Everything indexed, related and in stories, as an archive is that has been served for a while. */
async function settleArchive(dataDir: string): Promise<void> {
  const archive = await openArchive({ dataDir, databaseUrl: undefined })
  await settle(archive)
  await archive.close()
}

async function load(
  url: string,
  seconds: number,
  comments: readonly RatedRequest[],
  reads: readonly RatedRequest[],
): Promise<readonly [RateResult, RateResult]> {
  const child = fork(new URL('support/rate-process.ts', import.meta.url))
  const streams = [comments, reads].map((requests) => ({ perSecond: PER_SECOND, requests }))
  child.send({ url, seconds, streams })
  const [results] = await once(child, 'message')
  return results
}

async function commentsFor(dataDir: string, paths: readonly string[], count: number): Promise<RatedRequest[]> {
  const archive = await openArchive({ dataDir, databaseUrl: undefined })
  const secret = await secretOf(archive, 'security-code', Date.now())
  await archive.close()
  return Array.from({ length: count }, (_, index) => commentOn(secret, paths[index % paths.length] ?? '', index))
}

function commentOn(secret: Uint8Array, path: string, index: number): RatedRequest {
  const [, lang, id] = LANG_AND_ID.exec(path) ?? []
  const now = Date.now()
  const { token } = issueCode(secret, { articleId: Number(id), lang: lang === 'ar' ? 'ar' : 'en', now: now - 60_000 })
  const code = readCode(secret, token, { now })
  if (typeof code === 'string') throw new Error(code)
  const body = new URLSearchParams({
    name: `Reader ${index}`,
    comment: `Thought number ${index} of a reader about this report, in two or three lines.\nWhat will the port authority do next, and who will pay for the ${index} tonnes of it?`,
    'code-token': token,
    code: code.answer,
  })
  return {
    method: 'POST',
    path,
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Sec-Fetch-Site': 'same-origin',
      'X-Forwarded-For': `100.${index & 255}.${(index >> 8) & 255}.7`,
    },
    body: String(body),
  }
}
