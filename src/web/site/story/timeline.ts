import { formatDate, formatTime, machineDate } from '../../../locale/dates.ts'
import { languageName, message } from '../../../locale/messages.ts'
import type { ArticleSummary } from '../../../model/article.ts'
import type { Addition } from '../../../relate/story/account.ts'
import { type Html, html } from '../../html.ts'
import { headlineLink } from '../../parts/article-item.ts'
import { inLang, kindName, marks, sourceName } from '../../parts/names.ts'
import type { Visit } from '../../site.ts'
import type { StoryData } from './load-story.ts'

/** Every text of the story in its own language and direction, day by day, with what it added. */
export function timeline(visit: Visit, { members, account }: StoryData): Html {
  const { edition } = visit
  const additions = new Map(account.map((one) => [one.articleId, one]))
  const days = Map.groupBy(members, ({ published }) => formatDate(edition, published))
  const items = [...days].map(
    ([day, articles]) => html`<li><h3>${day}</h3>
${articles.map((article) => entry(visit, article, additions.get(article.id)))}</li>`,
  )
  return html`<section class="timeline" aria-labelledby="timeline">
<h2 class="label" id="timeline">${message(edition, 'story.timeline')}</h2>
<ol>${items}</ol>
</section>`
}

function entry({ edition }: Visit, article: ArticleSummary, addition: Addition | undefined): Html {
  const source = sourceName(article.source, edition.lang)
  const time = formatTime(edition, article.published)
  const kind = article.kind === 'article' ? html`<span class="kind">${kindName(edition, article)}</span> ` : ''
  return html`<article class="item">
<h4>${headlineLink(edition, article)}</h4>
${article.standfirst ? html`<p class="standfirst">${inLang(article.standfirst, article.lang, edition.lang)}</p>` : ''}
<p class="meta"><span class="language">${languageName(edition, article.lang)}</span> ${kind}<span>${inLang(source.text, source.lang, edition.lang)}</span> ${time ? html`<time datetime="${machineDate(article.published)}">${time}</time>` : ''}</p>
${addition && addition.sentences.length > 0 ? news({ edition }, article, addition) : ''}
</article>`
}

function news({ edition }: Pick<Visit, 'edition'>, article: ArticleSummary, { sentences }: Addition): Html {
  return html`<details><summary>${message(edition, 'story.new')}</summary>
<ul ${marks(article.lang)}>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul></details>`
}
