import { formatDate } from '../../../locale/dates.ts'
import { message } from '../../../locale/messages.ts'
import { EDITION_LANGS, type EditionLang } from '../../../model/lang.ts'
import { MOST_MEMBERS, nameOf } from '../../../model/story.ts'
import { type Html, html } from '../../html.ts'
import { layout } from '../../layout.ts'
import { definePage } from '../../page.ts'
import { entityLists } from '../../parts/entity-list.ts'
import { inLang, marks, sourceName } from '../../parts/names.ts'
import { storyHref } from '../../parts/story-link.ts'
import { sourcePath } from '../../paths.ts'
import type { Visit } from '../../site.ts'
import { loadStory, type StoryData } from './load-story.ts'
import { storyMap } from './story-map.ts'
import { timeline } from './timeline.ts'
import { tollTable } from './toll-table.ts'

/** A story: what was told of it, in both languages, in order; where it happened; and how the account changed. */
export const storyPage = definePage<StoryData>({ load: loadStory, view: storyView })

function storyView(visit: Visit, data: StoryData): Html {
  const { edition } = visit
  const { story } = data
  const name = nameOf(story, edition.lang)
  const paths = EDITION_LANGS.map((lang) => [lang, storyHref(lang, story)] as const)
  const meta = {
    title: name.text,
    titleLang: name.lang,
    path: storyHref(edition.lang, story),
    counterpart: (lang: EditionLang) => storyHref(lang, story),
    alternates: [
      ...paths.map(([hreflang, path]) => ({ hreflang, path })),
      { hreflang: 'x-default' as const, path: storyHref('en', story) },
    ],
    // One text alone is found under its own address.
    noindex: story.reports < 2,
    feedOf: storyHref(edition.lang, story),
    style: 'coverage' as const,
  }
  return layout(
    visit,
    meta,
    html`<div class="story-page">
<header class="page-title"><p class="kicker">${message(edition, 'story.label')}</p>
<h1 ${marks(name.lang)}>${name.text}</h1>
<p class="meta">${span(visit, data)}</p></header>
<div class="story-columns">
<div>${tollTable(visit, data)}${timeline(visit, data)}
${story.count === MOST_MEMBERS ? html`<p class="empty">${message(edition, 'story.older')}</p>` : ''}</div>
<aside aria-label="${message(edition, 'story.label')}">${storyMap(visit, data.entities)}${entityLists(visit, data.entities, data.people)}${sources(visit, data)}</aside>
</div>
</div>`,
  )
}

function span({ edition }: Visit, { story }: StoryData): Html {
  const date = (at: number) => formatDate(edition, { at, precision: 'minute' })
  const [from, to] = [date(story.first), date(story.last)]
  const dates = from === to ? from : message(edition, 'story.span', { from, to })
  return html`<span>${dates}</span> <span>${message(edition, 'story.count', { count: story.count })}</span>`
}

function sources({ edition }: Visit, { members }: StoryData): Html {
  const { lang } = edition
  const byKey = new Map(members.map(({ source }) => [source.key, source]))
  const items = [...byKey.values()].map((source) => {
    const name = sourceName(source, lang)
    return html`<li><a href="${sourcePath(lang, source.key)}">${inLang(name.text, name.lang, lang)}</a></li>`
  })
  return html`<h2 class="label">${message(edition, 'story.sources')}</h2>
<ul class="entities">${items}</ul>`
}
