import { articlesMentioning, monthsMentioning } from '../../../archive/entity-mentions.ts'
import { message } from '../../../locale/messages.ts'
import { EDITION_LANGS } from '../../../model/lang.ts'
import { FIELDS, nameOf, topicNames } from '../../../search/fields.ts'
import { broaderTopics, narrowerTopics, type Topic, topicByKey } from '../../../text/topics/topic.ts'
import { type Html, html } from '../../html.ts'
import { definePage, NOT_FOUND } from '../../page.ts'
import { counterpartsOf, type ListData, listPage } from '../../parts/list-page.ts'
import { marks } from '../../parts/names.ts'
import { isFirstPart, rangeOf } from '../../parts/pagination.ts'
import { topicLinks, topicName } from '../../parts/topic-links.ts'
import { answerPath, topicPath } from '../../paths.ts'
import type { Visit } from '../../site.ts'
import { coverageChart } from '../entity/coverage-chart.ts'
import { type Bar, barsOf } from '../entity/months.ts'

interface TopicData {
  readonly id: string
  readonly list: ListData
  readonly bars: readonly Bar[]
}

/** What an edition has about a topic and its parts, how often over the years, and the topics around it. */
export const topicPage = definePage<TopicData>({
  async load(visit) {
    const topic = topicByKey(visit.param('key'))
    return topic ? { data: await loadTopic(visit, topic) } : NOT_FOUND
  },
  view(visit, { list, bars }) {
    const topic = topicByKey(visit.param('key'))
    if (!topic) throw new Error('a topic that is gone between reading and drawing')
    return topicView(visit, topic, list, bars)
  },
})

async function loadTopic({ site, now, edition, query, ...visit }: Visit, { id }: Topic): Promise<TopicData> {
  const { reads } = site.archive
  const entity = `topic:${id}`
  const range = rangeOf(query)
  const page = await articlesMentioning(reads, now, entity, edition.lang, range)
  const counterparts = await counterpartsOf({ site, now, edition, query, ...visit }, page.rows)
  const bars = isFirstPart(range) ? barsOf(await monthsMentioning(reads, now, entity)) : []
  return { id, list: { range, page, counterparts }, bars }
}

function topicView(visit: Visit, topic: Topic, list: ListData, bars: readonly Bar[]): Html {
  const { edition } = visit
  const { lang } = edition
  const title = topicName(topic, lang)
  const around = isFirstPart(list.range) ? aroundTopic(visit, topic) : undefined
  return listPage(visit, list, {
    path: topicPath(lang, topic),
    title,
    empty: 'empty.topic',
    style: 'coverage',
    // A page that has nothing to tell is for those who were led there, not for search engines.
    noindex: list.page.rows.length === 0,
    before: html`${names(visit, topic)}${coverageChart(edition, bars)}${searchInside(visit, topic)}`,
    ...(around && { beside: around, besideLabel: message(edition, 'topic.around') }),
  })
}

/** What it is, and its names in both scripts. */
function names({ edition }: Visit, topic: Topic): Html {
  const all = EDITION_LANGS.map(
    (lang) => html` <bdi ${marks(lang)}>${topic.names[lang].join(lang === 'ar' ? '، ' : ', ')}</bdi>`,
  )
  return html`<p class="kicker">${message(edition, 'topic.topic')}</p><p class="names">${all}</p>`
}

function searchInside({ edition }: Visit, { id }: Topic): Html {
  const { lang } = edition
  const question = `${nameOf(FIELDS, 'topic', lang)}:"${nameOf(topicNames(), id, lang)}"`
  return html`<p><a href="${answerPath(lang, question)}">${message(edition, 'topic.search')}</a></p>`
}

/** What it is a part of, its parts, and what stands beside it under the same one. */
function aroundTopic({ edition }: Visit, topic: Topic): Html | undefined {
  const above = broaderTopics(topic)
  const beside = above[0] ? narrowerTopics(above[0]).filter(({ id }) => id !== topic.id) : []
  const lists = [
    { heading: message(edition, 'topic.broader'), topics: above },
    { heading: message(edition, 'topic.narrower'), topics: narrowerTopics(topic) },
    { heading: message(edition, 'topic.around'), topics: beside },
  ].filter(({ topics }) => topics.length > 0)
  if (lists.length === 0) return undefined
  return html`${lists.map(
    ({ heading, topics }) => html`<h2 class="label">${heading}</h2>
<ul class="entities">${topics.map((one) => html`<li>${topicLinks(edition.lang, [one])}</li>`)}</ul>`,
  )}`
}
