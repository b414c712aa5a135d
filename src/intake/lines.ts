/** One line of a stream, without its line feed. */
export interface Line {
  /** Counted from 1, empty lines included. */
  readonly number: number
  /** Absent when the line is too long. A view of the chunk that it came in. */
  readonly bytes: Uint8Array | undefined
  /** Bytes of the stream up to the end of this line and since the end of the line before it in this sequence. */
  readonly size: number
}

const LINE_FEED = 0x0a
const SPACE = 0x20

/**
 * The lines of a byte stream that hold more than white space. Holds one chunk and one line at a time; a line over
 * `maxBytes` is told by its number and passed over without being held. UTF-16 with a byte order mark, as some
 * shells write it, is turned into UTF-8; bytes of any other encoding are passed on as they are.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Line> {
  const splitter = new LineSplitter(maxBytes)
  for await (const chunk of fromUtf16(chunks)) yield* splitter.push(chunk)
  yield* splitter.end()
}

class LineSplitter {
  readonly #maxBytes: number
  #number = 0
  #size = 0
  #length = 0
  #parts: Uint8Array[] = []

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  *push(chunk: Uint8Array): Generator<Line> {
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      this.#hold(chunk.subarray(start, end))
      this.#size += 1
      yield* this.end()
      start = end + 1
    }
    this.#hold(chunk.subarray(start))
  }

  *end(): Generator<Line> {
    this.#number += 1
    const isTooLong = this.#length > this.#maxBytes
    const bytes = isTooLong ? undefined : this.#joined()
    this.#parts = []
    this.#length = 0
    if (bytes !== undefined && isBlank(bytes)) return
    yield { number: this.#number, bytes, size: this.#size }
    this.#size = 0
  }

  #hold(part: Uint8Array): void {
    this.#size += part.length
    this.#length += part.length
    if (this.#length > this.#maxBytes) this.#parts = []
    else if (part.length > 0) this.#parts.push(part)
  }

  #joined(): Uint8Array {
    const [only] = this.#parts
    return this.#parts.length === 1 && only !== undefined ? only : Buffer.concat(this.#parts)
  }
}

function isBlank(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > SPACE) return false
  return true
}

async function* fromUtf16(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | undefined
  let isFirst = true
  for await (const chunk of chunks) {
    if (isFirst) decoder = utf16Decoder(chunk)
    isFirst = false
    yield decoder === undefined ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }))
  }
}

function utf16Decoder([first, second]: Uint8Array): TextDecoder | undefined {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le')
  return first === 0xfe && second === 0xff ? new TextDecoder('utf-16be') : undefined
}
