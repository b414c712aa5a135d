import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import type { Recorded } from './bare-server.ts'
import { load } from './load.ts'
import { number, printed, type Report, spreadOf } from './report.ts'
import { cpuTime, type Site, startSite } from './warraq.ts'

const ENCODINGS = ['identity', 'gzip', 'br'] as const
type Encoding = (typeof ENCODINGS)[number]

const CONNECTIONS = 32
const WARM_UP_SECONDS = 4

/** Of the site the headers that are its own; Node writes the others for any server. */
const NODE_HEADERS = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding'])

interface Candidate {
  readonly name: 'cached' | 'uncached' | 'bare'
  readonly url: string
  readonly process: ChildProcess
}

interface Sample {
  readonly perSecond: number
  readonly cpuMicroseconds: number
  readonly p50: number
  readonly p99: number
}

export interface Plan {
  readonly title: string
  readonly dataDir: string
  readonly paths: readonly string[]
  readonly rounds: number
  readonly seconds: number
}

/**
 * Pages of the site, from its cache and without one, beside a bare `node:http` server that sends the same bytes and
 * headers. In each round every server is loaded in turn, so that what else the machine does hits all of them alike;
 * a ratio is taken within a round, and of the rounds the median.
 */
export async function againstBare({ title, dataDir, paths, rounds, seconds }: Plan): Promise<Report> {
  const sites = await Promise.all(
    ['64', '0'].map((CACHE_MEGABYTES) => startSite({ DATA_DIR: dataDir, CACHE_MEGABYTES })),
  )
  const [cached, uncached] = sites as [Site, Site]
  const bare = fork(new URL('bare-server.ts', import.meta.url))
  const [port] = await once(bare, 'message')
  const candidates: readonly Candidate[] = [
    { name: 'cached', ...cached },
    { name: 'uncached', ...uncached },
    { name: 'bare', url: `http://127.0.0.1:${port}`, process: bare },
  ]
  const rows: string[][] = []
  const data: Record<string, unknown> = {}
  for (const encoding of ENCODINGS) {
    const recorded = await Promise.all(paths.map((path) => record(cached.url, path, encoding)))
    bare.send(recorded)
    await once(bare, 'message')
    const measured = await measure(candidates, paths, encoding, rounds, seconds)
    const bytes = recorded.reduce((sum, { body }) => sum + Buffer.byteLength(body, 'base64'), 0) / recorded.length
    for (const { name } of candidates) rows.push([encoding, name, ...cells(measured, name), number(bytes / 1024, 1)])
    data[encoding] = measured
  }
  bare.disconnect()
  bare.kill()
  await Promise.all(sites.map((site) => site.stop()))
  return {
    title,
    columns: ['encoding', 'server', 'requests/s', 'of bare', 'CPU µs', 'of bare by CPU', 'p50 ms', 'p99 ms', 'KB'],
    rows,
    notes: [
      `${paths.length} addresses in turn over ${CONNECTIONS} connections, ${rounds} rounds of ${seconds} s for each server; median (least–most).`,
      'CPU is user and system time of the server process for one request. It leaves out what else the machine does.',
      'The bare server sends bytes that were compressed before; the uncached one compresses for each request.',
    ],
    data,
  }
}

type Measured = Readonly<Record<Candidate['name'], Sample[]>>

async function measure(
  candidates: readonly Candidate[],
  paths: readonly string[],
  encoding: Encoding,
  rounds: number,
  seconds: number,
): Promise<Measured> {
  const measured: Measured = { cached: [], uncached: [], bare: [] }
  const sample = (candidate: Candidate, duration: number) => sampleOf(candidate, paths, encoding, duration)
  for (const candidate of candidates) await sample(candidate, WARM_UP_SECONDS)
  for (let round = 0; round < rounds; round += 1) {
    for (const candidate of candidates) measured[candidate.name].push(await sample(candidate, seconds))
  }
  return measured
}

async function sampleOf(
  { url, process, name }: Candidate,
  paths: readonly string[],
  encoding: Encoding,
  seconds: number,
): Promise<Sample> {
  const before = cpuTime(process)
  const result = await load({ url, paths, headers: askingFor(encoding), seconds, connections: CONNECTIONS })
  const after = cpuTime(process)
  if (result.failed > 0) throw new Error(`${name}: ${result.failed} of ${result.requests} requests failed`)
  const cpu = before === undefined || after === undefined ? Number.NaN : after - before
  return {
    perSecond: result.perSecond,
    cpuMicroseconds: (cpu * 1000) / result.requests,
    p50: result.p50,
    p99: result.p99,
  }
}

function cells(measured: Measured, name: Candidate['name']): readonly string[] {
  const samples = measured[name]
  const of = (value: (sample: Sample) => number) => spreadOf(samples.map(value))
  const share = (part: (sample: Sample, bare: Sample) => number) =>
    name === 'bare'
      ? '1'
      : printed(spreadOf(samples.map((sample, round) => part(sample, measured.bare[round] ?? sample))), 2)
  return [
    printed(
      of((sample) => sample.perSecond),
      0,
    ),
    share((sample, bare) => sample.perSecond / bare.perSecond),
    printed(
      of((sample) => sample.cpuMicroseconds),
      0,
    ),
    share((sample, bare) => bare.cpuMicroseconds / sample.cpuMicroseconds),
    number(of((sample) => sample.p50).median, 1),
    number(of((sample) => sample.p99).median, 1),
  ]
}

function askingFor(encoding: Encoding): Readonly<Record<string, string>> {
  return encoding === 'identity' ? {} : { 'accept-encoding': encoding }
}

async function record(url: string, path: string, encoding: Encoding): Promise<Recorded> {
  const { promise, resolve, reject } = Promise.withResolvers<Recorded>()
  const asked = request(url + path, { headers: askingFor(encoding) }, async (response) => {
    if (response.statusCode !== 200) return reject(new Error(`${path}: ${response.statusCode}`))
    const chunks = await response.toArray()
    const headers = Object.fromEntries(
      Object.entries(response.headers)
        .filter(([name]) => !NODE_HEADERS.has(name))
        .map(([name, value]) => [name, String(value)]),
    )
    resolve({ path, headers, body: Buffer.concat(chunks).toString('base64') })
  })
  asked.on('error', reject)
  asked.end()
  return promise
}
