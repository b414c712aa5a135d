import { articlesMentioning, monthsMentioning } from '../../../archive/entity-mentions.ts'
import { languageName, message } from '../../../locale/messages.ts'
import type { ArticleSummary } from '../../../model/article.ts'
import { EDITION_LANGS, type EditionLang } from '../../../model/lang.ts'
import { namesOf } from '../../../text/gazetteer/names-of.ts'
import { organisationById } from '../../../text/gazetteer/organisations.ts'
import { placeById } from '../../../text/gazetteer/places.ts'
import { type Html, html } from '../../html.ts'
import { drawMap } from '../../map/draw-map.ts'
import { definePage, NOT_FOUND, type Page } from '../../page.ts'
import { articleItem } from '../../parts/article-item.ts'
import { counterpartsOf, type ListData, listPage } from '../../parts/list-page.ts'
import { marks } from '../../parts/names.ts'
import { isFirstPart, rangeOf } from '../../parts/pagination.ts'
import { entityPath } from '../../paths.ts'
import type { Visit } from '../../site.ts'
import { isWide } from '../story/story-map.ts'
import { coverageChart } from './coverage-chart.ts'
import { type Bar, barsOf } from './months.ts'

type EntityType = 'place' | 'organisation'

interface EntityData {
  readonly id: string
  readonly list: ListData
  /** The newest in the other editions' languages, on the first part of the list. */
  readonly others: readonly { readonly lang: EditionLang; readonly articles: readonly ArticleSummary[] }[]
  readonly bars: readonly Bar[]
}

const OTHERS = 6

const KNOWN = {
  place: (id: string) => placeById(id) !== undefined,
  organisation: (id: string) => organisationById(id) !== undefined,
} as const

/** A place or an organisation: its names in both scripts, what was told of it lately, and how often over the years. */
export function entityPage(type: EntityType): Page {
  return definePage<EntityData>({
    async load(visit) {
      const id = visit.param('id')
      return KNOWN[type](id) ? { data: await loadEntity(visit, type, id) } : NOT_FOUND
    },
    view: (visit, data) => entityView(visit, type, data),
  })
}

async function loadEntity(visit: Visit, type: EntityType, id: string): Promise<EntityData> {
  const { site, now, edition, query } = visit
  const { reads } = site.archive
  const entity = `${type}:${id}`
  const range = rangeOf(query)
  const page = await articlesMentioning(reads, now, entity, edition.lang, range)
  const list = { range, page, counterparts: await counterpartsOf(visit, page.rows) }
  if (!isFirstPart(range)) return { id, list, others: [], bars: [] }
  const others = await Promise.all(
    EDITION_LANGS.filter((lang) => lang !== edition.lang).map(async (lang) => {
      const { rows } = await articlesMentioning(reads, now, entity, lang, { limit: OTHERS })
      return { lang, articles: rows }
    }),
  )
  return { id, list, others, bars: barsOf(await monthsMentioning(reads, now, entity)) }
}

function entityView(visit: Visit, type: EntityType, { id, list, others, bars }: EntityData): Html {
  const { lang } = visit.edition
  const title = namesOf(id, lang)[0] ?? id
  return listPage(visit, list, {
    path: entityPath(lang, `${type}:${id}`),
    title,
    empty: 'empty.entity',
    hasFeed: false,
    style: 'coverage',
    // A page that has nothing to tell is for those who were led there, not for search engines.
    noindex: list.page.rows.length === 0,
    before: html`${names(visit, type, id)}${isFirstPart(list.range) ? coverageChart(visit.edition, bars) : ''}`,
    ...(isFirstPart(list.range) ? { beside: beside(visit, type, id, others) } : {}),
    besideLabel: title,
  })
}

/** Every name in every language of the gazetteer, in its own script. */
function names({ edition }: Visit, type: EntityType, id: string): Html {
  const all = EDITION_LANGS.map(
    (lang) => html` <bdi ${marks(lang)}>${namesOf(id, lang).join(lang === 'ar' ? '، ' : ', ')}</bdi>`,
  )
  return html`<p class="kicker">${message(edition, `entity.${type}`)}</p><p class="names">${all}</p>`
}

function beside(visit: Visit, type: EntityType, id: string, others: EntityData['others']): Html {
  const { edition } = visit
  const lists = others
    .filter(({ articles }) => articles.length > 0)
    .map(
      ({
        lang,
        articles,
      }) => html`<h2 class="label"><a href="${entityPath(lang, `${type}:${id}`)}" hreflang="${lang}">${message(edition, 'entity.latestIn', { language: languageName(edition, lang) })}</a></h2>
${articles.map((article) => articleItem(edition, article, { level: 'h3' }))}`,
    )
  return html`${type === 'place' ? placeMap(visit, id) : ''}${lists}`
}

function placeMap({ edition }: Visit, id: string): Html | undefined {
  const place = placeById(id)
  const name = namesOf(id, edition.lang)[0] ?? id
  if (!place) return undefined
  const { latitude, longitude } = place
  return drawMap(edition.lang, message(edition, 'entity.map', { name }), [
    { name, latitude, longitude, isWide: isWide(place) },
  ])
}
