import type { Lang } from '../model/lang.ts'
import type { Token } from '../text/analyser.ts'
import { analyserFor } from '../text/analysers.ts'
import { hash16 } from '../text/hash.ts'
import type { Query } from './query.ts'

/** A word as the index may hold it: an archive has texts of several languages, each with its own stems. */
export interface Leaf {
  readonly terms: readonly string[]
  /** How much each of the terms counts, 0 to 1; without it, all of them in full. */
  readonly weights?: readonly number[] | undefined
  /** Folded, not stemmed. */
  readonly word: string
  readonly isStopWord: boolean
  /** The word written as one whose last part this is: `ceasefir` of “cease-fire”. */
  readonly compound: string | undefined
  readonly termHashes: ReadonlySet<number>
  readonly wordHash: number
}

/** A query with its words looked up. */
export type Plan =
  | { readonly type: 'word'; readonly leaf: Leaf }
  | { readonly type: 'phrase'; readonly leaves: readonly Leaf[] }
  | { readonly type: 'not'; readonly plan: Plan }
  | { readonly type: 'and' | 'or'; readonly plans: readonly Plan[] }
  /** At least so many of them; stop words do not count. */
  | { readonly type: 'most'; readonly plans: readonly Plan[]; readonly least: number }

/** Undefined when nothing that was written is a word. `langs` are looked up beside Arabic and English. */
export function planOf(query: Query, langs: readonly Lang[]): Plan | undefined {
  switch (query.type) {
    case 'word':
      return wordPlan(leavesOf(query.text, langs))
    case 'phrase': {
      const leaves = leavesOf(query.text, langs)
      return leaves.length > 0 ? { type: 'phrase', leaves } : undefined
    }
    case 'not': {
      const plan = planOf(query.query, langs)
      return plan && { type: 'not', plan }
    }
    default:
      return joined(
        query.type,
        query.queries.flatMap((one) => planOf(one, langs) ?? []),
      )
  }
}

/** A word of several parts: all of them, or the same written as one. */
function wordPlan(leaves: readonly Leaf[]): Plan | undefined {
  const asOne = leaves.flatMap(({ compound }) => (compound ? [leafOf({ term: compound, word: compound }, [])] : []))
  const parts = joined(
    'and',
    leaves.map((leaf) => ({ type: 'word', leaf })),
  )
  const whole = asOne.map((leaf): Plan => ({ type: 'word', leaf }))
  return parts && joined('or', [parts, ...whole])
}

function joined(type: 'and' | 'or', plans: readonly Plan[]): Plan | undefined {
  return plans.length > 1 ? { type, plans } : plans[0]
}

/** Whether it says nothing of what a text is about. */
export function isStopWord(plan: Plan): boolean {
  return plan.type === 'word' && plan.leaf.isStopWord
}

/**
 * What to be content with when no text holds all of the words: first all but the stop words, then one word less at
 * a time, down to half of them, `relaxedTo` being what is left. What was excluded or quoted stays so.
 */
export function relaxations(plan: Plan): readonly { readonly plan: Plan; readonly relaxedTo: number }[] {
  if (plan.type !== 'and') return []
  const fixed = plan.plans.filter(({ type }) => type === 'not' || type === 'phrase')
  const words = plan.plans.filter((one) => !fixed.includes(one))
  const count = words.filter((one) => !isStopWord(one)).length
  const leasts = Array.from({ length: Math.floor(count / 2) + 1 }, (_, fewer) => count - fewer)
  const needed = leasts.filter((least) => least > 0 && least < words.length)
  return needed.map((least) => ({
    relaxedTo: least,
    plan: { type: 'and', plans: [...fixed, { type: 'most', plans: words, least }] },
  }))
}

/** The words that a text is to hold, those of excluded parts left out. */
export function askedLeaves(plan: Plan): readonly Leaf[] {
  switch (plan.type) {
    case 'word':
      return [plan.leaf]
    case 'phrase':
      return plan.leaves
    case 'not':
      return []
    default:
      return plan.plans.flatMap(askedLeaves)
  }
}

/** Every term that has to be read from the index. */
export function termsOf(plan: Plan): readonly string[] {
  switch (plan.type) {
    case 'word':
      return plan.leaf.terms
    case 'phrase':
      return plan.leaves.flatMap(({ terms }) => terms)
    case 'not':
      return termsOf(plan.plan)
    default:
      return plan.plans.flatMap(termsOf)
  }
}

/** Whether the index alone cannot tell which texts a plan holds for. */
export function hasPhrase(plan: Plan): boolean {
  switch (plan.type) {
    case 'word':
      return false
    case 'phrase':
      return true
    case 'not':
      return hasPhrase(plan.plan)
    default:
      return plan.plans.some(hasPhrase)
  }
}

/** The first analyser parts the text into words; the others, where they part it alike, add their stems. */
function leavesOf(text: string, langs: readonly Lang[]): readonly Leaf[] {
  const analysers = [...new Set(['ar', 'en', ...langs])].map(analyserFor)
  const [first = [], ...others] = analysers.map((analyser) => analyser.tokens(text))
  return first.map((token, index) => {
    const alike = others.filter((tokens) => tokens.length === first.length).flatMap((tokens) => tokens[index] ?? [])
    return leafOf(token, alike)
  })
}

export function leafOf(
  { term, word, compound }: Pick<Token, 'term' | 'word' | 'compound'>,
  others: readonly Token[],
): Leaf {
  const terms = [...new Set([term, ...others.map((other) => other.term)])]
  const isStopWord = ['ar', 'en'].some((lang) => analyserFor(lang).isStopWord(word))
  return { terms, word, isStopWord, compound, termHashes: new Set(terms.map(hash16)), wordHash: hash16(word) }
}
