import { andNotBits, type Bits, clearBit, rangeOfBits } from './bits.ts'
import { type DocumentEntry, type Documents, documentsOf, inOrder, ordinalAt } from './documents.ts'
import { encodePosting, type Posting } from './posting.ts'
import type { CountedTerms } from './term-counter.ts'

/** Documents and what is known of them; postings are read when they are asked for. */
export interface Block {
  /** 0 of the one that holds the fresh documents. */
  readonly id: number
  readonly documents: Documents
  /** Those that were not removed. */
  readonly live: Bits
}

/** A document with its terms. */
export interface TermEntry extends DocumentEntry, CountedTerms {}

/** Documents turned into a block: from which terms each has to which documents each term is in. */
export interface Inverted {
  readonly documents: Documents
  readonly postings: ReadonlyMap<string, Posting>
}

/**
 * `terms` by the numbers that the entries have. By counting first and placing after, because a list for each of 150,000
 * terms that grows takes ten times as long.
 */
export function invert(entries: readonly TermEntry[], terms: readonly string[]): Inverted {
  const ordered = entries.toSorted(inOrder)
  const ends = beginnings(ordered, terms.length)
  const occurrences = ordered.reduce((sum, entry) => sum + entry.terms.length, 0)
  const ordinals = new Uint32Array(occurrences)
  const weights = new Uint8Array(occurrences)
  for (let ordinal = 0; ordinal < ordered.length; ordinal += 1) {
    const entry = ordered[ordinal] as TermEntry
    for (let index = 0; index < entry.terms.length; index += 1) {
      const number = entry.terms[index] ?? 0
      const end = ends[number] ?? 0
      ordinals[end] = ordinal
      weights[end] = entry.weights[index] ?? 0
      ends[number] = end + 1
    }
  }
  const postings = new Map<string, Posting>()
  for (const [number, term] of terms.entries()) {
    const [from, to] = [ends[number - 1] ?? 0, ends[number]]
    postings.set(term, encodePosting(ordinals.subarray(from, to), weights.subarray(from, to), ordered.length))
  }
  return { documents: documentsOf(ordered), postings }
}

/** Where the occurrences of each term begin when they stand term by term. */
function beginnings(entries: readonly TermEntry[], terms: number): Uint32Array {
  const begins = new Uint32Array(terms + 1)
  for (const entry of entries) {
    for (const number of entry.terms) begins[number + 1] = (begins[number + 1] ?? 0) + 1
  }
  for (let number = 0; number < terms; number += 1)
    begins[number + 1] = (begins[number + 1] ?? 0) + (begins[number] ?? 0)
  return begins
}

/** A removed document, with the time by which it is found. */
export interface Removed {
  readonly document: number
  readonly published: number
}

/** `gone` are those whose removal is noted with the block. */
export function blockOf(id: number, documents: Documents, removed: readonly Removed[], gone?: Bits): Block {
  const live = rangeOfBits(documents.count, 0, documents.count)
  if (gone) andNotBits(live, gone)
  for (const ordinal of removedIn(documents, removed)) clearBit(live, ordinal)
  return { id, documents, live }
}

/** The ordinals of those among the removed documents that are here. */
export function removedIn(documents: Documents, removed: readonly Removed[]): readonly number[] {
  const ordinals: number[] = []
  for (const { document, published } of removed) {
    for (let at = ordinalAt(documents, published); documents.published[at] === published; at += 1) {
      if (documents.document[at] === document) ordinals.push(at)
    }
  }
  return ordinals
}
