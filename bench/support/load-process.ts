import autocannon from 'autocannon'

export interface LoadTask {
  readonly url: string
  readonly paths: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  readonly seconds: number
  readonly connections: number
}

export interface LoadResult {
  readonly requests: number
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  /** Answers other than 2xx, and requests that got none. */
  readonly failed: number
}

process.once('message', async ({ url, paths, headers, seconds, connections }: LoadTask) => {
  const requests = paths.map((path) => ({ path, headers }))
  const result = await autocannon({ url, requests, connections, duration: seconds })
  const measured: LoadResult = {
    requests: result.requests.total,
    perSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors + result.timeouts,
  }
  process.send?.(measured, () => process.disconnect())
})
