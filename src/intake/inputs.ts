import { createReadStream, type Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { isRefusal, type Refusal } from './format.ts'
import { splitLines } from './lines.ts'

/** The bytes of one input. They may be a view of a larger buffer: copy what is to be kept. */
export interface Bytes {
  readonly bytes: Uint8Array
}

/** A file, or a row of a JSON Lines file. */
export type Input = (Bytes | Refusal) & {
  /** The path, or `path#line` for a row. */
  readonly origin: string
  /** The file's name without its folders. */
  readonly name: string
  /** Bytes of the file that are done with once this input is: a row's line end and the empty lines before it count. */
  readonly size: number
}

/** What there is to read, so that a progress bar knows the whole. */
export interface Measure {
  readonly bytes: number
  readonly files: number
}

interface File {
  /** Bytes, because a name on disk need not be UTF-8. */
  readonly path: Buffer
  readonly origin: string
  readonly name: string
  readonly size: number
  readonly refusal?: Refusal
}

const MAX_FILE_BYTES = 16 * 2 ** 20
const MAX_LINE_BYTES = 8 * 2 ** 20
const CHUNK_BYTES = 2 ** 20
const LINES = /\.(jsonl|ndjson)$/i

/**
 * Every input under the paths, in an order that a second run repeats: the paths as given, the names in a
 * folder by their bytes. Hidden names inside folders are passed over, links are followed and no folder is
 * entered twice. JSON Lines files are streamed (a line of at most 8 MiB), other files read whole up to 16 MiB.
 * What cannot be read is a rejection in its place.
 */
export async function* walkInputs(paths: readonly string[]): AsyncGenerator<Input> {
  for await (const file of walkFiles(paths)) {
    if (file.refusal !== undefined) yield { ...labels(file), ...file.refusal }
    else if (LINES.test(file.name)) yield* rows(file)
    else yield await wholeFile(file)
  }
}

/** How many files `walkInputs` will open and how many bytes they have. Reads no content. */
export async function measureInputs(paths: readonly string[]): Promise<Measure> {
  let bytes = 0
  let files = 0
  for await (const file of walkFiles(paths)) {
    bytes += file.size
    files += 1
  }
  return { bytes, files }
}

async function* walkFiles(paths: readonly string[]): AsyncGenerator<File> {
  const entered = new Set<string>()
  for (const path of paths) yield* walk(Buffer.from(path), entered)
}

async function* walk(path: Buffer, entered: Set<string>): AsyncGenerator<File> {
  const stats = await attempt(() => stat(path))
  if (isRefusal(stats)) return yield fileAt(path, 0, stats)
  if (stats.isFile()) return yield fileAt(path, stats.size)
  if (!stats.isDirectory()) return yield fileAt(path, 0, { rejection: 'unreadable-file', detail: 'not a file' })
  if (isNew(stats, entered)) yield* walkFolder(path, entered)
}

async function* walkFolder(path: Buffer, entered: Set<string>): AsyncGenerator<File> {
  const names = await attempt(() => readdir(path, { encoding: 'buffer' }))
  if (isRefusal(names)) return yield fileAt(path, 0, names)
  for (const name of names.sort(Buffer.compare)) {
    if (name[0] !== 0x2e) yield* walk(Buffer.concat([path, Buffer.from('/'), name]), entered)
  }
}

function isNew({ dev, ino }: Stats, entered: Set<string>): boolean {
  const id = `${dev}:${ino}`
  if (entered.has(id)) return false
  entered.add(id)
  return true
}

function fileAt(path: Buffer, size: number, refusal?: Refusal): File {
  const origin = path.toString()
  return { path, origin, name: origin.slice(origin.lastIndexOf('/') + 1), size, ...(refusal && { refusal }) }
}

function labels({ origin, name, size }: File): Pick<File, 'origin' | 'name' | 'size'> {
  return { origin, name, size }
}

async function wholeFile(file: File): Promise<Input> {
  if (file.size > MAX_FILE_BYTES) return { ...labels(file), rejection: 'too-large' }
  const bytes = await attempt(() => readAtMost(file.path, MAX_FILE_BYTES))
  return { ...labels(file), ...(isRefusal(bytes) ? bytes : { bytes }) }
}

/** The size that a file had may no longer be its size when it is read. */
async function readAtMost(path: Buffer, most: number): Promise<Buffer | Refusal> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of createReadStream(path, { end: most, highWaterMark: CHUNK_BYTES })) {
    chunks.push(chunk)
    length += chunk.length
  }
  return length > most ? { rejection: 'too-large' } : Buffer.concat(chunks, length)
}

async function* rows({ path, origin, name }: File): AsyncGenerator<Input> {
  const chunks = createReadStream(path, { highWaterMark: CHUNK_BYTES })
  try {
    for await (const { number, bytes, size } of splitLines(chunks, MAX_LINE_BYTES)) {
      const row = { origin: `${origin}#${number}`, name, size }
      yield bytes === undefined ? { ...row, rejection: 'too-large' } : { ...row, bytes }
    }
  } catch (error) {
    yield { origin, name, size: 0, ...unreadable(error) }
  }
}

async function attempt<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work()
  } catch (error) {
    return unreadable(error)
  }
}

/** Only what the system says of a file is an outcome; everything else is a fault of ours. */
function unreadable(error: unknown): Refusal {
  if (error instanceof Error && 'code' in error && 'syscall' in error) {
    return { rejection: 'unreadable-file', detail: String(error.code) }
  }
  throw error
}
