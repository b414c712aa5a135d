import { cleanLine } from '../text/clean.ts'
import { type FieldLexeme, type Lexeme, lexemes } from './lexemes.ts'
import type { Notice } from './notice.ts'
import { filtersOf, orderOf, type Vocabulary } from './parse-fields.ts'
import type { Order, Query, Question } from './query.ts'

export interface Parsed {
  readonly question: Question
  readonly notices: readonly Notice[]
}

/** UTF-16 units of a question that are read. */
export const LONGEST_QUESTION = 1000
const MOST_TERMS = 40
const MOST_NESTED = 8

/**
 * Reads a question as readers type it; never throws. All words must be found; `OR`, `أو` or `|` between two terms
 * makes them alternatives and binds tighter than the space, `-` excludes, quotes mean exactly so, parentheses
 * group. Fields narrow the whole question wherever they stand, and several values of one are alternatives.
 *
 *     all    = either*
 *     either = term (OR term)*
 *     term   = '-' term | '(' all ')' | word | phrase | field
 */
export function parseQuery(text: string, vocabulary: Vocabulary): Parsed {
  const notices: Notice[] = []
  if (text.length > LONGEST_QUESTION) notices.push({ code: 'too-long', value: '' })
  const line = cleanLine(text.slice(0, LONGEST_QUESTION).toWellFormed())
  const reader: Reader = { rest: bounded(lexemes(line), notices), at: 0, fields: [], notices }
  const query = readAll(reader)
  const filters = filtersOf(reader.fields, vocabulary, notices)
  const order = orderOf(reader.fields, notices) ?? usualOrder(query)
  return { question: { query, filters, order }, notices: distinct(notices) }
}

/** The order when none was asked for: without words there is nothing to be relevant to. */
export function usualOrder(query: Query | undefined): Order {
  return query ? 'relevance' : 'newest'
}

/** Several queries as one, in the plainest form: none is undefined, one is itself, of its own kind none is nested. */
export function combined(type: 'and' | 'or', queries: readonly Query[]): Query | undefined {
  const flat = queries.flatMap((query) => (query.type === type ? query.queries : [query]))
  return flat.length > 1 ? { type, queries: flat } : flat[0]
}

interface Reader {
  readonly rest: readonly Lexeme[]
  at: number
  readonly fields: FieldLexeme[]
  readonly notices: Notice[]
}

/** Leaves out terms beyond the most there may be, and parentheses that are too deep or close what is not open. */
function bounded(all: readonly Lexeme[], notices: Notice[]): readonly Lexeme[] {
  let terms = 0
  let depth = 0
  let deepest = 0
  const kept = all.filter((lexeme) => {
    if (lexeme.type === 'close') return depth > 0 && --depth < MOST_NESTED
    if (lexeme.type === 'not' || lexeme.type === 'or') return true
    if (lexeme.type !== 'open') return ++terms <= MOST_TERMS
    deepest = Math.max(deepest, ++depth)
    return depth <= MOST_NESTED
  })
  if (terms > MOST_TERMS) notices.push({ code: 'too-many', value: String(MOST_TERMS) })
  if (deepest > MOST_NESTED) notices.push({ code: 'too-deep', value: '' })
  return kept
}

/** Up to the end, or to the parenthesis that closes what it is in. */
function readAll(reader: Reader): Query | undefined {
  const queries: Query[] = []
  for (let next = reader.rest[reader.at]; next && next.type !== 'close'; next = reader.rest[reader.at]) {
    const query = readEither(reader)
    if (query) queries.push(query)
  }
  reader.at++
  return combined('and', queries)
}

function readEither(reader: Reader): Query | undefined {
  const queries: Query[] = []
  do {
    while (reader.rest[reader.at]?.type === 'or') reader.at++
    const query = readTerm(reader)
    if (query) queries.push(query)
  } while (reader.rest[reader.at]?.type === 'or')
  return combined('or', queries)
}

function readTerm(reader: Reader): Query | undefined {
  const lexeme = reader.rest[reader.at]
  if (!lexeme || lexeme.type === 'close') return undefined
  reader.at++
  if (lexeme.type === 'open') return readAll(reader)
  if (lexeme.type === 'not') return readNot(reader)
  if (lexeme.type === 'field') reader.fields.push(lexeme)
  return 'text' in lexeme ? lexeme : undefined
}

function readNot(reader: Reader): Query | undefined {
  const next = reader.rest[reader.at]
  if (next?.type === 'field') {
    reader.at++
    reader.notices.push({ code: 'field-excluded', value: next.value })
    return undefined
  }
  const query = readTerm(reader)
  return query?.type === 'not' ? query.query : query && { type: 'not', query }
}

function distinct(notices: readonly Notice[]): readonly Notice[] {
  return [...new Map(notices.map((notice) => [`${notice.code} ${notice.value}`, notice])).values()]
}
