import type { Edition } from '../../locale/edition.ts'
import type { Hit, SnippetPart } from '../../search/result.ts'
import { type Html, html } from '../html.ts'
import { articleLink } from '../paths.ts'
import { itemMeta } from './article-item.ts'
import { inLang, marks } from './names.ts'

/** A text that was found: its headline and a passage of it, the asked words marked, in its own language and direction. */
export function searchHit(edition: Edition, { article, headline, snippet }: Hit): Html {
  const { lang, kind, byline } = article
  const author = kind === 'article' && byline ? html`<p class="author">${inLang(byline, lang, edition.lang)}</p>` : ''
  const passage = snippet.length > 0 ? html`<p class="snippet" ${marks(lang)}>${marked(snippet)}</p>` : ''
  return html`<article class="item ${kind}">
${author}<h2><a href="${articleLink(edition.lang, article)}" hreflang="${lang}" ${marks(lang)}>${marked(headline)}</a></h2>
${passage}
${itemMeta(edition, article, false)}
</article>`
}

function marked(parts: readonly SnippetPart[]): Html[] {
  return parts.map(({ text, hit }) => (hit ? html`<mark>${text}</mark>` : html`${text}`))
}
