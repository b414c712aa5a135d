import type { NameRow } from '../archive/search-names.ts'
import type { ArticleText } from '../model/article.ts'
import type { Lang } from '../model/lang.ts'
import type { Analyser, Token } from '../text/analyser.ts'
import { analyserFor } from '../text/analysers.ts'
import { hash16 } from '../text/hash.ts'
import { plainText } from '../text/html.ts'
import { findTopics, topicIds } from '../text/topics/find-topics.ts'
import { FIELD_NAMES, type Field, occurrence } from './rank.ts'
import type { CountedTerms, TermCounter } from './term-counter.ts'
import { type Told, unfamiliarWords } from './unfamiliar-words.ts'
import { packWords, type Words } from './words.ts'

/** Of the analysis below: another one makes another index of the same text. */
export const INDEX_VERSION = 4

/** A name in a byline is a term of its own, which no word of a text can be. */
export const BYLINE = 'by:'
/** So is what a text is about, and what that is a part of. */
const TOPIC = 'topic:'

/** A text as the index takes it: its terms, its words in their order. */
export interface IndexedText extends CountedTerms {
  readonly words: Words
  /** Its words that may be names. */
  readonly names: readonly NameRow[]
}

/** What one who indexes many texts keeps from one to the next. */
export interface Known {
  readonly counter: TermCounter
  /** Words that need not be told as names again. */
  readonly told: Told
}

/**
 * Linear in the text's length. The place of a dateline counts as the body's first words. Numbers are those of the counter.
 * `saidTopics` is what the source of the text says that it is about.
 */
export function indexText(
  lang: Lang,
  { headline, standfirst, byline, dateline, body }: ArticleText,
  { counter, told }: Known,
  saidTopics: readonly string[] = [],
): IndexedText {
  const analyser = analyserFor(lang)
  const fields = {
    headline: analyser.tokens(headline),
    standfirst: analyser.tokens(standfirst ?? ''),
    body: analyser.tokens(`${dateline ?? ''}\n${plainText(body)}`),
  }
  for (const field of FIELD_NAMES) countTerms(counter, field, fields[field])
  for (const name of bylineTerms(analyser, byline ?? '')) counter.add(name, hash16(name), 0)
  const text = { lang, headline: fields.headline, text: [...fields.standfirst, ...fields.body] }
  for (const id of topicIds(findTopics(text, saidTopics))) counter.add(topicTerm(id), hash16(topicTerm(id)), 0)
  return {
    ...counter.take(),
    words: packWords(fields.headline, fields.standfirst, fields.body),
    names: unfamiliarWords(Object.values(fields), analyser.isStopWord, told),
  }
}

export function bylineTerms(analyser: Analyser, byline: string): readonly string[] {
  return analyser.tokens(byline).map(({ word }) => BYLINE + word)
}

/** The term of a Media Topic by its id. */
export function topicTerm(id: string): string {
  return TOPIC + id
}

/** “cease-fire” is found by cease, by fire, and by “ceasefire”. */
function countTerms(counter: TermCounter, field: Field, tokens: readonly Token[]): void {
  const counted = occurrence(field, tokens.length)
  for (const { term, hashes, compound } of tokens) {
    counter.add(term, hashes >>> 16, counted)
    if (compound) counter.add(compound, hash16(compound), counted)
  }
}
