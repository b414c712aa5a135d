import type { ResolvedReference } from '../../../archive/references.ts'
import { languageName, message } from '../../../locale/messages.ts'
import type { Kind } from '../../../model/article.ts'
import { directionOf, type EditionLang } from '../../../model/lang.ts'
import { detectLang } from '../../../text/detect.ts'
import { type Html, html } from '../../html.ts'
import { dateOf, headlineLink } from '../../parts/article-item.ts'
import { inLang, sourceName } from '../../parts/names.ts'
import type { Visit } from '../../site.ts'
import type { ArticleData } from './load-article.ts'

const HEADINGS = { news: 'related.news', article: 'related.articles' } as const

/** *Related News* and *Related Articles*: two lists, each item in its own language and direction. */
export function relatedLists(visit: Visit, { related }: ArticleData): Html | '' {
  const lists = (['news', 'article'] as const).filter((kind) => related[kind].length > 0)
  if (lists.length === 0) return ''
  return html`<aside class="related">${lists.map((kind) => relatedList(visit, kind, related[kind]))}</aside>`
}

function relatedList(visit: Visit, kind: Kind, references: readonly ResolvedReference[]): Html {
  return html`<section class="related-${kind}" aria-labelledby="related-${kind}">
<h2 class="label" id="related-${kind}">${message(visit.edition, HEADINGS[kind])}</h2>
<ul>${references.map((reference) => html`<li>${reference.article ? linked(visit, reference.article) : titleOnly(visit, reference.title)}</li>`)}</ul>
</section>`
}

function linked({ edition }: Visit, article: NonNullable<ResolvedReference['article']>): Html {
  const source = sourceName(article.source, edition.lang)
  return html`${headlineLink(edition, article)}
<p class="meta"><span class="language">${languageName(edition, article.lang)}</span> <span>${inLang(source.text, source.lang, edition.lang)}</span> ${dateOf(edition, article.published)}</p>`
}

/** A title whose article the archive does not have: it says so, and becomes a link when it has. */
function titleOnly({ edition }: Visit, title: string): Html {
  const lang = detectLang(title) ?? likelyLang(title)
  const known = lang ? html` lang="${lang}" dir="${directionOf(lang)}"` : html` dir="auto"`
  return html`<span class="title-only"${known}>${title}</span>
<p class="meta">${lang ? html`<span class="language">${languageName(edition, lang)}</span> ` : ''}<span>${message(edition, 'article.notInArchive')}</span></p>`
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
