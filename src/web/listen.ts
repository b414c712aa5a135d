import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Problem } from '../model/problem.ts'
import type { Answer } from './page-cache.ts'
import type { Asked } from './respond.ts'
import { Round } from './round.ts'

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
  const answers = new Round<Ready>((ready) => ready.forEach(send))
  const make = ({ incoming, outgoing }: Exchange): Promise<void> | undefined => {
    const page = handler.page(askedOf(incoming))
    if (page instanceof Promise) {
      const take = (answer: Answer | undefined) =>
        answer ? answers.add({ answer, incoming, outgoing }) : void throughApp(incoming, outgoing)
      // What fails here is asked of the app once more, which tells of it.
      return page.then(take, () => void throughApp(incoming, outgoing))
    }
    if (page) send({ answer: page, incoming, outgoing })
    else void throughApp(incoming, outgoing)
    return undefined
  }
  const requests = new Round<Exchange>((exchanges) => {
    // Where the database answers within the call, all are finished before the next turn and need not wait for it.
    void Promise.all(exchanges.map(make)).then(() => answers.end())
  })
  // What comes without a body need not be told as a stream that ends.
  const server = createServer({ optimizeEmptyRequests: true }, (incoming, outgoing) => {
    if (isForPage(incoming)) requests.add({ incoming, outgoing })
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
