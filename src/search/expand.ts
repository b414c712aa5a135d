import { hash16 } from '../text/hash.ts'
import { newsLexicon } from '../text/lexicon/news-lexicon.ts'
import { synonymsOf } from '../text/lexicon/synonyms.ts'
import type { Leaf, Plan } from './plan.ts'
import { scriptOf } from './unfamiliar-words.ts'

/** What a word of the same meaning counts beside the one that was asked for; measured in docs/text-and-search.md. */
export const SYNONYMS = 0.2

/** Of one word, the likeliest: each is one more term to read. */
const MOST_SYNONYMS = 8

/**
 * A plan whose words are answered by others of the same meaning as well (query expansion). Quotations and what is
 * excluded are taken as they were written.
 */
export function expanded(plan: Plan): Plan {
  switch (plan.type) {
    case 'word':
      return { type: 'word', leaf: expandedLeaf(plan.leaf) }
    case 'and':
    case 'or':
      return { type: plan.type, plans: plan.plans.map(expanded) }
    default:
      return plan
  }
}

/** A word with those of the same meaning. One that has weights was put into another language, by all that it may be there. */
export function expandedLeaf(leaf: Leaf): Leaf {
  const [term] = leaf.terms
  const lang = scriptOf(leaf.word)
  if (!term || !lang || leaf.weights || leaf.isStopWord) return leaf
  const synonyms = [...synonymsOf({ term }, lang, newsLexicon())]
    .filter(([synonym]) => !leaf.terms.includes(synonym))
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, MOST_SYNONYMS)
  const terms = [...leaf.terms, ...synonyms.map(([synonym]) => synonym)]
  return {
    ...leaf,
    terms,
    weights: [...leaf.terms.map(() => 1), ...synonyms.map(([, weight]) => SYNONYMS * weight)],
    termHashes: new Set(terms.map(hash16)),
  }
}
