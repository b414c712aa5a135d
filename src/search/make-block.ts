import type { IndexableArticle, PostingRow } from '../archive/search.ts'
import type { DocumentRow } from '../archive/search-generations.ts'
import type { NameRow } from '../archive/search-names.ts'
import { invert, type TermEntry } from './block.ts'
import { type PackedDocuments, packDocuments } from './documents.ts'
import { categoryOf, textOf } from './index-stage.ts'
import { TermCounter } from './term-counter.ts'
import { ToldWords } from './told-words.ts'

/** A block made of articles that have no document numbers yet: in their place stand the articles' own. */
export interface MadeBlock extends PackedDocuments {
  /** By article number, ascending. */
  readonly articles: readonly MadeDocument[]
  readonly words: Packed
  /** In order, each with its row of `counts` and its two of `postings`: documents and weights. */
  readonly terms: readonly string[]
  readonly counts: Uint32Array
  readonly postings: Packed
  readonly names: readonly NameRow[]
}

export interface MadeDocument {
  readonly article: number
  readonly revision: number
}

/** Very many byte strings in one, so that they pass from thread to thread at no cost. */
export interface Packed {
  readonly bytes: Uint8Array
  readonly ends: Uint32Array
}

/** Analyses articles and turns them into a block. */
export class BlockMaker {
  #entries: TermEntry[] = []
  #articles: MadeDocument[] = []
  #words: Uint8Array[] = []
  #names: NameRow[] = []
  #counter = new TermCounter(PLACES)
  /** Words that were told of as names, in this block or one before: what they sound like takes long to find out. */
  readonly #told = new ToldWords(PLACES)

  add(article: IndexableArticle): void {
    const { id, published_at: published, revision } = article
    const { terms, weights, words, names } = textOf(article, { counter: this.#counter, told: this.#told })
    this.#entries.push({ document: id, article: id, published, category: categoryOf(article), terms, weights })
    this.#articles.push({ article: id, revision })
    this.#words.push(new Uint8Array(words.buffer))
    this.#names.push(...names)
  }

  /** The block of what was added since the last one. */
  finish(): MadeBlock {
    const { documents, postings } = invert(this.#entries, this.#counter.terms)
    const rows = [...postings].sort(([one], [other]) => (one < other ? -1 : 1))
    const block = {
      ...packDocuments(documents),
      articles: this.#articles,
      words: pack(this.#words),
      terms: rows.map(([term]) => term),
      counts: Uint32Array.from(rows, ([, { count }]) => count),
      postings: pack(rows.flatMap(([, { documents, weights }]) => [documents, weights])),
      names: this.#names.sort(inKeyOrder),
    }
    this.#entries = []
    this.#articles = []
    this.#words = []
    this.#names = []
    this.#counter = new TermCounter(PLACES)
    if (this.#told.size > MOST_TOLD) this.#told.clear()
    return block
  }
}

/** For each value of `hash16`. */
const PLACES = 1 << 16

/** Some tens of megabytes. */
const MOST_TOLD = 500_000

/** So that they are written from the beginning of their table to its end, and not all over it. */
function inKeyOrder(one: NameRow, other: NameRow): number {
  if (one.script !== other.script) return one.script < other.script ? -1 : 1
  if (one.skeleton !== other.skeleton) return one.skeleton < other.skeleton ? -1 : 1
  return one.word < other.word ? -1 : 1
}

/** The documents of a block, by article number. */
export function* documentsOf({ articles, words }: MadeBlock): Iterable<DocumentRow> {
  for (const [at, article] of articles.entries()) yield { ...article, words: unpacked(words, at) }
}

/** The postings of a block, by term, with the number that it has been given. */
export function* postingsOf({ terms, counts, postings }: MadeBlock, block: number): Iterable<PostingRow> {
  for (const [at, term] of terms.entries()) {
    const [documents, weights] = [unpacked(postings, 2 * at), unpacked(postings, 2 * at + 1)]
    yield { block, term, count: counts[at] ?? 0, documents, weights }
  }
}

function pack(parts: readonly Uint8Array[]): Packed {
  const ends = new Uint32Array(parts.length)
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const [index, part] of parts.entries()) {
    bytes.set(part, at)
    at += part.length
    ends[index] = at
  }
  return { bytes, ends }
}

/** A view of one of them. */
function unpacked({ bytes, ends }: Packed, index: number): Uint8Array {
  return bytes.subarray(index === 0 ? 0 : ends[index - 1], ends[index])
}
