import { andBits, andNotBits, atLeast, type Bits, noBits, orBits, rangeOfBits } from './bits.ts'
import { isStopWord, type Leaf, type Plan } from './plan.ts'
import { addBits, bitsOf, type HeldPosting } from './posting.ts'
import { fieldEdges, type Words } from './words.ts'

/** The posting of a term in the block that is looked at. */
export type Lookup = (term: string) => HeldPosting | undefined

/**
 * The documents, among `size`, for which a plan may hold: without phrases exactly those, with phrases perhaps more.
 * Under a `not` a phrase counts as found nowhere, so that too many are left and never too few.
 */
export function candidates(plan: Plan, size: number, bitsOfLeaf: LeafBits, excluded = false): Bits {
  switch (plan.type) {
    case 'word':
      return bitsOfLeaf(plan.leaf).slice()
    case 'phrase':
      if (excluded) return noBits(size)
      return combined(plan.leaves.map(bitsOfLeaf), andBits)
    case 'not':
      return andNotBits(rangeOfBits(size, 0, size), readOnly(plan.plan, size, bitsOfLeaf, !excluded))
    case 'and':
      return combined(readEach(plan.plans), andBits)
    case 'or':
      return combined(readEach(plan.plans), orBits)
    case 'most':
      return atLeast(plan.least, readEach(counted(plan.plans)), size)
  }

  function readEach(plans: readonly Plan[]): readonly Bits[] {
    return plans.map((one) => readOnly(one, size, bitsOfLeaf, excluded))
  }
}

/** The same, perhaps held by others too. */
function readOnly(plan: Plan, size: number, bitsOfLeaf: LeafBits, excluded: boolean): Bits {
  return plan.type === 'word' ? bitsOfLeaf(plan.leaf) : candidates(plan, size, bitsOfLeaf, excluded)
}

/** None of them is changed. */
function combined([first = noBits(0), ...others]: readonly Bits[], into: (bits: Bits, other: Bits) => Bits): Bits {
  return others.reduce(into, first.slice())
}

function counted(plans: readonly Plan[]): readonly Plan[] {
  return plans.filter((plan) => !isStopWord(plan))
}

/** The documents that hold a word, not to be changed. */
export type LeafBits = (leaf: Leaf) => Bits

/** Each is made once, however many weaker forms of a question ask for it. */
export function leafBitsIn(size: number, lookup: Lookup): LeafBits {
  const made = new Map<Leaf, Bits>()
  return (leaf) => {
    const bits = made.get(leaf) ?? unionOf(leaf.terms, size, lookup)
    made.set(leaf, bits)
    return bits
  }
}

function unionOf(terms: readonly string[], size: number, lookup: Lookup): Bits {
  const [first, ...others] = terms.flatMap((term) => lookup(term) ?? [])
  if (!first) return noBits(size)
  if (others.length === 0) return bitsOf(first, size)
  return others.reduce<Bits>((bits, posting) => addBits(posting, bits), bitsOf(first, size).slice())
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
