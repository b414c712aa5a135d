import type { EditionLang } from '../model/lang.ts'
import { dateBeginning } from './days.ts'
import { FIELDS, type Field, KIND_NAMES, nameOf, ORDER_NAMES, topicNames } from './fields.ts'
import type { Vocabulary } from './parse-fields.ts'
import { usualOrder } from './parse-query.ts'
import type { Filters, Query, Question } from './query.ts'

/**
 * A question as a reader of the language would type it: words first, then fields. `parseQuery` reads the same
 * question out of it again, so that a link can ask for a little more or less than the page it stands on.
 */
export function printQuery({ query, filters, order }: Question, vocabulary: Vocabulary, lang: EditionLang): string {
  const field = (name: Field, value: string) => `${nameOf(FIELDS, name, lang)}:${printValue(value)}`
  const sort = order === usualOrder(query) ? [] : [field('sort', nameOf(ORDER_NAMES, order, lang))]
  const fields = [...printFilters(filters, vocabulary, lang), ...printTimes(filters, vocabulary)]
  return [query && printTree(query), ...fields.map(([name, value]) => field(name, value)), ...sort]
    .filter(Boolean)
    .join(' ')
}

type FieldValue = readonly [Field, string]

function printFilters(filters: Filters, vocabulary: Vocabulary, lang: EditionLang): readonly FieldValue[] {
  const { source, section, topic, kind, lang: langs, by } = filters
  return [
    ...source.map((value): FieldValue => ['source', nameOf(vocabulary.source, value, lang)]),
    ...section.map((value): FieldValue => ['section', nameOf(vocabulary.section, value, lang)]),
    ...topic.map((value): FieldValue => ['topic', nameOf(topicNames(), value, lang)]),
    ...kind.map((value): FieldValue => ['kind', nameOf(KIND_NAMES, value, lang)]),
    ...langs.map((value): FieldValue => ['lang', nameOf(vocabulary.lang, value, lang)]),
    ...by.map((value): FieldValue => ['by', value]),
  ]
}

function printTimes({ from, to }: Filters, { calendar }: Vocabulary): readonly FieldValue[] {
  const beginning = from === undefined ? undefined : dateBeginning(calendar, from)
  const end = to === undefined ? undefined : dateBeginning(calendar, to)
  if (beginning !== undefined && end !== undefined) {
    const whole = wholeSpan(beginning, to, calendar)
    if (whole !== undefined) return [['on', whole]]
  }
  return [
    ...(beginning === undefined ? [] : [['after', beginning] as const]),
    ...(end === undefined ? [] : [['before', end] as const]),
  ]
}

/** The year, month or day that begins on a date and ends at `to`, if there is one. */
function wholeSpan(beginning: string, to: number | undefined, calendar: Vocabulary['calendar']): string | undefined {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(beginning) ?? []
  if (year === undefined) return undefined
  const dates = [year, `${year}-${month}`, `${year}-${month}-${day}`].filter((date) => date.length >= beginning.length)
  return dates.find((date) => {
    const [y = 0, ...rest] = date.split('-').map(Number)
    return calendar.span(y, ...rest).to === to
  })
}

/** The words of a question alone. */
export function printTree(query: Query): string {
  switch (query.type) {
    case 'word':
      return query.text
    case 'phrase':
      return `"${query.text}"`
    case 'not':
      return `-${printPart(query.query, 'not')}`
    case 'and':
      return query.queries.map((part) => printPart(part, 'and')).join(' ')
    case 'or':
      return query.queries.map((part) => printPart(part, 'or')).join(' OR ')
  }
}

/** In parentheses where the tree would else be another: `OR` binds tighter than the space. */
function printPart(part: Query, around: 'not' | 'and' | 'or'): string {
  const grouped = part.type === 'and' || (part.type === 'or' && around !== 'and')
  return grouped ? `(${printTree(part)})` : printTree(part)
}

function printValue(value: string): string {
  return /^[^\s()"＂“”„‟«»|]+$/.test(value) ? value : `"${value.replace(/["＂“”„‟«»]/g, ' ')}"`
}
