import type { Kind } from '../model/article.ts'
import type { Vocabulary } from '../search/parse-fields.ts'
import { usualOrder } from '../search/parse-query.ts'
import { printQuery } from '../search/print-query.ts'
import type { Filters, Query, Question } from '../search/query.ts'
import type { Facet } from '../search/result.ts'
import { answerPath } from './paths.ts'
import type { Visit } from './site.ts'

export const NO_FILTERS: Filters = { source: [], section: [], kind: [], lang: [], by: [], topic: [] }

/** A question as it was put, with what its fields may be given. */
export interface Asked {
  readonly question: Question
  readonly vocabulary: Vocabulary
}

/** The address of the answer to a question. */
export function answerLink({ edition }: Visit, { vocabulary }: Asked, question: Question, offset = 0): string {
  return answerPath(edition.lang, printQuery(question, vocabulary, edition.lang), offset)
}

/** Whether a question asks for anything at all. */
export function asksNothing({ query, filters }: Question): boolean {
  return query === undefined && !hasFilters(filters)
}

export function hasFilters({ source, section, kind, lang, by, topic, from, to }: Filters): boolean {
  return (
    [source, section, kind, lang, by, topic].some((values) => values.length > 0) ||
    from !== undefined ||
    to !== undefined
  )
}

/** The filters with one value more; a year takes the place of other dates. */
export function withValue(filters: Filters, facet: Facet, value: string, { calendar }: Vocabulary): Filters {
  if (facet === 'year') return { ...filters, ...calendar.span(Number(value)) }
  if (facet === 'kind') return { ...filters, kind: [...filters.kind, value as Kind] }
  return { ...filters, [facet]: [...filters[facet], value] }
}

/** The same words with any of them enough, nothing excluded; undefined where that asks for nothing else. */
export function anyOf({ query, ...rest }: Question): Question | undefined {
  const terms = query ? termsOf(query) : []
  if (query?.type === 'or' || terms.length < 2) return undefined
  const any: Query = { type: 'or', queries: terms }
  return { ...rest, query: any, order: usualOrder(any) }
}

function termsOf(query: Query): readonly Query[] {
  if (query.type === 'not') return []
  return 'queries' in query ? query.queries.flatMap(termsOf) : [query]
}
