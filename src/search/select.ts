import { type Bits, hasBits, lastBits, lowestBit, noBits } from './bits.ts'
import type { Block } from './block.ts'
import type { Leaf } from './plan.ts'
import { addScores } from './posting.ts'
import { rarity, recency, STOP_WORDS } from './rank.ts'
import type { Postings } from './snapshot.ts'

/** A document that answers, and where it stands. */
export interface Found {
  readonly document: number
  readonly article: number
  readonly published: number
  readonly score: number
  /** The place of its block among the blocks. */
  readonly block: number
  readonly ordinal: number
}

/** The newest of the matches, at most `limit`; of one instant the later document first. */
export function newest(blocks: readonly Block[], matches: readonly Bits[], limit: number): readonly Found[] {
  const found = blocks.flatMap((block, index) =>
    lastBits(matches[index] ?? noBits(0), limit).map((ordinal) => foundAt(block, index, ordinal, 0)),
  )
  return found.sort(newestFirst).slice(0, limit)
}

function newestFirst(one: Found, other: Found): number {
  return other.published - one.published || other.document - one.document
}

/** The matches with the highest scores, at most `limit`, best first. */
export function best(
  blocks: readonly Block[],
  matches: readonly Bits[],
  leaves: readonly Leaf[],
  postings: Postings,
  now: number,
  limit: number,
): readonly Found[] {
  const documents = blocks.reduce((sum, block) => sum + block.documents.count, 0)
  const factors = leaves.map(({ terms, weights, isStopWord }) => {
    const count = terms.reduce((sum, term, at) => sum + postings.count(term) * (weights?.[at] ?? 1), 0)
    return rarity(Math.min(documents, count), documents) * (isStopWord ? STOP_WORDS : 1)
  })
  const scores = scoresFor(Math.max(0, ...blocks.map((block) => block.documents.count)))
  const top = new Top(limit)
  for (const [index, block] of blocks.entries()) {
    const bits = matches[index] ?? noBits(0)
    if (!hasBits(bits)) continue
    scores.fill(0, 0, block.documents.count)
    const lookup = postings.of(block)
    for (const [place, { terms, weights }] of leaves.entries()) {
      for (const [at, term] of terms.entries()) {
        const posting = lookup(term)
        if (posting) addScores(posting, (factors[place] ?? 0) * (weights?.[at] ?? 1), scores, bits)
      }
    }
    offerAll(top, block, index, bits, scores, now)
  }
  return top.best().map(({ block, ordinal, score }) => foundAt(blocks[block] as Block, block, ordinal, score))
}

/** Used again by every ranking: to make and collect a quarter of a megabyte each time costs more than to empty it. */
let scratch = new Float32Array(0)

function scoresFor(documents: number): Float32Array {
  if (scratch.length < documents) scratch = new Float32Array(documents)
  return scratch
}

/** Recency changes little from one document to its neighbour and is reckoned for 32 at a time. */
function offerAll(top: Top, { documents }: Block, index: number, bits: Bits, scores: Float32Array, now: number): void {
  for (let place = 0; place < bits.length; place += 1) {
    if (bits[place] === 0) continue
    const factor = recency(now - (documents.published[place << 5] ?? 0))
    for (let word = bits[place] ?? 0; word !== 0; word &= word - 1) {
      const ordinal = (place << 5) + lowestBit(word)
      const score = (scores[ordinal] ?? 0) * factor
      if (score >= top.threshold) top.offer({ block: index, ordinal, score })
    }
  }
}

interface Offer {
  readonly block: number
  readonly ordinal: number
  readonly score: number
}

/** Keeps the best of very many: twice the limit is collected, then sorted and cut. Of equal scores the later comes first. */
class Top {
  readonly #limit: number
  #offers: Offer[] = []
  /** Nothing below it is wanted. */
  threshold = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  offer(offer: Offer): void {
    this.#offers.push(offer)
    if (this.#offers.length >= 2 * this.#limit) this.#cut()
  }

  best(): readonly Offer[] {
    this.#cut()
    return this.#offers
  }

  #cut(): void {
    this.#offers = this.#offers
      .sort((one, other) => other.score - one.score || other.block - one.block || other.ordinal - one.ordinal)
      .slice(0, this.#limit)
    if (this.#offers.length === this.#limit) this.threshold = this.#offers.at(-1)?.score ?? 0
  }
}

function foundAt({ documents }: Block, block: number, ordinal: number, score: number): Found {
  return {
    document: documents.document[ordinal] ?? 0,
    article: documents.article[ordinal] ?? 0,
    published: documents.published[ordinal] ?? 0,
    score,
    block,
    ordinal,
  }
}
