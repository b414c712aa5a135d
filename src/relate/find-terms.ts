import { analyserFor } from '../text/analysers.ts'
import type { Sense } from '../text/lexicon/lexicon.ts'
import { factOf } from '../text/word-facts.ts'
import type { Knowledge } from './knowledge.ts'
import { type Meaning, type Reading, SpeltMention } from './reading.ts'

/** Translations of one word that are looked for; the later ones are seldom meant. */
const TRANSLATIONS = 4

/** What a text is about, as English terms: an English text's own words, an Arabic one's by the lexicon. */
export function findTerms(reading: Reading, { lexicon }: Knowledge): readonly SpeltMention[] {
  if (reading.lang === 'en') return englishTerms(reading)
  if (reading.lang !== 'ar') return []
  const found: SpeltMention[] = []
  for (const { senses, start, end, part } of lexicon.forms(reading.tokens, 'ar')) {
    const meanings = meaningsOf(senses)
    if (meanings.length > 0) found.push(new SpeltMention(meanings, part, reading, start, end - 1))
  }
  return found
}

function englishTerms(reading: Reading): readonly SpeltMention[] {
  const found: SpeltMention[] = []
  reading.tokens.forEach((token, at) => {
    const meanings = ownMeanings(token)
    if (meanings.length === 0) return
    found.push(new SpeltMention(meanings, 1, reading, at))
    if (token.compound !== undefined) found.push(new SpeltMention([termOf(token.compound)], 1, reading, at))
  })
  return found
}

const { isStopWord } = analyserFor('en')

/** None where a word says nothing. */
const ownMeanings = factOf(({ word, term }): readonly Meaning[] =>
  isStopWord(word) || !/\p{L}{2}/u.test(term) ? NO_MEANINGS : [termOf(term)],
)
const NO_MEANINGS: readonly Meaning[] = []

function termOf(term: string, weight = 1): Meaning {
  return { key: `term:${term}`, weight }
}

/** By the list that the lexicon has of a form. */
const known = new WeakMap<readonly Sense[], readonly Meaning[]>()

function meaningsOf(senses: readonly Sense[]): readonly Meaning[] {
  const told = known.get(senses)
  if (told) return told
  const meanings = senses.flatMap(translated)
  known.set(senses, meanings)
  return meanings
}

/** The weight of an Arabic form is parted among its translations by Zipf's law, and among the words of each. */
function translated({ concept, weight }: Sense): readonly Meaning[] {
  const targets = concept.en.slice(0, TRANSLATIONS)
  const whole = targets.reduce((sum, _, rank) => sum + 1 / (rank + 1), 0)
  return targets.flatMap((target, rank) => {
    const terms = target.split(' ').filter((term) => !isStopWord(term))
    return terms.map((term) => termOf(term, weight / (rank + 1) / whole))
  })
}
