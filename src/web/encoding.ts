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
 * How much time a coding may take. Of an article page, in µs and in bytes of 13,500: Brotli `quick` 48 and 5,140 (level 1
 * took 65 for 5,060), `full` 330 and 4,500; gzip 105 and 4,800, 190 and 4,500. `best`, at 15,000 µs, is for files encoded once at start.
 */
export type Effort = 'quick' | 'full' | 'best'

const BROTLI_QUALITY: Readonly<Record<Effort, number>> = { quick: 0, full: 5, best: 11 }
const GZIP_LEVEL: Readonly<Record<Effort, number>> = { quick: 1, full: 6, best: 9 }

export function encode(body: Uint8Array, encoding: Encoding, effort: Effort): Uint8Array {
  if (encoding === 'gzip') return gzipSync(body, { level: GZIP_LEVEL[effort] })
  return brotliCompressSync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY[effort],
      [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  })
}
