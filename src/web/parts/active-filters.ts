import { formatDate, formatMonth, formatYear } from '../../locale/dates.ts'
import { message } from '../../locale/messages.ts'
import type { Filters } from '../../search/query.ts'
import { topicById } from '../../text/topics/topic.ts'
import { type Html, html } from '../html.ts'
import { type Asked, answerLink } from '../narrow.ts'
import type { Visit } from '../site.ts'
import { nameIn, valueName } from './facets.ts'
import { topicName } from './topic-links.ts'

/** One thing that a result is narrowed to, and the filters without it. */
interface Active {
  readonly name: string
  readonly without: Filters
}

/** What a result is narrowed to, each with the way to undo it. */
export function activeFilters(visit: Visit, asked: Asked): Html | '' {
  const { edition } = visit
  const active = [...activeValues(visit, asked), ...activeTimes(visit, asked)]
  if (active.length === 0) return ''
  const items = active.map(({ name, without }) => {
    const href = answerLink(visit, asked, { ...asked.question, filters: without })
    return html`<li><a href="${href}" aria-label="${message(edition, 'search.remove', { name })}"><bdi>${name}</bdi></a></li>`
  })
  return html`<div class="choices active"><span id="narrowed">${message(edition, 'search.narrowed')}</span><ul aria-labelledby="narrowed">${items}</ul></div>`
}

function activeValues(visit: Visit, asked: Asked): readonly Active[] {
  const { edition } = visit
  const { filters } = asked.question
  const nameOf = {
    source: (value: string) => valueName(visit, asked, 'source', value).text,
    section: (value: string) => nameIn(asked.vocabulary.section, value, edition.lang).text,
    kind: (value: string) => valueName(visit, asked, 'kind', value).text,
    lang: (value: string) => valueName(visit, asked, 'lang', value).text,
    by: (name: string) => message(edition, 'search.by', { name }),
    topic: (value: string) => {
      const topic = topicById(value)
      return topic ? topicName(topic, edition.lang) : value
    },
  }
  return (['source', 'section', 'kind', 'lang', 'by', 'topic'] as const).flatMap((field) =>
    filters[field].map((value) => ({
      name: nameOf[field](value),
      without: { ...filters, [field]: filters[field].filter((one) => one !== value) },
    })),
  )
}

/** A whole year, month or day is one; else the beginning and the end of the time are told, and undone, apart. */
function activeTimes(visit: Visit, asked: Asked): readonly Active[] {
  const { from, to, ...others } = asked.question.filters
  const { edition } = visit
  const whole = from !== undefined && to !== undefined ? wholeName(visit, asked, from, to) : undefined
  if (whole !== undefined) return [{ name: whole, without: others }]
  const dateAt = (at: number) => formatDate(edition, { at, precision: 'minute' })
  return [
    ...(from === undefined
      ? []
      : [
          {
            name: message(edition, 'search.since', { date: dateAt(from) }),
            without: { ...others, ...(to !== undefined && { to }) },
          },
        ]),
    ...(to === undefined
      ? []
      : [
          {
            name: message(edition, 'search.until', { date: dateAt(to) }),
            without: { ...others, ...(from !== undefined && { from }) },
          },
        ]),
  ]
}

function wholeName({ edition }: Visit, { vocabulary }: Asked, from: number, to: number): string | undefined {
  const { calendar } = vocabulary
  const { year, month, day } = calendar.dayOf(from)
  const is = (span: { readonly from: number; readonly to: number }) => span.from === from && span.to === to
  if (is(calendar.span(year))) return formatYear(edition, year)
  if (is(calendar.span(year, month))) return formatMonth(edition, year, month)
  return is(calendar.span(year, month, day)) ? formatDate(edition, { at: from, precision: 'minute' }) : undefined
}
