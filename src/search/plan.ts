import type { Lang } from '../model/lang.ts'
import type { Token } from '../text/analyser.ts'
import { analyserFor } from '../text/analysers.ts'
import type { Query } from './query.ts'
import { hash16 } from './words.ts'

/** A word as the index may hold it: an archive has texts of several languages, each with its own stems. */
export interface Leaf {
  readonly terms: readonly string[]
  /** Folded, not stemmed. */
  readonly word: string
  readonly termHashes: ReadonlySet<number>
  readonly wordHash: number
}

/** A query with its words looked up. */
export type Plan =
  | { readonly type: 'word'; readonly leaf: Leaf }
  | { readonly type: 'phrase'; readonly leaves: readonly Leaf[] }
  | { readonly type: 'not'; readonly plan: Plan }
  | { readonly type: 'and' | 'or'; readonly plans: readonly Plan[] }

/** Undefined when nothing that was written is a word. `langs` are looked up beside Arabic and English. */
export function planOf(query: Query, langs: readonly Lang[]): Plan | undefined {
  switch (query.type) {
    case 'word':
      return joined(
        'and',
        leavesOf(query.text, langs).map((leaf) => ({ type: 'word', leaf })),
      )
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

function joined(type: 'and' | 'or', plans: readonly Plan[]): Plan | undefined {
  return plans.length > 1 ? { type, plans } : plans[0]
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
  const [first = [], ...others] = [...new Set(['ar', 'en', ...langs])].map((lang) => analyserFor(lang).tokens(text))
  return first.map((token, index) => {
    const alike = others.filter((tokens) => tokens.length === first.length).flatMap((tokens) => tokens[index] ?? [])
    return leafOf(token, alike)
  })
}

function leafOf({ term, word }: Token, others: readonly Token[]): Leaf {
  const terms = [...new Set([term, ...others.map((other) => other.term)])]
  return { terms, word, termHashes: new Set(terms.map(hash16)), wordHash: hash16(word) }
}
