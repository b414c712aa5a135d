import type { Db } from '../archive/archive.ts'
import { termCounts } from '../archive/search.ts'
import type { Token } from '../text/analyser.ts'
import { analyserFor } from '../text/analysers.ts'
import { fold } from '../text/fold.ts'
import { newsLexicon } from '../text/lexicon/news-lexicon.ts'
import { neighbouringSpellings } from './edits.ts'
import type { Query, Question } from './query.ts'
import { search } from './search.ts'
import { scriptOf } from './unfamiliar-words.ts'

/** Shorter words have too many neighbours to tell which was meant. */
const SHORTEST = 4

/** So many words of a question are looked at; each costs one look-up of some hundred terms. */
const MOST_WORDS = 6

/** A word that stands in so many texts is no slip, and another must stand in so many times more to be what was meant. */
const RARE = 2
const MUCH_MORE = 20

/**
 * The question with its unknown words replaced by the most frequent ones that differ from them in one letter
 * (Damerau, 1964; Norvig, How to Write a Spelling Corrector, 2007); undefined when there is nothing to replace, or
 * when what the public may see at `now` has no answer to that question either.
 */
export async function respelled(db: Db, now: number, question: Question): Promise<Question | undefined> {
  const words = question.query ? wordsIn(question.query) : []
  const corrections = new Map<string, string>()
  for (const word of [...new Set(words)].slice(0, MOST_WORDS)) {
    const correction = await correctionOf(db, word)
    if (correction) corrections.set(word, correction)
  }
  if (!question.query || corrections.size === 0) return undefined
  const corrected = { ...question, query: replaced(question.query, corrections) }
  const { total, relaxedTo, hits } = await search(db, now, corrected, { offset: 0, limit: 3 })
  if (total.count === 0 || relaxedTo !== undefined) return undefined
  const written = hits.flatMap(({ headline, snippet }) => [...headline, ...snippet]).filter(({ hit }) => hit)
  return { ...corrected, query: replaced(corrected.query, asWritten(corrections, written)) }
}

function wordsIn(query: Query): readonly string[] {
  if (query.type === 'word') return [query.text]
  return query.type === 'and' || query.type === 'or' ? query.queries.flatMap(wordsIn) : []
}

function replaced(query: Query, corrections: ReadonlyMap<string, string>): Query {
  if (query.type === 'word') return { ...query, text: corrections.get(query.text) ?? query.text }
  if (query.type !== 'and' && query.type !== 'or') return query
  return { ...query, queries: query.queries.map((one) => replaced(one, corrections)) }
}

/** Corrections are made of folded letters: the texts that were found tell how the words are written. */
function asWritten(
  corrections: ReadonlyMap<string, string>,
  written: readonly { readonly text: string }[],
): ReadonlyMap<string, string> {
  return new Map(
    [...corrections.values()].flatMap((correction) => {
      const same = written.find(({ text }) => fold(text) === correction)
      return same ? [[correction, same.text] as const] : []
    }),
  )
}

/** Such a word is none that was mistyped, however seldom texts have it. */
function isInLexicon(token: Token): boolean {
  const lang = scriptOf(token.word)
  return lang !== undefined && newsLexicon().known([token], lang).includes(true)
}

/** What a word that is in hardly any text may have been meant to be. */
async function correctionOf(db: Db, written: string): Promise<string | undefined> {
  const [token, ...more] = analyserFor('ar').tokens(written)
  if (!token || more.length > 0 || token.word.length < SHORTEST || isInLexicon(token)) return undefined
  const spellings = neighbouringSpellings(token.word).flatMap(({ word, likeness }) => {
    const [term] = analyserFor('ar').tokens(word)
    return term ? [{ word, likeness, term: term.term }] : []
  })
  const counts = await termCounts(db, [...new Set([token.term, ...spellings.map(({ term }) => term)])])
  const own = counts.get(token.term) ?? 0
  if (own > RARE) return undefined
  const scored = spellings
    .filter(({ term }) => term !== token.term)
    .map(({ word, likeness, term }) => ({ word, count: counts.get(term) ?? 0, likeness }))
    .filter(({ count }) => count > own * MUCH_MORE)
  return scored.toSorted((one, other) => other.count * other.likeness - one.count * one.likeness)[0]?.word
}
