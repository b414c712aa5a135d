import { andBits, andNotBits, atLeast, type Bits, noBits, orBits, rangeOfBits } from './bits.ts'
import { isStopWord, type Leaf, type Plan } from './plan.ts'
import { bitsOf, type Posting } from './posting.ts'
import { fieldEdges, type Words } from './words.ts'

/** The posting of a term in the block that is looked at. */
export type Lookup = (term: string) => Posting | undefined

/**
 * The documents, among `size`, for which a plan may hold: without phrases exactly those, with phrases perhaps more.
 * Under a `not` a phrase counts as found nowhere, so that too many are left and never too few.
 */
export function candidates(plan: Plan, size: number, bitsOfLeaf: LeafBits, excluded = false): Bits {
  switch (plan.type) {
    case 'word':
      return bitsOfLeaf(plan.leaf)
    case 'phrase':
      if (excluded) return noBits(size)
      return intersection(plan.leaves.map(bitsOfLeaf))
    case 'not':
      return andNotBits(rangeOfBits(size, 0, size), candidates(plan.plan, size, bitsOfLeaf, !excluded))
    case 'and':
      return intersection(plan.plans.map((one) => candidates(one, size, bitsOfLeaf, excluded)))
    case 'or':
      return plan.plans.map((one) => candidates(one, size, bitsOfLeaf, excluded)).reduce(orBits)
    case 'most':
      return atLeast(
        plan.least,
        counted(plan.plans).map((one) => candidates(one, size, bitsOfLeaf, excluded)),
        size,
      )
  }
}

function counted(plans: readonly Plan[]): readonly Plan[] {
  return plans.filter((plan) => !isStopWord(plan))
}

/** The documents that hold a word, to be changed by whoever asks. */
export type LeafBits = (leaf: Leaf) => Bits

/** Each is made once, however many weaker forms of a question ask for it. */
export function leafBitsIn(size: number, lookup: Lookup): LeafBits {
  const made = new Map<Leaf, Bits>()
  return (leaf) => {
    const bits = made.get(leaf) ?? unionOf(leaf.terms, size, lookup)
    made.set(leaf, bits)
    return bits.slice()
  }
}

function unionOf(terms: readonly string[], size: number, lookup: Lookup): Bits {
  const postings = terms.flatMap((term) => lookup(term) ?? [])
  const [first, ...others] = postings.map((posting) => bitsOf(posting, size))
  return others.reduce(orBits, first ?? noBits(size))
}

function intersection(sets: readonly Bits[]): Bits {
  return sets.reduce(andBits)
}

/** Whether a plan holds for a document with these words. */
export function holds(plan: Plan, words: Words): boolean {
  switch (plan.type) {
    case 'word':
      return hasTerm(plan.leaf, words)
    case 'phrase':
      return hasPhrase(plan.leaves, words)
    case 'not':
      return !holds(plan.plan, words)
    case 'and':
      return plan.plans.every((one) => holds(one, words))
    case 'or':
      return plan.plans.some((one) => holds(one, words))
    case 'most':
      return counted(plan.plans).filter((one) => holds(one, words)).length >= plan.least
  }
}

function hasTerm({ termHashes }: Leaf, words: Words): boolean {
  for (let at = 1; at < words.length; at += 1) if (termHashes.has((words[at] ?? 0) >>> 16)) return true
  return false
}

/** Exactly these words side by side in one field. */
function hasPhrase(leaves: readonly Leaf[], words: Words): boolean {
  const asked = leaves.map(({ wordHash }) => wordHash)
  const edges = fieldEdges(words)
  return [0, 1, 2].some((field) => hasRun(asked, words, edges[field] ?? 0, edges[field + 1] ?? 0))
}

function hasRun(asked: readonly number[], words: Words, from: number, to: number): boolean {
  for (let at = from; at + asked.length <= to; at += 1) {
    let matched = 0
    while (matched < asked.length && ((words[at + matched] ?? 0) & 0xffff) === asked[matched]) matched += 1
    if (matched === asked.length) return true
  }
  return false
}
