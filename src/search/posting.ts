import { type Bits, lowestBit, noBits, orBits } from './bits.ts'

/**
 * Which documents of a block hold a term, and how much it weighs in each. `documents` is a byte that says which of two
 * forms follows, whichever is shorter: the differences of the ascending ordinals as variable-length
 * integers (LEB128), or one bit for every document of the block. `weights` is a byte for each document.
 */
export interface Posting {
  readonly count: number
  readonly documents: Uint8Array
  readonly weights: Uint8Array
}

const DIFFERENCES = 0
const BITMAP = 1

/** `ordinals` ascend; `size` is the number of documents of the block. */
export function encodePosting(ordinals: ArrayLike<number>, weights: Uint8Array, size: number): Posting {
  const bitmapLength = Math.ceil(size / 8)
  const documents = differences(ordinals, bitmapLength) ?? bitmap(ordinals, bitmapLength)
  return { count: ordinals.length, documents, weights: weights.slice() }
}

/** Used again and again: most of the hundred thousand postings of a block take a few bytes. */
let scratch = new Uint8Array(4096)

/** Undefined when a bitmap is shorter. */
function differences(ordinals: ArrayLike<number>, bitmapLength: number): Uint8Array | undefined {
  if (ordinals.length > bitmapLength) return undefined
  if (scratch.length < 1 + ordinals.length * 5) scratch = new Uint8Array(1 + ordinals.length * 10)
  const bytes = scratch
  let length = 1
  let last = -1
  bytes[0] = DIFFERENCES
  for (let index = 0; index < ordinals.length; index += 1) {
    const ordinal = ordinals[index] ?? 0
    let rest = ordinal - last - 1
    for (; rest > 0x7f; rest >>>= 7) bytes[length++] = (rest & 0x7f) | 0x80
    bytes[length++] = rest
    last = ordinal
  }
  return length - 1 > bitmapLength ? undefined : bytes.slice(0, length)
}

function bitmap(ordinals: ArrayLike<number>, length: number): Uint8Array {
  const bytes = Buffer.alloc(1 + length)
  bytes[0] = BITMAP
  for (let index = 0; index < ordinals.length; index += 1) {
    const ordinal = ordinals[index] ?? 0
    bytes[1 + (ordinal >>> 3)] = (bytes[1 + (ordinal >>> 3)] ?? 0) | (1 << (ordinal & 7))
  }
  return bytes
}

/** Calls with each document's ordinal, ascending, and its place in `weights`. */
export function eachOrdinal({ documents }: Posting, visit: (ordinal: number, place: number) => void): void {
  if (documents[0] === BITMAP) eachOfBitmap(documents, visit)
  else eachOfDifferences(documents, visit)
}

function eachOfDifferences(documents: Uint8Array, visit: (ordinal: number, place: number) => void): void {
  let ordinal = -1
  let place = 0
  for (let at = 1; at < documents.length; place += 1) {
    let byte = documents[at++] ?? 0
    let difference = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = documents[at++] ?? 0
      difference |= (byte & 0x7f) << shift
    }
    ordinal += difference + 1
    visit(ordinal, place)
  }
}

function eachOfBitmap(documents: Uint8Array, visit: (ordinal: number, place: number) => void): void {
  let place = 0
  for (let at = 1; at < documents.length; at += 1) {
    for (let byte = documents[at] ?? 0; byte !== 0; byte &= byte - 1) {
      visit(((at - 1) << 3) + lowestBit(byte), place)
      place += 1
    }
  }
}

/** A posting as searches use it: what is a bitmap is one that machine words can be taken from. */
export interface HeldPosting {
  readonly count: number
  /** A bitmap, or the differences as they are stored. */
  readonly documents: Bits | Uint8Array
  readonly weights: Uint8Array
}

export function heldPosting(posting: Posting): HeldPosting {
  const [held] = heldPostings([posting])
  return held as HeldPosting
}

/** In one piece of memory: each piece is one more thing for the garbage collector to follow, and there are twenty for a term. */
export function heldPostings(postings: readonly Posting[]): readonly HeldPosting[] {
  const memory = new ArrayBuffer(postings.reduce((sum, posting) => sum + heldBytes(posting), 0))
  let end = 0
  return postings.map((posting) => {
    const at = end
    end += heldBytes(posting)
    return heldIn(memory, at, posting)
  })
}

/** What each takes there, from where a machine word can begin: documents, and the weights behind them. */
function heldBytes({ documents, weights }: Posting): number {
  return wholeWords(documents.length) + (fillsItsMemory(weights) ? 0 : wholeWords(weights.length))
}

function wholeWords(bytes: number): number {
  return (bytes + 3) & ~3
}

/** Weights that have most of a piece of memory to themselves stay in it: of a frequent word they are a megabyte. */
function fillsItsMemory({ buffer, byteLength }: Uint8Array): boolean {
  return 2 * byteLength >= buffer.byteLength
}

function heldIn(memory: ArrayBuffer, at: number, { count, documents, weights }: Posting): HeldPosting {
  const isBitmap = documents[0] === BITMAP
  const held = new Uint8Array(memory, at, documents.length)
  held.set(isBitmap ? documents.subarray(1) : documents)
  return {
    count,
    documents: isBitmap ? new Uint32Array(memory, at, wholeWords(documents.length - 1) / 4) : held,
    weights: fillsItsMemory(weights) ? weights : heldWeights(memory, at + wholeWords(documents.length), weights),
  }
}

function heldWeights(memory: ArrayBuffer, at: number, weights: Uint8Array): Uint8Array {
  const held = new Uint8Array(memory, at, weights.length)
  held.set(weights)
  return held
}

/** The documents of a block of `size`: not to be changed, for they may be those that the posting holds. */
export function bitsOf(posting: HeldPosting, size: number): Bits {
  return posting.documents instanceof Uint32Array ? posting.documents : addBits(posting, noBits(size))
}

/** Adds the documents to others of their block, and returns these. */
export function addBits({ documents }: HeldPosting, bits: Bits): Bits {
  if (documents instanceof Uint32Array) return orBits(bits, documents)
  addDifferences(documents, bits)
  return bits
}

/** Written out: a question of rare words spends its time here. */
function addDifferences(documents: Uint8Array, bits: Bits): void {
  let ordinal = -1
  for (let at = 1; at < documents.length; ) {
    let byte = documents[at++] ?? 0
    let difference = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = documents[at++] ?? 0
      difference |= (byte & 0x7f) << shift
    }
    ordinal += difference + 1
    bits[ordinal >>> 5] = (bits[ordinal >>> 5] ?? 0) | (1 << (ordinal & 31))
  }
}

/** Adds the term's weight times `factor` to the score of each document that is wanted. */
export function addScores(
  { documents, weights }: HeldPosting,
  factor: number,
  scores: Float32Array,
  wanted: Bits,
): void {
  if (documents instanceof Uint32Array) {
    addScoresOfBitmap(documents, weights, factor, scores, wanted)
    return
  }
  eachOfDifferences(documents, (ordinal, place) => {
    scores[ordinal] = (scores[ordinal] ?? 0) + factor * (weights[place] ?? 0)
  })
}

/** Written out: this is where a ranking of very many hits spends its time. What is not wanted is passed over by eights. */
function addScoresOfBitmap(
  documents: Bits,
  weights: Uint8Array,
  factor: number,
  scores: Float32Array,
  wanted: Bits,
): void {
  const [held, wantedBytes] = [bytesOf(documents), bytesOf(wanted)]
  let place = 0
  for (let at = 0; at < held.length; at += 1) {
    const holding = held[at] ?? 0
    const base = at << 3
    for (let byte = holding & (wantedBytes[at] ?? 0); byte !== 0; byte &= byte - 1) {
      const ordinal = base + lowestBit(byte)
      const before = ONES[holding & ((byte & -byte) - 1)] ?? 0
      scores[ordinal] = (scores[ordinal] ?? 0) + factor * (weights[place + before] ?? 0)
    }
    place += ONES[holding] ?? 0
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Bits): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

/** How many ones each byte has. */
const ONES = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length)
