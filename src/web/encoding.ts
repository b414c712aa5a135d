import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** The content-codings the site sends (RFC 9110 section 8.4.1). */
export type Encoding = 'br' | 'gzip'

const SMALLEST = 860

/** The coding to answer in, from `Accept-Encoding`; undefined for none. A coding with `q=0` is refused. */
export function preferredEncoding(accept: string | undefined): Encoding | undefined {
  if (!accept) return undefined
  const accepted = new Map(accept.toLowerCase().split(',').map(readCoding))
  const allows = (coding: string) => (accepted.get(coding) ?? accepted.get('*') ?? 0) > 0
  if (allows('br')) return 'br'
  return allows('gzip') ? 'gzip' : undefined
}

function readCoding(part: string): [string, number] {
  const [name = '', ...params] = part.split(';').map((piece) => piece.trim())
  const quality = params.find((param) => param.startsWith('q='))
  return [name, quality ? Number(quality.slice(2)) || 0 : 1]
}

/** Pages too short to gain from it are sent as they are. */
export function worthEncoding(body: Uint8Array, contentType: string): boolean {
  return (
    body.byteLength >= SMALLEST &&
    /^(text\/|application\/(json|feed|atom|rss|xml|javascript|manifest))|[+]xml|[+]json/.test(contentType)
  )
}

/**
 * Quality is chosen for pages drawn on demand: Brotli 4 and gzip 5 stand where another step up costs
 * more time than the bytes it saves; `best` is for files encoded once at start.
 */
export function encode(body: Uint8Array, encoding: Encoding, best = false): Uint8Array {
  if (encoding === 'gzip') return gzipSync(body, { level: best ? 9 : 5 })
  return brotliCompressSync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: best ? 11 : 4,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  })
}
