import { html } from 'hono/html'
import { searchHeadlines } from '../../archive/headlines.ts'
import { message } from '../../locale/messages.ts'
import { matchKey } from '../../text/fold.ts'
import { layout } from '../layout.ts'
import { definePage } from '../page.ts'
import { articleItem } from '../parts/article-item.ts'
import { searchPath } from '../paths.ts'

const LONGEST_QUERY = 200
const RESULTS = 50

/** Articles whose headlines hold all the words asked for, in either language, newest first. */
export const searchPage = definePage({
  async load({ site, now, query }) {
    const asked = (query.get('q') ?? '').slice(0, LONGEST_QUERY).toWellFormed()
    const words = matchKey(asked).split(' ').filter(Boolean)
    const articles = words.length > 0 ? await searchHeadlines(site.archive.reads, now, words, RESULTS) : []
    return { data: { asked, articles } }
  },
  view(visit, { asked, articles }) {
    const { edition } = visit
    const title = asked ? message(edition, 'search.resultsFor', { query: asked }) : message(edition, 'search.title')
    const found = asked
      ? html`<p role="status">${articles.length > 0 ? message(edition, 'search.results', { count: articles.length }) : message(edition, 'search.none', { query: asked })}</p>`
      : ''
    return layout(
      visit,
      { title, path: searchPath(edition.lang), noindex: true },
      html`<header class="page-title"><h1>${title}</h1>
<form class="search" action="${searchPath(edition.lang)}" role="search"><label for="q">${message(edition, 'search.headlines')}</label>
<input type="search" id="q" name="q" value="${asked}" dir="auto" maxlength="${LONGEST_QUERY}"> <button>${message(edition, 'search.button')}</button></form>
${found}</header>
<div class="list">${articles.map((article) => articleItem(edition, article, { level: 'h2', standfirst: true }))}</div>`,
    )
  },
})
