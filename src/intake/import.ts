import { hash } from 'node:crypto'
import { zstdCompressSync } from 'node:zlib'
import type { Archive } from '../archive/archive.ts'
import { itemsByDigest } from '../archive/items.ts'
import { type Arrival, keysOf } from './arrival.ts'
import { readDirectory } from './directory.ts'
import { isRefusal } from './format.ts'
import { type Input, walkInputs } from './inputs.ts'
import { Known } from './known.ts'
import { readInput } from './read.ts'
import { type Receipt, receive, receiveDry } from './receive.ts'
import type { Lookups } from './steps/draft.ts'

/** Bounds of a batch: one transaction of a few hundred rows, and one wait for the disk. */
const BATCH_INPUTS = 100
const BATCH_BYTES = 4 * 2 ** 20

export interface ImportOptions {
  /** Say what would happen and write nothing. */
  readonly dryRun?: boolean
  readonly now: () => number
  /** When aborted, the batch in hand is finished and no other begun. */
  readonly stop?: AbortSignal
}

/** What became of a batch of inputs, and how many bytes of them are done with. */
export interface Imported {
  readonly receipts: readonly Receipt[]
  readonly bytes: number
}

/**
 * Imports files and folders, batch by batch, each batch in one transaction: killed at any point, the
 * next run passes over what is there and goes on. One receipt for each text, in the order of the inputs.
 */
export async function* importInputs(
  archive: Archive,
  paths: readonly string[],
  { dryRun = false, now, stop }: ImportOptions,
): AsyncGenerator<Imported> {
  const lookups = await readDirectory(archive)
  const known = new Known()
  for await (const inputs of batches(walkInputs(paths))) {
    if (stop?.aborted) return
    const arrivals = await readBatch(archive, inputs, lookups)
    const receipts = dryRun
      ? await receiveDry(archive, now(), arrivals, known)
      : await receive(archive, now(), arrivals)
    yield { receipts, bytes: inputs.reduce((sum, input) => sum + input.size, 0) }
  }
}

async function* batches(inputs: AsyncIterable<Input>): AsyncGenerator<readonly Input[]> {
  let batch: Input[] = []
  let bytes = 0
  for await (const input of inputs) {
    batch.push(input)
    bytes += input.size
    if (batch.length < BATCH_INPUTS && bytes < BATCH_BYTES) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}

/** Reads the inputs of a batch; bytes that the archive has already are not parsed again. */
async function readBatch(archive: Archive, inputs: readonly Input[], lookups: Lookups): Promise<readonly Arrival[]> {
  const digests = inputs.map(digestOf)
  const before = await itemsByDigest(archive.reads, digests)
  const arrivals = await Promise.all(
    inputs.map((input, index) => {
      const digest = digests[index] ?? ''
      const article = before.get(digest)?.articleId
      return article === undefined ? arrivalsOf(input, digest, lookups) : [repeated(input, digest)]
    }),
  )
  return arrivals.flat()
}

/** An input that could not be read has no bytes; it is known by its path and the reason. */
function digestOf(input: Input): string {
  return hash('sha256', 'bytes' in input ? input.bytes : `${input.origin}\n${input.rejection}`)
}

/** Judged by its digest alone; what it held was read when it came first. */
function repeated(input: Input, digest: string): Arrival {
  const content = { rejection: 'unrecognised-format' as const }
  return { origin: input.origin, digest, payload: undefined, format: undefined, content, keys: undefined }
}

/** The texts of an input. The second and later ones of a file share its payload, which the first one keeps. */
async function arrivalsOf(input: Input, digest: string, lookups: Lookups): Promise<readonly Arrival[]> {
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
 * Within the call: a compressor that is told everything at once is as small as a text, where one that runs on another thread
 * is made for texts of any length, and making it costs ten times what the text does.
 */
function compressed(bytes: Uint8Array): Uint8Array {
  return zstdCompressSync(bytes, { chunkSize: Math.max(bytes.byteLength, SMALLEST_CHUNK) })
}

/** Of what Node collects a compressed text in; it takes none smaller. */
const SMALLEST_CHUNK = 64
