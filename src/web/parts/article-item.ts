import { formatDate, machineDate } from '../../locale/dates.ts'
import type { Edition } from '../../locale/edition.ts'
import { languageName } from '../../locale/messages.ts'
import type { ArticleLink, ArticleSummary } from '../../model/article.ts'
import type { Moment } from '../../model/moment.ts'
import { type Html, html } from '../html.ts'
import { articleLink, sectionPath } from '../paths.ts'
import { inLang, kindName, marks, sectionName, sourceName } from './names.ts'

/** The heading level of a headline in a list, below the heading of the list itself. */
export type HeadingLevel = 'h2' | 'h3'

export interface ItemOptions {
  readonly level: HeadingLevel
  readonly standfirst?: boolean
  /** Its translation, shown under the headline in its own script. */
  readonly counterpart?: ArticleSummary | undefined
  readonly className?: string
  /** Whether the page or the block is the article's section already, and need not name it again. */
  readonly inSection?: boolean
}

/** An article in a list. Reports are told plainly; articles put their author before the headline. */
export function articleItem(edition: Edition, article: ArticleSummary, options: ItemOptions): Html {
  const { level, standfirst = false, counterpart, className = '', inSection = false } = options
  const byline =
    article.kind === 'article' && article.byline
      ? html`<p class="author">${inLang(article.byline, article.lang, edition.lang)}</p>`
      : ''
  const lead =
    standfirst && article.standfirst ? html`<p class="standfirst" ${marks(article.lang)}>${article.standfirst}</p>` : ''
  return html`<article class="${['item', article.kind, className].filter(Boolean).join(' ')}">
${byline}${heading(level, headlineLink(edition, article))}
${counterpart ? counterpartLink(edition, counterpart) : ''}${lead}
${itemMeta(edition, article, inSection)}
</article>`
}

function heading(level: HeadingLevel, content: Html): Html {
  return level === 'h2' ? html`<h2>${content}</h2>` : html`<h3>${content}</h3>`
}

export function headlineLink(edition: Edition, article: ArticleLink): Html {
  return html`<a href="${articleLink(edition.lang, article)}" hreflang="${article.lang}" ${marks(article.lang)}>${article.headline}</a>`
}

/** The same story in the other language: small, in its own script, linked. */
function counterpartLink(edition: Edition, article: ArticleSummary): Html {
  return html`<p class="counterpart">${headlineLink(edition, article)}</p>`
}

/** The line under a headline: kind, section, source, date, and the language where it is another one. */
export function itemMeta(edition: Edition, article: ArticleSummary, inSection: boolean): Html {
  const { lang } = edition
  const source = sourceName(article.source, lang)
  const label = article.kind === 'article' ? html`<span class="kind">${kindName(edition, article)}</span>` : ''
  const language =
    article.lang === lang ? '' : html`<span class="language">${languageName(edition, article.lang)}</span>`
  const section = inSection ? '' : sectionLink(edition, article)
  return html`<p class="meta">${label} ${section} <span>${inLang(source.text, source.lang, lang)}</span> ${dateOf(edition, article.published)} ${language}</p>`
}

function sectionLink({ lang }: Edition, { section }: ArticleSummary): Html | '' {
  if (!section) return ''
  const name = sectionName(section, lang)
  return html`<a href="${sectionPath(lang, section.key)}">${inLang(name.text, name.lang, lang)}</a>`
}

export function dateOf(edition: Edition, moment: Moment): Html {
  return html`<time datetime="${machineDate(moment)}">${formatDate(edition, moment)}</time>`
}
