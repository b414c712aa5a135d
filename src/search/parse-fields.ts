import type { Kind } from '../model/article.ts'
import { type Calendar, type Span, spanOf, wholeDays } from './days.ts'
import { KIND_NAMES, type Named, ORDER_NAMES, topicNames, valueNamed } from './fields.ts'
import type { FieldLexeme } from './lexemes.ts'
import type { Notice } from './notice.ts'
import type { Filters, Order } from './query.ts'
import { topicsNear } from './topics-near.ts'

/** What the fields of a question may be given in one archive. */
export interface Vocabulary {
  readonly source: readonly Named[]
  readonly section: readonly Named[]
  readonly lang: readonly Named[]
  readonly calendar: Calendar
}

/** Narrows by the fields of a question; what cannot be understood is told of and narrows nothing. */
export function filtersOf(fields: readonly FieldLexeme[], vocabulary: Vocabulary, notices: Notice[]): Filters {
  for (const { value } of fields) {
    if (value === '') notices.push({ code: 'no-value', value: '' })
  }
  const given = fields.filter(({ value }) => value !== '')
  const named = (field: 'source' | 'section' | 'topic' | 'kind' | 'lang', names: readonly Named[]) =>
    valuesOf(given, field, names, notices)
  return {
    source: named('source', vocabulary.source),
    section: named('section', vocabulary.section),
    topic: named('topic', topicNames()),
    kind: named('kind', KIND_NAMES) as Kind[],
    lang: named('lang', vocabulary.lang),
    by: [...new Set(given.filter(({ field }) => field === 'by').map(({ value }) => value))],
    ...timesOf(given, vocabulary.calendar, notices),
  }
}

function valuesOf(
  fields: readonly FieldLexeme[],
  wanted: 'source' | 'section' | 'topic' | 'kind' | 'lang' | 'sort',
  names: readonly Named[],
  notices: Notice[],
): string[] {
  const values = new Set<string>()
  for (const { field, value } of fields) {
    if (field !== wanted) continue
    const found = valueNamed(names, value)
    if (found === undefined) notices.push(unknown(wanted, value))
    else values.add(found)
  }
  return [...values]
}

function unknown(wanted: 'source' | 'section' | 'topic' | 'kind' | 'lang' | 'sort', value: string): Notice {
  const near = wanted === 'topic' ? topicsNear(value).map(({ id }) => id) : []
  return { code: `unknown-${wanted}`, value, ...(near.length > 0 && { near }) }
}

/** The last order asked for counts. */
export function orderOf(fields: readonly FieldLexeme[], notices: Notice[]): Order | undefined {
  const given = fields.filter(({ value }) => value !== '')
  return valuesOf(given, 'sort', ORDER_NAMES, notices).at(-1) as Order | undefined
}

/** The time that all the dates of a question leave: `after:2024` is from the first instant of 2024 on. */
function timesOf(fields: readonly FieldLexeme[], calendar: Calendar, notices: Notice[]): Partial<Span> {
  let from = Number.NEGATIVE_INFINITY
  let to = Number.POSITIVE_INFINITY
  for (const { field, value } of fields) {
    if (field !== 'after' && field !== 'before' && field !== 'on') continue
    const span = spanOf(calendar, value)
    if (typeof span !== 'object') {
      notices.push({ code: span === 'ambiguous' ? 'ambiguous-date' : 'unreadable-date', value })
      continue
    }
    const whole = field === 'on' ? wholeDays(calendar, span) : span
    if (field !== 'before') from = Math.max(from, whole.from)
    if (field !== 'after') to = Math.min(to, field === 'on' ? whole.to : whole.from)
  }
  return { ...(Number.isFinite(from) && { from }), ...(Number.isFinite(to) && { to }) }
}
