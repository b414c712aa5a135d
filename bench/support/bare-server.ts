import { createServer } from 'node:http'

/** A response to be sent again as it was. */
export interface Recorded {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** Base64. */
  readonly body: string
}

/*
 * The least that a Node process can do: look the path up and send the bytes and headers that the site sent. It is
 * forked, told what to send, and answers with its port; told again, it sends something else.
 */
let pages = new Map<string, { readonly headers: Readonly<Record<string, string>>; readonly body: Buffer }>()

const server = createServer((request, response) => {
  const page = pages.get(request.url ?? '')
  if (!page) return response.writeHead(404).end()
  response.writeHead(200, page.headers)
  return response.end(page.body)
})
server.maxRequestsPerSocket = 0

process.on('message', (recorded: readonly Recorded[]) => {
  pages = new Map(recorded.map(({ path, headers, body }) => [path, { headers, body: Buffer.from(body, 'base64') }]))
  process.send?.('ready')
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' && address ? address.port : 0)
})
