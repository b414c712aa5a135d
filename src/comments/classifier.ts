import type { TermCounts } from '../archive/comment-terms.ts'
import type { Evidence, Span } from '../model/comment.ts'
import type { Lang } from '../model/lang.ts'
import { analyserFor } from '../text/analysers.ts'
import { linksOf } from '../text/links.ts'

/** A term of a comment and where it stands. */
interface PlacedTerm {
  readonly term: string
  readonly spans: readonly Span[]
}

const MOST_TERMS = 300

/**
 * What the classifier sees of a comment: the stems of its words but for those that say nothing, and the hosts of
 * its links. A term counts once however often it stands there.
 */
export function termsOf(text: string, lang: Lang): readonly PlacedTerm[] {
  const { tokens, isStopWord } = analyserFor(learnedUnder(lang))
  const found = new Map<string, Span[]>()
  const add = (term: string, span: Span) => {
    const known = found.get(term)
    if (known) known.push(span)
    else if (found.size < MOST_TERMS) found.set(term, [span])
  }
  for (const { term, word, start, end } of tokens(text)) if (!isStopWord(word)) add(term, [start, end])
  for (const { host, start, end } of linksOf(text)) add(`@${host}`, [start, end])
  return [...found].map(([term, spans]) => ({ term, spans }))
}

/** Under which language a comment is learned: what is too short to tell, in Latin letters, is mostly English here. */
export const learnedUnder = (lang: Lang): Lang => (lang === 'und-Latn' ? 'en' : lang)

/** Before it has learned this many of each kind in a language it says nothing. */
const LEAST_LEARNED = 10

/** Robinson's prior: a word that was never seen is thought neutral, with the weight of one comment. */
const PRIOR = 0.5
const PRIOR_WEIGHT = 1

/** Words nearer to neutral than this are left out, and of the others the most telling are enough. */
const LEAST_TELLING = 0.1
const MOST_TELLING = 30

/** What the classifier thinks of a comment: how likely it is spam, and what spoke for it and against it. */
export interface Opinion {
  /** 0 to 1; 0.5 is no opinion. */
  readonly spam: number
  /** The most telling first. */
  readonly evidence: readonly (Evidence & { readonly spans: readonly Span[] })[]
}

/**
 * G. Robinson's combination of word probabilities by R. A. Fisher's method ("A Statistical Approach to the Spam
 * Problem", Linux Journal 107, 2003). Undefined until enough has been learned.
 */
export function opinionOn(
  terms: readonly PlacedTerm[],
  learned: { readonly all: TermCounts; readonly terms: ReadonlyMap<string, TermCounts> },
): Opinion | undefined {
  const { all } = learned
  if (all.ham < LEAST_LEARNED || all.spam < LEAST_LEARNED) return undefined
  const evidence = terms
    .map(({ term, spans }) => ({ word: term, spans, spam: probability(learned.terms.get(term), all) }))
    .filter(({ spam }) => Math.abs(spam - PRIOR) >= LEAST_TELLING)
    .sort((one, other) => Math.abs(other.spam - PRIOR) - Math.abs(one.spam - PRIOR))
    .slice(0, MOST_TELLING)
  if (evidence.length === 0) return { spam: PRIOR, evidence }
  const combined = (probabilities: readonly number[]) =>
    inverseChiSquare(-2 * probabilities.reduce((sum, one) => sum + Math.log(one), 0), 2 * probabilities.length)
  const forSpam = combined(evidence.map(({ spam }) => spam))
  const forHam = combined(evidence.map(({ spam }) => 1 - spam))
  return { spam: (1 + forSpam - forHam) / 2, evidence }
}

/** How likely a comment with a term is spam, drawn towards neutral while the term is rare. */
function probability(counts: TermCounts | undefined, all: TermCounts): number {
  const { ham, spam } = counts ?? { ham: 0, spam: 0 }
  const seen = ham + spam
  if (seen <= 0) return PRIOR
  const [hamShare, spamShare] = [ham / all.ham, spam / all.spam]
  const bare = spamShare / (hamShare + spamShare)
  return (PRIOR_WEIGHT * PRIOR + seen * bare) / (PRIOR_WEIGHT + seen)
}

/** The probability that chi squared, of an even number of degrees of freedom, is at least so great. */
function inverseChiSquare(chi: number, degrees: number): number {
  const half = chi / 2
  let term = Math.exp(-half)
  let sum = term
  for (let index = 1; index < degrees / 2; index += 1) {
    term *= half / index
    sum += term
  }
  return Math.min(sum, 1)
}
