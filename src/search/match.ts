import { andBits, andNotBits, atLeast, type Bits, noBits, orBits, rangeOfBits } from './bits.ts'
import { isStopWord, type Leaf, type Plan } from './plan.ts'
import { addBits, bitsOf, type HeldPosting } from './posting.ts'
import { fieldEdges, type Words } from './words.ts'

/** The posting of a term in the block that is looked at. */
export type Lookup = (term: string) => HeldPosting | undefined

/**
 * The documents, among `size`, for which a plan may hold: without phrases exactly those, with phrases perhaps more.
 * Under a `not` a phrase counts as found nowhere, so that too many are left and never too few. Where there are none, the list
 * may be empty.
 */
export function candidates(plan: Plan, size: number, bitsOfLeaf: LeafBits, excluded = false): Bits {
  switch (plan.type) {
    case 'word':
      return bitsOfLeaf(plan.leaf).slice()
    case 'phrase':
      return excluded ? NONE : intersection(plan.leaves, bitsOfLeaf)
    case 'not':
      return andNotBits(rangeOfBits(size, 0, size), readOnly(plan.plan, size, bitsOfLeaf, !excluded))
    case 'and':
      return intersection(plan.plans, read)
    case 'or':
      return union(plan.plans.map(read))
    case 'most':
      return most(plan.least, counted(plan.plans).map(read), size)
  }

  function read(one: Plan): Bits {
    return readOnly(one, size, bitsOfLeaf, excluded)
  }
}

/** The same, perhaps held by others too. */
function readOnly(plan: Plan, size: number, bitsOfLeaf: LeafBits, excluded: boolean): Bits {
  return plan.type === 'word' ? bitsOfLeaf(plan.leaf) : candidates(plan, size, bitsOfLeaf, excluded)
}

/** Stands for the documents that hold what no document of a block holds: most words are in few blocks. */
const NONE = noBits(0)

/** What the parts have in common; those after one that nothing holds are not read. */
function intersection<Part>(parts: readonly Part[], read: (part: Part) => Bits): Bits {
  let common: Bits | undefined
  for (const part of parts) {
    const bits = read(part)
    if (bits.length === 0) return NONE
    common = common ? andBits(common, bits) : bits.slice()
  }
  return common ?? NONE
}

/** What is in at least so many of the sets. */
function most(least: number, sets: readonly Bits[], size: number): Bits {
  const held = sets.filter(({ length }) => length > 0)
  if (held.length < least) return NONE
  return held.length === least ? intersection(held, (bits) => bits) : atLeast(least, held, size)
}

function union(sets: readonly Bits[]): Bits {
  const [first = NONE, ...others] = sets.filter(({ length }) => length > 0)
  return others.reduce(orBits, first.slice())
}

function counted(plans: readonly Plan[]): readonly Plan[] {
  return plans.filter((plan) => !isStopWord(plan))
}

/** The documents that hold a word, not to be changed; where none does, an empty list. */
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
  if (!first) return NONE
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
