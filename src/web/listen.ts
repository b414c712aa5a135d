import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Problem } from '../model/problem.ts'
import type { Answer } from './page-cache.ts'
import type { Asked } from './respond.ts'

const SHUTDOWN_MS = 10_000
const IDLE_CHECK_MS = 50

/** What answers; given after the port is taken, so that a taken port leaves nothing half-made. */
export interface Handler {
  /** `peer` is the address that the connection comes from. */
  request(request: Request, peer?: string): Response | Promise<Response>
  /** A page, without a Request being made of what was sent; undefined to go the long way. */
  page(asked: Asked): Answer | Promise<Answer | undefined> | undefined
}

export interface Listening {
  readonly url: string
  /** Requests before this wait. */
  answer(handler: Handler): void
  /** Takes no new connections, finishes the requests in hand, then resolves; at most ten seconds. */
  close(): Promise<void>
}

/** Takes the port. Throws `Problem` `port-taken`, `port-forbidden` or `host-unavailable`. */
export async function listen(host: string, port: number): Promise<Listening> {
  const { promise: ready, resolve: answer } = Promise.withResolvers<Handler>()
  let handler: Handler = { request: async (...sent) => (await ready).request(...sent), page: () => undefined }
  void ready.then((given) => {
    handler = given
  })
  const throughApp = getRequestListener((request, { incoming }) =>
    handler.request(request, incoming.socket.remoteAddress),
  )
  const sendLater = together(send)
  const ask = together(({ incoming, outgoing }: Exchange) => {
    const page = handler.page(askedOf(incoming))
    if (page instanceof Promise) {
      const sendOr = (answer: Answer | undefined) =>
        answer ? sendLater({ answer, incoming, outgoing }) : throughApp(incoming, outgoing)
      // What fails here is asked of the app once more, which tells of it.
      page.then(sendOr, () => throughApp(incoming, outgoing))
    } else if (page) send({ answer: page, incoming, outgoing })
    else void throughApp(incoming, outgoing)
  })
  const server = createServer((incoming, outgoing) => {
    if (isForPage(incoming)) ask({ incoming, outgoing })
    else void throughApp(incoming, outgoing)
  })
  server.requestTimeout = 30_000
  server.headersTimeout = 15_000
  server.maxRequestsPerSocket = 10_000
  await opened(server, host, port)
  return { url: urlOf(server, host), answer, close: () => closed(server) }
}

/** What else is sent, also `http://…` as to a proxy, the app is to refuse. */
function isForPage({ method, url = '' }: IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && url.startsWith('/')
}

function askedOf({ url = '', headers }: IncomingMessage): Asked {
  const encoding = headers['accept-encoding']
  return {
    url,
    ifNoneMatch: headers['if-none-match'],
    acceptEncoding: Array.isArray(encoding) ? encoding.join() : encoding,
  }
}

interface Exchange {
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
}

/** A finished page on its way out. */
interface Ready extends Exchange {
  readonly answer: Answer
}

function send({ answer, incoming, outgoing }: Ready): void {
  outgoing.writeHead(answer.status, answer.headers)
  outgoing.end(incoming.method === 'HEAD' ? undefined : answer.body)
}

const MOST_TOGETHER = 32

/**
 * Hands on what comes within a turn of the event loop together, at the end of the turn: pages are asked for and sent in
 * rounds. Those of a round then go through their stages side by side, from one `await` to the next, and find in the
 * processor's caches the code that the page before them has just run: two thirds of the time that it takes to make one
 * after the other. And the first answer that is written wakes the process that reads, which the others then find awake.
 * None waits for more than the others of its round.
 */
function together<T>(handOn: (one: T) => void): (one: T) => void {
  const waiting: T[] = []
  const round = () => {
    const some = waiting.splice(0, MOST_TOGETHER)
    if (waiting.length > 0) setImmediate(round)
    for (const one of some) handOn(one)
  }
  return (one) => {
    if (waiting.push(one) === 1) setImmediate(round)
  }
}

function opened(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(problemOf(error, host, port)))
    server.listen({ host, port }, resolve)
  })
}

function problemOf(error: NodeJS.ErrnoException, host: string, port: number): unknown {
  if (error.code === 'EADDRINUSE') return new Problem('port-taken', { port }, error)
  if (error.code === 'EACCES') return new Problem('port-forbidden', { port }, error)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new Problem('host-unavailable', { host }, error)
  return error
}

function urlOf(server: Server, host: string): string {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const name = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => server.closeAllConnections(), SHUTDOWN_MS)
    // A connection falls idle when its last answer is out, and would otherwise be kept for the next request.
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS)
    server.close(() => {
      clearTimeout(deadline)
      clearInterval(idle)
      resolve()
    })
    server.closeIdleConnections()
  })
}
