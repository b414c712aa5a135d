import type { Db } from '../archive/archive.ts'
import { type PostingRow, postingRows } from '../archive/search.ts'
import { type HeldPosting, heldPostings } from './posting.ts'

/** What is known of a term: its postings by block, `undefined` where a block does not have it. */
type TermPostings = ReadonlyMap<number, HeldPosting | undefined>

interface Kept {
  readonly postings: TermPostings
  readonly bytes: number
}

/**
 * Bytes of the postings that a process keeps. Of a million texts, the sixty most frequent words with their weights, for
 * rankings; the two hundred and fifty most frequent without, which a ranking of long ones is not to push out.
 */
const MOST_BYTES = { withWeights: 64 * 1024 * 1024, withoutWeights: 32 * 1024 * 1024 }

/** A posting is a few objects besides its bytes. */
const BYTES_BESIDES = 200

/**
 * The postings that were asked for lately. A block never changes, so that they are true as long as it is there; a merge
 * replaces it by another of a new number. Of words in most texts they are a megabyte for a million texts,
 * which takes longer to read than to go through.
 */
export class PostingCache {
  /** The one used longest ago is the first. */
  readonly #terms = new Map<string, Kept>()
  readonly #withWeights: boolean
  readonly #mostBytes: number
  #bytes = 0

  constructor(kind: keyof typeof MOST_BYTES) {
    this.#withWeights = kind === 'withWeights'
    this.#mostBytes = MOST_BYTES[kind]
  }

  /** The postings of these terms in these blocks. */
  async read(db: Db, blocks: readonly number[], terms: readonly string[]): Promise<ReadonlyMap<string, TermPostings>> {
    const known = new Map(terms.map((term) => [term, this.#terms.get(term)]))
    const found = new Map<string, TermPostings>()
    const lacking = new Map<string, { blocks: readonly number[]; terms: string[] }>()
    for (const [term, kept] of known) {
      const missing = kept ? blocks.filter((block) => !kept.postings.has(block)) : blocks
      if (kept && missing.length === 0) {
        this.#put(term, kept)
        found.set(term, kept.postings)
        continue
      }
      const same = lacking.get(String(missing)) ?? { blocks: missing, terms: [] }
      same.terms.push(term)
      lacking.set(String(missing), same)
    }
    for (const part of lacking.values()) {
      const rows = Map.groupBy(await postingRows(db, part.blocks, part.terms, this.#withWeights), ({ term }) => term)
      for (const term of part.terms) {
        const postings = joined(blocks, known.get(term)?.postings, rows.get(term) ?? [])
        this.#put(term, { postings, bytes: bytesOf(postings) })
        found.set(term, postings)
      }
    }
    return found
  }

  #put(term: string, kept: Kept): void {
    this.#remove(term)
    this.#terms.set(term, kept)
    this.#bytes += kept.bytes
    for (const oldest of this.#terms.keys()) {
      if (this.#bytes <= this.#mostBytes) return
      this.#remove(oldest)
    }
  }

  #remove(term: string): void {
    this.#bytes -= this.#terms.get(term)?.bytes ?? 0
    this.#terms.delete(term)
  }
}

/** What was known of these blocks and what was read of the others. */
function joined(blocks: readonly number[], known: TermPostings | undefined, rows: readonly PostingRow[]): TermPostings {
  const held = heldPostings(rows)
  const read = new Map(rows.map(({ block }, at) => [block, held[at]]))
  return new Map(blocks.map((block) => [block, read.get(block) ?? known?.get(block)]))
}

function bytesOf(postings: TermPostings): number {
  let bytes = 0
  for (const posting of postings.values()) {
    bytes += BYTES_BESIDES + (posting ? posting.documents.byteLength + posting.weights.length : 0)
  }
  return bytes
}
