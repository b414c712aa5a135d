import { listArticles } from '../../archive/lists.ts'
import { newestStories } from '../../archive/stories.ts'
import { message } from '../../locale/messages.ts'
import type { ArticleSummary } from '../../model/article.ts'
import type { Section } from '../../model/source.ts'
import type { Story } from '../../model/story.ts'
import { type Html, html } from '../html.ts'
import { layout } from '../layout.ts'
import { definePage } from '../page.ts'
import { articleItem, type ItemOptions } from '../parts/article-item.ts'
import { counterpartsOf } from '../parts/list-page.ts'
import { inLang, sectionName } from '../parts/names.ts'
import { storyLink } from '../parts/story-link.ts'
import { frontPath, kindPath, sectionPath, storiesPath } from '../paths.ts'
import type { Visit } from '../site.ts'

const NEWS = 8
const ARTICLES = 6
const PER_SECTION = 4
const STORIES = 5
/** A text and its translation are no story to lead readers to. */
const TEXTS_OF_A_STORY = 3
/** The newest of the reports under the lead are told in a sentence too. */
const WITH_STANDFIRST = 3

interface SectionBlock {
  readonly section: Section
  readonly articles: readonly ArticleSummary[]
}

interface FrontData {
  readonly news: readonly ArticleSummary[]
  readonly articles: readonly ArticleSummary[]
  readonly sections: readonly SectionBlock[]
  readonly stories: readonly Story[]
  readonly counterparts: readonly (readonly [number, ArticleSummary])[]
}

/** One lead, the latest reports, the latest articles, then section by section what is not shown above. */
export const frontPage = definePage<FrontData>({
  async load(visit) {
    const { archive } = visit.site
    const { lang } = visit.edition
    const newest = (kind: 'news' | 'article', limit: number) =>
      listArticles(archive.reads, visit.now, { lang, kind }, { limit })
    const [{ rows: news }, { rows: articles }] = await Promise.all([newest('news', NEWS), newest('article', ARTICLES)])
    const sections = await sectionBlocks(visit, [...news, ...articles])
    const stories = await newestStories(archive.reads, visit.now, STORIES, TEXTS_OF_A_STORY)
    const counterparts = await counterpartsOf(visit, [...news, ...articles])
    return { data: { news, articles, sections, stories, counterparts } }
  },
  view(visit, data) {
    const { edition } = visit
    const meta = { title: '', path: frontPath(edition.lang), feedOf: frontPath(edition.lang) }
    if (data.news.length + data.articles.length === 0) {
      return layout(visit, meta, html`<p class="empty">${message(edition, 'empty.front')}</p>`)
    }
    return layout(
      visit,
      meta,
      html`${top(visit, data)}${runningStories(visit, data.stories)}${sectionGrid(visit, data.sections)}`,
    )
  },
})

/** Of each section its newest articles but those that stand above; no more are read than may have to be left out. */
async function sectionBlocks(visit: Visit, above: readonly ArticleSummary[]): Promise<readonly SectionBlock[]> {
  const { reads } = visit.site.archive
  const shown = new Set(above.map((article) => article.id))
  const blocks = await Promise.all(
    visit.sections.map(async (section) => {
      const limit = PER_SECTION + above.filter((article) => article.section?.key === section.key).length
      const { rows } = await listArticles(
        reads,
        visit.now,
        { lang: visit.edition.lang, sectionId: section.id },
        { limit },
      )
      return { section, articles: rows.filter((article) => !shown.has(article.id)).slice(0, PER_SECTION) }
    }),
  )
  return blocks.filter((block) => block.articles.length > 0)
}

function top({ edition }: Visit, { news, articles, counterparts }: FrontData): Html {
  const translations = new Map(counterparts)
  const item = (article: ArticleSummary, options: Partial<ItemOptions> = {}) =>
    articleItem(edition, article, { level: 'h3', counterpart: translations.get(article.id), ...options })
  const [lead, ...others] = news
  return html`<div class="front">
<section class="front-news" aria-labelledby="latest-news">
<h2 class="label" id="latest-news"><a href="${kindPath(edition.lang, 'news')}">${message(edition, 'site.latestNews')}</a></h2>
${lead ? item(lead, { className: 'lead', standfirst: true }) : ''}
<div class="briefs">${others.map((article, index) => item(article, { standfirst: index < WITH_STANDFIRST }))}</div>
</section>
<section class="front-articles" aria-labelledby="latest-articles">
<h2 class="label" id="latest-articles"><a href="${kindPath(edition.lang, 'article')}">${message(edition, 'site.latestArticles')}</a></h2>
${articles.map((article, index) => item(article, { standfirst: index === 0, inSection: true }))}
</section>
</div>`
}

/** What goes on: the way into the stories, by their names. */
function runningStories(visit: Visit, stories: readonly Story[]): Html | '' {
  if (stories.length === 0) return ''
  const { edition } = visit
  return html`<nav class="front-stories" aria-label="${message(edition, 'story.stories')}"><p class="meta"><a href="${storiesPath(edition.lang)}"><b>${message(edition, 'story.stories')}</b></a> ${stories.map((story) => html`<span>${storyLink(visit, story)}</span> `)}</p></nav>`
}

function sectionGrid({ edition }: Visit, blocks: readonly SectionBlock[]): Html {
  const sections = blocks.map(({ section, articles }) => {
    const { text, lang } = sectionName(section, edition.lang)
    return html`<section class="front-section">
<h2 class="label"><a href="${sectionPath(edition.lang, section.key)}">${inLang(text, lang, edition.lang)}</a></h2>
${articles.map((article) => articleItem(edition, article, { level: 'h3', inSection: true }))}
</section>`
  })
  return html`<div class="front-sections">${sections}</div>`
}
