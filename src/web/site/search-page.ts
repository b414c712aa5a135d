import { type MessageKey, type MessageParams, message } from '../../locale/messages.ts'
import { FIELDS, nameOf } from '../../search/fields.ts'
import type { Notice } from '../../search/notice.ts'
import { parseQuery } from '../../search/parse-query.ts'
import { printTree } from '../../search/print-query.ts'
import type { Order, Question } from '../../search/query.ts'
import type { SearchResult } from '../../search/result.ts'
import { search } from '../../search/search.ts'
import { type ResultAcross, searchAcross } from '../../search/search-across.ts'
import { respelled } from '../../search/spelling.ts'
import { topicById } from '../../text/topics/topic.ts'
import { type Html, html } from '../html.ts'
import { layout } from '../layout.ts'
import { type Asked, answerLink, asksNothing } from '../narrow.ts'
import { definePage } from '../page.ts'
import { activeFilters } from '../parts/active-filters.ts'
import { FACETS_ID, facets } from '../parts/facets.ts'
import { isolatedMessage } from '../parts/isolated-message.ts'
import { searchAcrossSection } from '../parts/search-across.ts'
import { searchForm } from '../parts/search-form.ts'
import { searchAdvice, searchHelp } from '../parts/search-help.ts'
import { searchHit } from '../parts/search-hit.ts'
import { topicName } from '../parts/topic-links.ts'
import { answerPath, feedPath, searchPath } from '../paths.ts'
import { vocabularyOf } from '../search-vocabulary.ts'
import type { Visit } from '../site.ts'

const PER_PAGE = 20
/** Texts in the other language that stand below the first results. */
const ACROSS = 5
/** Nobody reads on so far; each part costs what all before it do. */
const LAST_OFFSET = 980
const ORDERS: readonly Order[] = ['relevance', 'newest']

interface SearchData extends Asked {
  /** As it was typed. */
  readonly text: string
  readonly notices: readonly Notice[]
  readonly offset: number
  /** Undefined when nothing was asked. */
  readonly result: SearchResult | undefined
  /** What the texts in the other language have to say. */
  readonly across: ResultAcross | undefined
  /** What may have been meant, where no text holds all that was asked. */
  readonly respelled: Question | undefined
}

/** What the archive answers to a question, with ways to ask for less or more of it. */
export const searchPage = definePage<SearchData>({
  // There is no end of questions: they would push out what is read more often.
  kept: false,
  async load(visit) {
    const { site, now, query } = visit
    const text = questionIn(query)
    const vocabulary = await vocabularyOf(visit)
    const { question, notices } = parseQuery(text, vocabulary)
    const offset = offsetIn(query)
    const result = asksNothing(question)
      ? undefined
      : await search(site.archive.reads, now, question, { offset, limit: PER_PAGE })
    const isLacking = result && (result.total.count === 0 || result.relaxedTo !== undefined)
    const meant = isLacking ? await respelled(site.archive.reads, now, question) : undefined
    const isFirst = result && offset === 0
    const across = isFirst ? await searchAcross(site.archive.reads, now, question, ACROSS) : undefined
    return { data: { text, question, vocabulary, notices, offset, result, across, respelled: meant } }
  },
  view(visit, data) {
    const { edition } = visit
    const { text, result, question } = data
    const narrowing = result && result.hits.length > 0 ? facets(visit, data, result) : ''
    const ownPath = text === '' ? searchPath(edition.lang) : answerPath(edition.lang, text, data.offset)
    const [key, words] = titleOf(question)
    return layout(
      visit,
      {
        title: message(edition, key, words),
        path: ownPath,
        noindex: true,
        style: 'search',
        feedOf: result && answerLink(visit, data, question),
      },
      html`<header class="page-title"><h1>${isolatedMessage(edition, key, words)}</h1>
${searchForm(visit, text)}
${noticeList(visit, data)}
${didYouMean(visit, data)}
${activeFilters(visit, data)}
${result ? countLine(visit, data, result, narrowing !== '') : ''}</header>
${result ? answer(visit, data, result, narrowing) : searchHelp(visit)}`,
    )
  },
})

/** The words that were asked for; what they are narrowed to stands below. */
function titleOf({ query }: Question): readonly [MessageKey, MessageParams] {
  return query ? ['search.resultsFor', { query: printTree(query) }] : ['search.title', {}]
}

/** What was asked. A form may put it in several pieces: what was typed, and what to search inside. */
export function questionIn(query: URLSearchParams): string {
  return query.getAll('q').join(' ').trim().toWellFormed()
}

function offsetIn(query: URLSearchParams): number {
  const [offset = '0'] = /^\d{1,4}$/.exec(query.get('offset') ?? '') ?? []
  return Math.min(Number(offset), LAST_OFFSET)
}

function noticeList(visit: Visit, { text, notices, result }: SearchData): Html | '' {
  const { edition } = visit
  const told = notices.map((notice) => noticeOf(visit, notice))
  if (text !== '' && !result && told.length === 0) told.push(html`${message(edition, 'search.nothingAsked')}`)
  return told.length === 0
    ? ''
    : html`<div class="notices" role="status"><ul>${told.map((one) => html`<li>${one}</li>`)}</ul></div>`
}

/** What was passed over, and ways to what may have been meant. */
function noticeOf({ edition }: Visit, { code, value, near = [] }: Notice): Html {
  const told = isolatedMessage(edition, `search.notice.${code}`, { value })
  if (near.length === 0) return told
  const field = nameOf(FIELDS, 'topic', edition.lang)
  const links = near.map((id, index) => {
    const topic = topicById(id)
    const name = topic ? topicName(topic, edition.lang) : id
    const href = answerPath(edition.lang, `${field}:"${name}"`)
    return html`${index === 0 ? '' : ' · '}<a href="${href}"><bdi>${name}</bdi></a>`
  })
  return html`${told} ${message(edition, 'search.notice.near')} ${links}`
}

/** The question as it may have been meant, a link to its answer. */
function didYouMean(visit: Visit, data: SearchData): Html | '' {
  const { edition } = visit
  const meant = data.respelled
  if (!meant?.query) return ''
  const link = html`<a href="${answerLink(visit, data, meant)}"><bdi>${printTree(meant.query)}</bdi></a>`
  return html`<p class="did-you-mean">${message(edition, 'search.didYouMean')} ${link}</p>`
}

/** How many there are, in which order, and where to go on from here. */
function countLine(visit: Visit, data: SearchData, { total, hits, relaxedTo }: SearchResult, hasFacets: boolean): Html {
  const { edition } = visit
  const { count } = total
  if (hits.length === 0) {
    const key = count > 0 ? 'search.noPart' : 'search.none'
    return html`<p role="status">${message(edition, key)}</p>`
  }
  const feed = feedPath(answerLink(visit, data, data.question), 'rss')
  const found = message(edition, total.exact ? 'search.results' : 'search.resultsOver', { count })
  return html`<div role="status"><p>${found}</p>${relaxedLine(visit, relaxedTo)}</div>
<div class="choices">${orderSwitch(visit, data)}
<a href="${feed}">${message(edition, 'search.asFeed')}</a>
${hasFacets ? html`<a class="to-facets" href="#${FACETS_ID}">${message(edition, 'search.narrow')}</a>` : ''}</div>`
}

/** In what way these texts are less than what was asked. */
function relaxedLine({ edition }: Visit, relaxedTo: SearchResult['relaxedTo']): Html | '' {
  if (relaxedTo === undefined) return ''
  const isAll = relaxedTo === 'synonyms'
  return html`<p>${isAll ? message(edition, 'search.synonyms') : message(edition, 'search.relaxed', { count: relaxedTo })}</p>`
}

function orderSwitch(visit: Visit, data: SearchData): Html | '' {
  const { edition } = visit
  const { question } = data
  const orders = ORDERS.map((order) => {
    const name = message(edition, `search.order.${order}`)
    const href = answerLink(visit, data, { ...question, order })
    return html`<li><a href="${href}"${order === question.order ? html` aria-current="true"` : ''}>${name}</a></li>`
  })
  return question.query ? html`<ul class="choices" aria-label="${message(edition, 'search.order')}">${orders}</ul>` : ''
}

function answer(visit: Visit, data: SearchData, result: SearchResult, narrowing: Html | ''): Html {
  const across = data.across ? searchAcrossSection(visit, data, data.across) : ''
  if (result.hits.length === 0) return html`${across}${searchAdvice(visit, data)}${searchHelp(visit)}`
  return html`<div class="columns">
<div class="list">
${result.hits.map((hit) => searchHit(visit.edition, hit))}
${parts(visit, data, result.next)}
</div>
${narrowing}
</div>
${across}`
}

function parts(visit: Visit, data: SearchData, next: number | undefined): Html | '' {
  const { edition } = visit
  const { offset, question } = data
  const link = (rel: 'prev' | 'next', to: number, text: string) =>
    html`<a rel="${rel}" href="${answerLink(visit, data, question, to)}">${text}</a>`
  const previous = offset > 0 ? link('prev', Math.max(0, offset - PER_PAGE), message(edition, 'search.previous')) : ''
  const further = next !== undefined && next <= LAST_OFFSET ? link('next', next, message(edition, 'search.next')) : ''
  if (!previous && !further) return ''
  return html`<nav class="pagination" aria-label="${message(edition, 'pages.label')}">${previous}${further}</nav>`
}
