import { hash } from 'node:crypto'
import { zstdCompressSync } from 'node:zlib'
import { type Arrival, keysOf } from '../../src/intake/arrival.ts'
import type { Item, Rejection } from '../../src/model/item.ts'

/** An item as it arrives: its bytes are its JSON, so that equal items are the same bytes. */
export function arrivalOf(item: Item, origin = 'test'): Arrival {
  return { ...inputOf(JSON.stringify(item), origin), format: 'test', content: item, keys: keysOf(item) }
}

/** An input that could not be read, for this reason. */
export function rejectedArrival(bytes: string, rejection: Rejection, detail?: string): Arrival {
  return { ...inputOf(bytes, 'test'), format: undefined, content: { rejection, detail }, keys: undefined }
}

function inputOf(bytes: string, origin: string): Pick<Arrival, 'origin' | 'digest' | 'payload'> {
  return { origin, digest: hash('sha256', bytes), payload: zstdCompressSync(bytes) }
}
