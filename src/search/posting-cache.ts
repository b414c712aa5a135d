import type { Db } from '../archive/archive.ts'
import { postingRows } from '../archive/search.ts'
import { type HeldPosting, heldPosting } from './posting.ts'

/** What is known of a term: its postings by block, `undefined` where a block does not have it. */
type TermPostings = Map<number, HeldPosting | undefined>

interface Kept {
  readonly postings: TermPostings
  bytes: number
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
  async read(
    db: Db,
    blocks: readonly number[],
    terms: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlyMap<number, HeldPosting | undefined>>> {
    const kept = new Map(terms.map((term) => [term, this.#taken(term)]))
    const lacking = new Map<string, { blocks: readonly number[]; terms: string[] }>()
    for (const [term, { postings }] of kept) {
      const missing = blocks.filter((block) => !postings.has(block))
      const same = lacking.get(String(missing)) ?? { blocks: missing, terms: [] }
      same.terms.push(term)
      lacking.set(String(missing), same)
    }
    for (const part of lacking.values()) await readInto(kept, db, part, this.#withWeights)
    for (const [term, one] of kept) this.#put(term, one, blocks)
    return new Map([...kept].map(([term, { postings }]) => [term, postings]))
  }

  /** A copy, so that two searches at once do not change the same one. */
  #taken(term: string): Kept {
    const known = this.#terms.get(term)
    return known ? { ...known, postings: new Map(known.postings) } : { postings: new Map(), bytes: 0 }
  }

  #put(term: string, kept: Kept, blocks: readonly number[]): void {
    this.#remove(term)
    const there = new Set(blocks)
    for (const block of kept.postings.keys()) if (!there.has(block)) kept.postings.delete(block)
    kept.bytes = 0
    for (const posting of kept.postings.values()) {
      kept.bytes += BYTES_BESIDES + (posting ? posting.documents.byteLength + posting.weights.length : 0)
    }
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

async function readInto(
  kept: ReadonlyMap<string, Kept>,
  db: Db,
  { blocks, terms }: { readonly blocks: readonly number[]; readonly terms: readonly string[] },
  withWeights: boolean,
): Promise<void> {
  for (const term of terms) for (const block of blocks) kept.get(term)?.postings.set(block, undefined)
  for (const row of await postingRows(db, blocks, terms, withWeights)) {
    kept.get(row.term)?.postings.set(row.block, heldPosting(row))
  }
}
