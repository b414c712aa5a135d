import { analyserFor } from '../text/analysers.ts'
import type { FoundConcept } from '../text/lexicon/entry.ts'
import { factOf } from '../text/word-facts.ts'
import type { Knowledge } from './knowledge.ts'
import { type Reading, SpeltMention } from './reading.ts'

/** Translations of one word that are looked for; the later ones are seldom meant. */
const TRANSLATIONS = 4

/** What a text is about, as English terms: an English text's own words, an Arabic one's by the lexicon. */
export function findTerms(reading: Reading, { lexicon }: Knowledge): readonly SpeltMention[] {
  if (reading.lang === 'en') return englishTerms(reading)
  if (reading.lang !== 'ar') return []
  return lexicon.translate(reading.tokens, 'ar').flatMap((found) => translated(reading, found))
}

function englishTerms(reading: Reading): readonly SpeltMention[] {
  const found: SpeltMention[] = []
  for (const [at, token] of reading.tokens.entries()) {
    const key = englishKey(token)
    if (key === '') continue
    found.push(new SpeltMention(key, 1, reading, at))
    if (token.compound !== undefined) found.push(new SpeltMention(`term:${token.compound}`, 1, reading, at))
  }
  return found
}

const { isStopWord } = analyserFor('en')

/** Empty where a word says nothing. */
const englishKey = factOf(({ word, term }) => (isStopWord(word) || !/\p{L}{2}/u.test(term) ? '' : `term:${term}`))

/** The weight of an Arabic form is parted among its translations by Zipf's law, and among the words of each. */
function translated(reading: Reading, { targets, weight, start, end }: FoundConcept): readonly SpeltMention[] {
  const { whole, keys } = translationsOf(targets)
  return keys.map(({ key, rank }) => new SpeltMention(key, weight / rank / whole, reading, start, end - 1))
}

interface Translations {
  /** The sum of the shares of all. */
  readonly whole: number
  /** From the first, which is 1, on. */
  readonly keys: readonly { readonly key: string; readonly rank: number }[]
}

/** By the list that the lexicon has of a form. */
const translations = new WeakMap<readonly string[], Translations>()

function translationsOf(targets: readonly string[]): Translations {
  const known = translations.get(targets)
  if (known) return known
  const first = targets.slice(0, TRANSLATIONS)
  const made = {
    whole: first.reduce((sum, _, rank) => sum + 1 / (rank + 1), 0),
    keys: first.flatMap((target, rank) => {
      const terms = target.split(' ').filter((term) => !isStopWord(term))
      return terms.map((term) => ({ key: `term:${term}`, rank: rank + 1 }))
    }),
  }
  translations.set(targets, made)
  return made
}
