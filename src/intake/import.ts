import type { Archive } from '../archive/archive.ts'
import { itemsByDigest } from '../archive/items.ts'
import type { Arrival } from './arrival.ts'
import { readDirectory } from './directory.ts'
import { type Input, walkInputs } from './inputs.ts'
import { Known } from './known.ts'
import { digestOf, type Unread } from './read-arrivals.ts'
import { Reader } from './reader.ts'
import { type Receipt, receive, receiveDry } from './receive.ts'

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
 * next run passes over what is there and goes on. While a batch is written the next one is read. One receipt for each
 * text, in the order of the inputs.
 */
export async function* importInputs(
  archive: Archive,
  paths: readonly string[],
  { dryRun = false, now, stop }: ImportOptions,
): AsyncGenerator<Imported> {
  const reader = new Reader(await readDirectory(archive))
  const known = new Known()
  try {
    for await (const { arrivals, bytes } of readBatches(archive, paths, reader)) {
      if (stop?.aborted) return
      const receipts = dryRun
        ? await receiveDry(archive, now(), arrivals, known)
        : await receive(archive, now(), arrivals)
      yield { receipts, bytes }
    }
  } finally {
    await reader.close()
  }
}

interface Batch {
  readonly arrivals: readonly Arrival[]
  readonly bytes: number
}

/** While a batch is in use, the reader has the next one. */
async function* readBatches(archive: Archive, paths: readonly string[], reader: Reader): AsyncGenerator<Batch> {
  let reading: Promise<Batch> | undefined
  for await (const inputs of batches(walkInputs(paths))) {
    const next = readBatch(archive, inputs, reader)
    next.catch(() => {
      // Thrown where it is awaited, once the batch before it is done with.
    })
    if (reading) yield await reading
    reading = next
  }
  if (reading) yield await reading
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
async function readBatch(archive: Archive, inputs: readonly Input[], reader: Reader): Promise<Batch> {
  const all = inputs.map((input): Unread => ({ input, digest: digestOf(input) }))
  const before = await itemsByDigest(
    archive.reads,
    all.map(({ digest }) => digest),
  )
  const isKnown = ({ digest }: Unread) => before.get(digest)?.articleId !== undefined
  const unread = all.filter((one) => !isKnown(one))
  const read = unread.length > 0 ? (await reader.read(unread)).values() : [].values()
  return {
    arrivals: all.flatMap((one) => (isKnown(one) ? [repeated(one)] : (read.next().value ?? []))),
    bytes: inputs.reduce((sum, input) => sum + input.size, 0),
  }
}

/** Judged by its digest alone; what it held was read when it came first. */
function repeated({ input, digest }: Unread): Arrival {
  const content = { rejection: 'unrecognised-format' as const }
  return { origin: input.origin, digest, payload: undefined, format: undefined, content, keys: undefined }
}
