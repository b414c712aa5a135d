import pg from 'pg'

/** The channel that a trigger on `fact` notifies at each commit (migration 0001). */
export const FACT_CHANNEL = 'warraq_fact'

const RECONNECT_MS = 1000

/** After so long without a word a connection asks whether its server is still there: of one that lost its power no message comes. */
export const ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const

/**
 * Keeps a version that changes with every fact committed by any process, by LISTEN on a connection
 * of its own. While that connection is down each reading differs, so nothing is served from a cache
 * that a change may have passed by. `lost` is called whenever it goes down.
 */
export function watchFacts(url: string, onLost: () => void): { version(): string; close(): Promise<void> } {
  let heard = 0
  let listening: pg.Client | undefined
  let closed = false
  let retry: NodeJS.Timeout | undefined

  function lost(client: pg.Client): void {
    if (listening === client) listening = undefined
    if (closed || retry) return
    onLost()
    retry = setTimeout(() => {
      retry = undefined
      void listen()
    }, RECONNECT_MS)
    retry.unref()
  }

  async function listen(): Promise<void> {
    const client = new pg.Client({ connectionString: url, ...ALIVE })
    client.on('error', () => lost(client))
    client.on('end', () => lost(client))
    client.on('notification', () => {
      heard += 1
    })
    try {
      await client.connect()
      await client.query(`listen ${FACT_CHANNEL}`)
    } catch {
      // The server is away; `lost` tries again, and until then the version says «anything may have changed».
      lost(client)
      return
    }
    heard += 1
    listening = client
    if (closed) await client.end()
  }

  const first = listen()
  return {
    version() {
      if (!listening) heard += 1
      return String(heard)
    },
    async close() {
      closed = true
      clearTimeout(retry)
      await first
      await listening?.end()
    },
  }
}
