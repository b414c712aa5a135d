import type { FoundConcept } from '../text/lexicon/entry.ts'
import type { Knowledge } from './knowledge.ts'
import { type Mention, type Reading, spelling, written } from './reading.ts'

/** Translations of one word that are looked for; the later ones are seldom meant. */
const TRANSLATIONS = 4

/** What a text is about, as English terms: an English text's own words, an Arabic one's by the lexicon. */
export function findTerms(reading: Reading, { lexicon }: Knowledge): readonly (Mention & { at: number })[] {
  if (reading.lang === 'en') return englishTerms(reading)
  if (reading.lang !== 'ar') return []
  return lexicon.translate(reading.tokens, 'ar').flatMap((found) => translated(reading, found))
}

function englishTerms(reading: Reading): readonly (Mention & { at: number })[] {
  return reading.tokens.flatMap((token, at) => {
    if (reading.isStopWord(token.word) || !/\p{L}{2}/u.test(token.term)) return []
    const terms = token.compound === undefined ? [token.term] : [token.term, token.compound]
    return terms.map((term) => ({ key: `term:${term}`, weight: 1, form: written(reading, token), at }))
  })
}

/** The weight of an Arabic form is parted among its translations by Zipf's law, and among the words of each. */
function translated(reading: Reading, found: FoundConcept): readonly (Mention & { at: number })[] {
  const targets = found.targets.slice(0, TRANSLATIONS)
  const whole = targets.reduce((sum, _, rank) => sum + 1 / (rank + 1), 0)
  const [first, last] = [reading.tokens[found.start], reading.tokens[found.end - 1]]
  const form = first ? spelling(reading, first, last) : ''
  return targets.flatMap((target, rank) => {
    const weight = found.weight / (rank + 1) / whole
    const terms = target.split(' ').filter((term) => !reading.isStopWord(term))
    return terms.map((term) => ({ key: `term:${term}`, weight, form, at: found.start }))
  })
}
