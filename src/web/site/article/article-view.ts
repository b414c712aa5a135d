import { formatDate, formatTime, machineDate } from '../../../locale/dates.ts'
import { languageName, message } from '../../../locale/messages.ts'
import type { Article } from '../../../model/article.ts'
import { localised } from '../../../model/lang.ts'
import { topicById } from '../../../text/topics/topic.ts'
import { type Html, html, raw } from '../../html.ts'
import { layout } from '../../layout.ts'
import { headlineLink } from '../../parts/article-item.ts'
import { inLang, kindName, marks, sectionName, sourceName } from '../../parts/names.ts'
import { partOfStory } from '../../parts/story-link.ts'
import { topicLinks } from '../../parts/topic-links.ts'
import * as paths from '../../paths.ts'
import type { Visit } from '../../site.ts'
import { commentsSection } from '../comments/comments-view.ts'
import { articleMeta } from './article-meta.ts'
import { changeNote } from './change-note.ts'
import type { ArticleData } from './load-article.ts'
import { relatedLists } from './related-lists.ts'
import { shareLinks } from './share-links.ts'

/** The article like a column: what it is, what it says, where it comes from, what changed; then what is around it. */
export function articleView(visit: Visit, data: ArticleData): Html {
  const { article } = data
  return layout(
    visit,
    articleMeta(visit, data),
    html`<div class="article-page">
<article class="column ${article.kind}" ${marks(article.lang)}>
<header>
${kicker(visit, article)}
<h1>${article.headline}</h1>
${article.standfirst ? html`<p class="standfirst">${article.standfirst}</p>` : ''}
</header>
${byline(visit, article)}
${translations(visit, data)}
${partOfStory(visit, data.story)}
${corrections(visit, data)}
<div class="body">${body(article)}</div>
${colophon(visit, data)}
</article>
${relatedLists(visit, data)}
${commentsSection(visit, article, data.comments)}
</div>`,
  )
}

function kicker({ edition }: Visit, article: Article): Html {
  const { lang } = edition
  const section = article.section && sectionName(article.section, lang)
  const link =
    article.section && section
      ? html`<a href="${paths.sectionPath(lang, article.section.key)}">${inLang(section.text, section.lang, lang)}</a> `
      : ''
  const language =
    article.lang === lang ? '' : html` <span class="language">${languageName(edition, article.lang)}</span>`
  return html`<p class="kicker" ${marks(lang)}>${link}<a href="${paths.kindPath(lang, article.kind)}">${kindName(edition, article)}</a>${language}</p>`
}

/** Byline, source, date and time, in the furniture's language around names in their own. */
function byline({ site, edition }: Visit, article: Article): Html {
  const { lang } = edition
  const address = site.siteUrl + paths.articleLink(lang, article)
  const source = sourceName(article.source, lang)
  const time = formatTime(edition, article.published)
  return html`<div class="byline" ${marks(lang)}>
${article.byline ? html`<p class="author">${inLang(article.byline, article.lang, lang)}</p>` : ''}
<dl>
<div><dt>${message(edition, 'article.source')}</dt><dd><a href="${paths.sourcePath(lang, article.source.key)}">${inLang(source.text, source.lang, lang)}</a></dd></div>
<div><dt>${message(edition, 'article.published')}</dt><dd><time datetime="${machineDate(article.published)}">${formatDate(edition, article.published)}${time ? html` <span class="time">${time}</span>` : ''}</time></dd></div>
${updated({ edition }, article)}
</dl>
</div>
${shareLinks(edition, article.headline, address)}`
}

function updated({ edition }: Pick<Visit, 'edition'>, { revision, modifiedAt }: Article): Html | '' {
  if (revision === 1) return ''
  const moment = { at: modifiedAt, precision: 'minute' } as const
  return html`<div><dt>${message(edition, 'article.updated')}</dt><dd><time datetime="${machineDate(moment)}">${formatDate(edition, moment)} <span class="time">${formatTime(edition, moment) ?? ''}</span></time></dd></div>`
}

function translations({ edition }: Visit, { translations }: ArticleData): Html | '' {
  if (translations.length === 0) return ''
  const items = translations.map(
    (article) =>
      html`<p><span>${message(edition, 'article.readIn', { language: languageName(edition, article.lang) })}</span> ${headlineLink(edition, article)}</p>`,
  )
  return html`<div class="translations" ${marks(edition.lang)}>${items}</div>`
}

/** Changes that readers must be told of, in the open and dated. An update is told by its time alone. */
function corrections({ edition }: Visit, { article, changes }: ArticleData): Html | '' {
  const told = changes.filter((change) => change.note !== undefined)
  if (told.length === 0) return ''
  const items = told.map((change) => changeNote(edition, change, article.lang))
  return html`<section class="corrections" aria-label="${message(edition, 'change.heading')}" ${marks(edition.lang)}>${items}</section>`
}

/** The dateline stands before the first sentence, as a newspaper sets it. */
function body({ dateline, body }: Article): Html {
  if (!dateline) return html`${raw(body)}`
  const place = html`<span class="dateline">${dateline}</span> <span aria-hidden="true">–</span> `
  return body.startsWith('<p>') ? html`<p>${place}${raw(body.slice(3))}` : html`<p>${place}</p>${raw(body)}`
}

/** Where the text comes from, under what terms, and, on paper, where it was printed from. */
function colophon({ site, edition }: Visit, { article, topics: ids }: ArticleData): Html {
  const { lang } = edition
  const terms = article.source.usageTerms && localised(article.source.usageTerms, lang)
  const source = sourceName(article.source, lang)
  const original = article.url
    ? html`<p><a href="${article.url}" rel="external noopener">${message(edition, 'article.original', { source: source.text })}</a></p>`
    : ''
  const topics = ids.flatMap((id) => topicById(id) ?? [])
  const address = site.siteUrl + paths.readablePath(paths.ownEdition(article, lang), article)
  return html`<footer class="colophon" ${marks(lang)}>
<dl>
${topics.length > 0 ? html`<div><dt>${message(edition, 'article.topics')}</dt><dd>${topicLinks(lang, topics)}</dd></div>` : ''}
<div class="on-paper"><dt>${message(edition, 'article.source')}</dt><dd>${inLang(source.text, source.lang, lang)} · ${formatDate(edition, article.published)}</dd></div>
${terms ? html`<div><dt>${message(edition, 'article.usageTerms')}</dt><dd>${inLang(terms.text, terms.lang, lang)}</dd></div>` : ''}
<div><dt>${message(edition, 'article.address')}</dt><dd><bdi class="address" dir="ltr">${address}</bdi></dd></div>
</dl>
${original}
</footer>`
}
