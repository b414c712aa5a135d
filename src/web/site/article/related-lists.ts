import { languageName, message } from '../../../locale/messages.ts'
import { type ArticleLink, KINDS, type Kind } from '../../../model/article.ts'
import { directionOf, type EditionLang, type Lang } from '../../../model/lang.ts'
import type { Person } from '../../../model/person.ts'
import type { Entry } from '../../../relate/lists.ts'
import { detectLang } from '../../../text/detect.ts'
import { type Html, html } from '../../html.ts'
import { dateOf, headlineLink } from '../../parts/article-item.ts'
import { inLang, sourceName } from '../../parts/names.ts'
import type { Visit } from '../../site.ts'
import type { ArticleData } from './load-article.ts'
import { reasonsNote } from './reasons-note.ts'

const HEADINGS = { news: 'related.news', article: 'related.articles' } as const

/** *Related News* and *Related Articles*: two lists, each item in its own language and direction; and who else carried this text. */
export function relatedLists(visit: Visit, { related, carriers, people }: ArticleData): Html | '' {
  const lists = KINDS.filter((kind) => related[kind].length > 0)
  if (lists.length === 0 && carriers.length === 0) return ''
  return html`<aside class="related">${carriedBy(visit, carriers)}${lists.map((kind) => relatedList(visit, kind, related[kind], people))}</aside>`
}

function relatedList(visit: Visit, kind: Kind, entries: readonly Entry[], people: readonly Person[] = []): Html {
  return html`<section class="related-${kind}" aria-labelledby="related-${kind}">
<h2 class="label" id="related-${kind}">${message(visit.edition, HEADINGS[kind])}</h2>
<ul>${entries.map((entry) => html`<li>${entry.article ? linked(visit, entry, entry.article, people) : titleOnly(visit, entry.title)}</li>`)}</ul>
</section>`
}

function linked({ edition }: Visit, { reasons }: Entry, article: ArticleLink, people: readonly Person[]): Html {
  const source = sourceName(article.source, edition.lang)
  return html`${headlineLink(edition, article)}
<p class="meta"><span class="language">${languageName(edition, article.lang)}</span> <span>${inLang(source.text, source.lang, edition.lang)}</span> ${dateOf(edition, article.published)}</p>
${reasonsNote(edition, reasons, people)}`
}

/** A title whose article the archive does not have: it says so, and becomes a link when it has. */
function titleOnly({ edition }: Visit, title: string): Html {
  const lang = langOfTitle(title)
  const known = lang ? html` lang="${lang}" dir="${directionOf(lang)}"` : html` dir="auto"`
  return html`<span class="title-only"${known}>${title}</span>
<p class="meta">${lang ? html`<span class="language">${languageName(edition, lang)}</span> ` : ''}<span>${message(edition, 'article.notInArchive')}</span></p>`
}

/** Of a title that came alone, as far as it can be told. */
export function langOfTitle(title: string): Lang | undefined {
  return detectLang(title) ?? likelyLang(title)
}

/**
 * Titles are short and full of names, too little to tell a language by. One in Latin letters runs from
 * left to right whatever its language, and on this site that is most likely English.
 */
function likelyLang(title: string): EditionLang | undefined {
  const latin = title.match(/\p{Script=Latin}/gu)?.length ?? 0
  const arabic = title.match(/\p{Script=Arabic}/gu)?.length ?? 0
  if (latin === arabic) return undefined
  return latin > arabic ? 'en' : 'ar'
}

/** The same text from other sources, or under other headlines. */
function carriedBy({ edition }: Visit, carriers: readonly ArticleLink[]): Html | '' {
  if (carriers.length === 0) return ''
  const items = carriers.map((article) => {
    const source = sourceName(article.source, edition.lang)
    return html`<li>${headlineLink(edition, article)}
<p class="meta"><span>${inLang(source.text, source.lang, edition.lang)}</span> ${dateOf(edition, article.published)}</p></li>`
  })
  return html`<section aria-labelledby="carried-by">
<h2 class="label" id="carried-by">${message(edition, 'related.carriedBy')}</h2>
<ul>${items}</ul>
</section>`
}
