import { type Evidence, type FoundTopic, findTopics } from '../text/topics/find-topics.ts'
import type { ArticleText } from './article-text.ts'
import type { Feature } from './feature.ts'
import { onOneLine, type Reading, spelling } from './reading.ts'

/** The parts of an article, each cut into its words. */
type Readings = Pick<ArticleText, 'headline' | 'opening' | 'rest'>

/** Phrases that are kept of what speaks for a topic. */
const MOST_FORMS = 3

/** The Media Topics that an article is about, given or found, each with the words that speak for it. */
export function topicFeatures(readings: Readings, given: readonly string[]): readonly Feature[] {
  const { headline, opening, rest } = readings
  const text = [...opening.tokens, ...rest.tokens]
  const found = findTopics({ lang: headline.lang, headline: headline.tokens, text }, given)
  return found.map(({ topic, weight, ...why }) => ({
    key: `topic:${topic.id}`,
    weight,
    form: formsOf(readings, why).join('|'),
  }))
}

/** As the text writes them; what its source called it, where the text has no words for it. */
function formsOf(readings: Readings, { given, evidence }: Pick<FoundTopic, 'given' | 'evidence'>): readonly string[] {
  const forms = evidence.slice(0, MOST_FORMS).map((one) => written(readings, one))
  return forms.length > 0 || given === undefined ? forms : [onOneLine(given)]
}

function written({ headline, opening, rest }: Readings, { field, from, to }: Evidence): string {
  if (field === 'headline') return spelt(headline, from, to)
  const before = opening.tokens.length
  return from < before ? spelt(opening, from, to) : spelt(rest, from - before, to - before)
}

/** A phrase that goes on in the next part of the text is told by its beginning. */
function spelt(reading: Reading, from: number, to: number): string {
  const first = reading.tokens[from]
  const last = reading.tokens[Math.min(to, reading.tokens.length) - 1]
  return first && last ? onOneLine(spelling(reading, first, last)) : ''
}
