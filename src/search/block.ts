import { type Bits, clearBit, rangeOfBits } from './bits.ts'
import { type DocumentEntry, type Documents, documentsOf, inOrder, ordinalAt } from './documents.ts'
import { encodePosting, type Posting } from './posting.ts'

/** Documents and what is known of them; postings are read when they are asked for. */
export interface Block {
  /** 0 of the one that holds the fresh documents. */
  readonly id: number
  readonly documents: Documents
  /** Those that were not removed. */
  readonly live: Bits
}

/** A document with its terms and their weights. */
export interface TermEntry extends DocumentEntry {
  readonly terms: readonly string[]
  readonly weights: Uint8Array
}

/** Documents turned into a block: from which terms each has to which documents each term is in. */
export interface Inverted {
  readonly documents: Documents
  readonly postings: ReadonlyMap<string, Posting>
}

/** By counting first and placing after, because a list for each of 150,000 terms that grows takes ten times as long. */
export function invert(entries: readonly TermEntry[]): Inverted {
  const ordered = entries.toSorted(inOrder)
  const { places, counts, termPlaces } = numbered(ordered)
  const ends = new Uint32Array(counts.length)
  for (let place = 0, sum = 0; place < counts.length; place += 1) {
    ends[place] = sum
    sum += counts[place] ?? 0
  }
  const ordinals = new Uint32Array(termPlaces.length)
  const weights = new Uint8Array(termPlaces.length)
  let at = 0
  for (const [ordinal, entry] of ordered.entries()) {
    for (let index = 0; index < entry.terms.length; index += 1) {
      const place = termPlaces[at++] ?? 0
      const end = ends[place] ?? 0
      ordinals[end] = ordinal
      weights[end] = entry.weights[index] ?? 0
      ends[place] = end + 1
    }
  }
  const postings = new Map<string, Posting>()
  for (const [term, place] of places) {
    const [from, to] = [(ends[place] ?? 0) - (counts[place] ?? 0), ends[place]]
    postings.set(term, encodePosting(ordinals.subarray(from, to), weights.subarray(from, to), ordered.length))
  }
  return { documents: documentsOf(ordered), postings }
}

/** A number for each term, how often each occurs, and the numbers of all terms one after the other. */
function numbered(entries: readonly TermEntry[]) {
  const places = new Map<string, number>()
  const counts: number[] = []
  const termPlaces = new Uint32Array(entries.reduce((sum, { terms }) => sum + terms.length, 0))
  let at = 0
  for (const { terms } of entries) {
    for (const term of terms) {
      let place = places.get(term)
      if (place === undefined) {
        place = counts.length
        places.set(term, place)
        counts.push(0)
      }
      counts[place] = (counts[place] ?? 0) + 1
      termPlaces[at++] = place
    }
  }
  return { places, counts, termPlaces }
}

/** A removed document, with the time by which it is found. */
export interface Removed {
  readonly document: number
  readonly published: number
}

export function blockOf(id: number, documents: Documents, removed: readonly Removed[]): Block {
  const live = rangeOfBits(documents.count, 0, documents.count)
  for (const { document, published } of removed) {
    for (let at = ordinalAt(documents, published); documents.published[at] === published; at += 1) {
      if (documents.document[at] === document) clearBit(live, at)
    }
  }
  return { id, documents, live }
}
