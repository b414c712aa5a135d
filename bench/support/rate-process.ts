/*
 * Sends requests at a steady rate, whether or not the ones before have been answered (an open loop: a slow server
 * cannot make its own load lighter), and tells how long each took from the moment that it was due.
 */
import { Agent, request } from 'node:http'

export interface RateTask {
  readonly url: string
  readonly seconds: number
  readonly streams: readonly RateStream[]
}

export interface RateStream {
  readonly perSecond: number
  readonly requests: readonly RatedRequest[]
}

export interface RatedRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export interface RateResult {
  /** Milliseconds, ascending. */
  readonly times: readonly number[]
  readonly statuses: Readonly<Record<string, number>>
  /** From the first request to the last answer. */
  readonly seconds: number
}

process.once('message', async ({ url, seconds, streams }: RateTask) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const results = await Promise.all(streams.map((stream) => run(agent, url, seconds, stream)))
  agent.destroy()
  process.send?.(results, () => process.disconnect())
})

async function run(
  agent: Agent,
  url: string,
  seconds: number,
  { perSecond, requests }: RateStream,
): Promise<RateResult> {
  const times: number[] = []
  const statuses: Record<string, number> = {}
  const start = performance.now()
  const pending: Promise<void>[] = []
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const due = start + (index / perSecond) * 1000
    const wait = due - performance.now()
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait))
    const one = requests[index % requests.length]
    if (!one) break
    pending.push(
      send(agent, url, one).then((status) => {
        times.push(performance.now() - due)
        statuses[status] = (statuses[status] ?? 0) + 1
      }),
    )
  }
  await Promise.all(pending)
  return { times: times.sort((one, other) => one - other), statuses, seconds: (performance.now() - start) / 1000 }
}

function send(agent: Agent, url: string, { method, path, headers, body }: RatedRequest): Promise<string> {
  return new Promise((resolve) => {
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
    const outgoing = request(new URL(path, url), { agent, method, headers: { ...headers, ...length } }, (incoming) => {
      incoming.on('end', () => resolve(String(incoming.statusCode)))
      incoming.resume()
    })
    outgoing.on('error', (error) => resolve(error.name))
    outgoing.end(body)
  })
}
