import { hash } from 'node:crypto'
import { zstdCompressSync } from 'node:zlib'
import { type Arrival, keysOf } from './arrival.ts'
import { isRefusal } from './format.ts'
import type { Input } from './inputs.ts'
import { readInput } from './read.ts'
import type { Lookups } from './steps/draft.ts'

/** An input whose bytes have not been read yet, and the digest that they are known by. */
export interface Unread {
  readonly input: Input
  readonly digest: string
}

/** An input that could not be read has no bytes; it is known by its path and the reason. */
export function digestOf(input: Input): string {
  return hash('sha256', 'bytes' in input ? input.bytes : `${input.origin}\n${input.rejection}`)
}

/** The texts of an input. The second and later ones of a file share its payload, which the first one keeps. */
export async function readArrivals({ input, digest }: Unread, lookups: Lookups): Promise<readonly Arrival[]> {
  const { format, contents } = await readInput(input, lookups)
  const payload = 'bytes' in input ? compressed(input.bytes) : undefined
  return contents.map((content, index) => ({
    origin: contents.length > 1 ? `${input.origin}#${index + 1}` : input.origin,
    digest: index === 0 ? digest : `${digest}#${index + 1}`,
    payload: index === 0 ? payload : undefined,
    format,
    content,
    keys: isRefusal(content) ? undefined : keysOf(content),
  }))
}

/**
 * Within the call: a compressor that is told everything at once is as small as the text, where Node's asynchronous one
 * is made for texts of any length, and making it costs ten times what the text does.
 */
function compressed(bytes: Uint8Array): Uint8Array {
  return zstdCompressSync(bytes, { chunkSize: Math.max(bytes.byteLength, SMALLEST_CHUNK) })
}

/** Of what Node collects a compressed text in; it takes none smaller. */
const SMALLEST_CHUNK = 64
