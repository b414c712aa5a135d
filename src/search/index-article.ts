import type { NameRow } from '../archive/search-names.ts'
import type { ArticleText } from '../model/article.ts'
import type { Lang } from '../model/lang.ts'
import type { Analyser, Token } from '../text/analyser.ts'
import { analyserFor } from '../text/analysers.ts'
import { plainText } from '../text/html.ts'
import { FIELD_NAMES, occurrence, weightOf } from './rank.ts'
import { unfamiliarWords } from './unfamiliar-words.ts'
import { packWords, type Words } from './words.ts'

/** Of the analysis below: another one makes another index of the same text. */
export const INDEX_VERSION = 2

/** A name in a byline is a term of its own, which no word of a text can be. */
export const BYLINE = 'by:'

/** A text as the index takes it: its different terms, how much each weighs in it, and its words in their order. */
export interface IndexedText {
  readonly terms: readonly string[]
  readonly weights: Uint8Array
  readonly words: Words
  /** Its words that may be names. */
  readonly names: readonly NameRow[]
}

/**
 * Linear in the text's length. The place of a dateline counts as the body's first words. Of `names` those in `named` are
 * left out, and the others are added to it: who indexes many texts needs each only once.
 */
export function indexText(
  lang: Lang,
  { headline, standfirst, byline, dateline, body }: ArticleText,
  named = new Set<string>(),
): IndexedText {
  const analyser = analyserFor(lang)
  const fields = {
    headline: analyser.tokens(headline),
    standfirst: analyser.tokens(standfirst ?? ''),
    body: analyser.tokens(`${dateline ?? ''}\n${plainText(body)}`),
  }
  const counts = countTerms(fields)
  for (const name of bylineTerms(analyser, byline ?? '')) counts.set(name, 0)
  return {
    terms: [...counts.keys()],
    weights: Uint8Array.from(counts.values(), weightOf),
    words: packWords(fields.headline, fields.standfirst, fields.body),
    names: unfamiliarWords(
      FIELD_NAMES.flatMap((name) => fields[name]),
      analyser.isStopWord,
      named,
    ),
  }
}

export function bylineTerms(analyser: Analyser, byline: string): readonly string[] {
  return analyser.tokens(byline).map(({ word }) => BYLINE + word)
}

function countTerms(fields: Readonly<Record<(typeof FIELD_NAMES)[number], readonly Token[]>>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const field of FIELD_NAMES) {
    const tokens = fields[field]
    const counted = occurrence(field, tokens.length)
    // “cease-fire” is found by cease, by fire, and by “ceasefire”.
    for (const { term, compound } of tokens) {
      for (const one of compound ? [term, compound] : [term]) counts.set(one, (counts.get(one) ?? 0) + counted)
    }
  }
  return counts
}
