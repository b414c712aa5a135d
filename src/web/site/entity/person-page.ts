import { articlesMentioning, entitiesOf, monthsMentioning } from '../../../archive/entity-mentions.ts'
import { peopleByIds, personById, personIdOf, type Spelling } from '../../../archive/people.ts'
import { storiesWith } from '../../../archive/stories.ts'
import { languageName, message } from '../../../locale/messages.ts'
import type { ArticleSummary } from '../../../model/article.ts'
import { EDITION_LANGS, type EditionLang } from '../../../model/lang.ts'
import { type Person, personName, SCRIPT_OF } from '../../../model/person.ts'
import type { Story } from '../../../model/story.ts'
import { type Html, html } from '../../html.ts'
import { layout } from '../../layout.ts'
import { definePage, type Loaded, NOT_FOUND } from '../../page.ts'
import { articleItem } from '../../parts/article-item.ts'
import { entityLists } from '../../parts/entity-list.ts'
import { counterpartsOf, type ListData, listPage } from '../../parts/list-page.ts'
import { marks } from '../../parts/names.ts'
import { isFirstPart, rangeOf } from '../../parts/pagination.ts'
import { personHref } from '../../parts/person-link.ts'
import { storyLink } from '../../parts/story-link.ts'
import { frontPath, personPath } from '../../paths.ts'
import type { Visit } from '../../site.ts'
import { coverageChart } from './coverage-chart.ts'
import { type Bar, barsOf } from './months.ts'

interface PersonData {
  readonly person: Person
  readonly spellings: readonly Spelling[]
  readonly list: ListData
  /** The newest in the other editions' languages, on the first part of the list. */
  readonly others: readonly { readonly lang: EditionLang; readonly articles: readonly ArticleSummary[] }[]
  readonly bars: readonly Bar[]
  readonly stories: readonly Story[]
  /** What the newest texts tell of beside this person, the most of them first. */
  readonly around: readonly string[]
  readonly people: readonly Person[]
}

const OTHERS = 6
const STORIES = 6
const MOST_AROUND = 60

/** A person: the names in both scripts, what was told of them lately in both languages, how often over the years, with whom. */
export const personPage = definePage<PersonData | undefined>({
  load: loadPerson,
  view: (visit, data) => (data ? personView(visit, data) : hiddenView(visit)),
})

async function loadPerson(visit: Visit): Promise<Loaded<PersonData | undefined>> {
  const { site, now, edition } = visit
  const id = Number.parseInt(visit.param('address'), 10)
  const found = await personById(site.archive.reads, now, id, site.personPagesFrom)
  if (!found || site.personPagesFrom === 0) return NOT_FOUND
  if ('mergedInto' in found) return { movedTo: personPath(edition.lang, found.mergedInto, '') }
  if ('hidden' in found) return { status: 410, data: undefined }
  const path = personHref(edition.lang, found.person)
  if (decodeURI(path) !== visit.path) return { movedTo: path }
  return { data: { ...found, ...(await loadCoverage(visit, id)) } }
}

async function loadCoverage(visit: Visit, id: number): Promise<Omit<PersonData, 'person' | 'spellings'>> {
  const { site, now, edition, query } = visit
  const { reads } = site.archive
  const entity = `person:${id}`
  const range = rangeOf(query)
  const page = await articlesMentioning(reads, now, entity, edition.lang, range)
  const list = { range, page, counterparts: await counterpartsOf(visit, page.rows) }
  if (!isFirstPart(range)) return { list, others: [], bars: [], stories: [], around: [], people: [] }
  const others = await Promise.all(
    EDITION_LANGS.filter((lang) => lang !== edition.lang).map(async (lang) => {
      const { rows } = await articlesMentioning(reads, now, entity, lang, { limit: OTHERS })
      return { lang, articles: rows }
    }),
  )
  const newest = [page.rows, ...others.map(({ articles }) => articles)].flat().map((article) => article.id)
  const around = (await entitiesOf(reads, newest, 1, MOST_AROUND)).filter((one) => one !== entity)
  const ids = around.flatMap((one) => personIdOf(one) ?? [])
  const people = [...(await peopleByIds(reads, now, ids, site.personPagesFrom)).values()]
  const stories = await storiesWith(reads, now, newest, STORIES)
  return { list, others, bars: barsOf(await monthsMentioning(reads, now, entity)), stories, around, people }
}

function personView(visit: Visit, data: PersonData): Html {
  const { edition } = visit
  const { person, list, bars } = data
  const name = personName(person, edition.lang)
  const paths = EDITION_LANGS.map((lang) => [lang, personHref(lang, person)] as const)
  const isFirst = isFirstPart(list.range)
  return listPage(visit, list, {
    path: personHref(edition.lang, person),
    title: name.text,
    titleLang: name.lang,
    empty: 'empty.entity',
    hasFeed: false,
    style: 'coverage',
    noindex: list.page.rows.length === 0,
    counterpart: Object.fromEntries(paths),
    before: html`${namesLine(visit, data)}${isFirst ? coverageChart(edition, bars) : ''}`,
    ...(isFirst ? { beside: beside(visit, data) } : {}),
    besideLabel: name.text,
  })
}

/** The name in the other script, and how else texts write it in either. */
function namesLine({ edition }: Visit, { person, spellings }: PersonData): Html {
  const title = personName(person, edition.lang).text
  const all = EDITION_LANGS.toSorted((one) => Number(one === edition.lang)).flatMap((lang) => {
    const others = spellings.filter(({ script }) => script === SCRIPT_OF[lang]).map(({ form }) => form)
    const names = [...new Set([person.names[lang] ?? [], ...others].flat())].filter((name) => name !== title)
    return names.length === 0 ? [] : [html` <bdi ${marks(lang)}>${names.join(lang === 'ar' ? '، ' : ', ')}</bdi>`]
  })
  return html`<p class="kicker">${message(edition, 'entity.person')}</p>${all.length === 0 ? '' : html`<p class="names">${all}</p>`}`
}

function beside(visit: Visit, { others, stories, around, people, person }: PersonData): Html {
  const { edition } = visit
  const latest = others
    .filter(({ articles }) => articles.length > 0)
    .map(
      ({
        lang,
        articles,
      }) => html`<h2 class="label"><a href="${personHref(lang, person)}" hreflang="${lang}">${message(edition, 'entity.latestIn', { language: languageName(edition, lang) })}</a></h2>
${articles.map((article) => articleItem(edition, article, { level: 'h3' }))}`,
    )
  const inStories =
    stories.length === 0
      ? ''
      : html`<h2 class="label">${message(edition, 'story.stories')}</h2>
<ul class="entities in-stories">${stories.map((story) => html`<li>${storyLink(visit, story)}</li>`)}</ul>`
  const lists = entityLists(visit, around, people)
  return html`${latest}${inStories}${lists}`
}

/** What stands where the page of a person stood whom an editor took away: that there is none; not the name. */
function hiddenView(visit: Visit): Html {
  const { edition } = visit
  const title = message(edition, 'person.gone.title')
  return layout(
    visit,
    { title, path: visit.path, noindex: true },
    html`<div class="notice">
<h1>${title}</h1>
<p>${message(edition, 'person.gone.text')}</p>
<p><a href="${frontPath(edition.lang)}">${message(edition, 'error.toFront')}</a></p>
</div>`,
  )
}
