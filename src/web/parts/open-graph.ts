import type { EditionLang, Lang } from '../../model/lang.ts'
import { isEditionLang } from '../../model/lang.ts'
import { isolate } from '../../text/bidi.ts'
import { type Alternate, absolute } from '../canonical.ts'
import { type Html, html } from '../html.ts'
import type { Visit } from '../site.ts'

/** What an article adds to a share card; dates as in `article-dates`. */
export interface SharedArticle {
  readonly published: string
  readonly modified: string
  readonly section: string | undefined
}

export interface Shared {
  readonly title: string
  readonly lang: Lang
  readonly description: string | undefined
  readonly url: string
  readonly alternates: readonly Alternate[]
  readonly article: SharedArticle | undefined
}

/** The protocol wants a territory with the language; these two stand for all Arabic and for British English. */
const LOCALES: Readonly<Record<EditionLang, string>> = { ar: 'ar_AR', en: 'en_GB' }

/**
 * What a share card is made of (https://ogp.me). The title is isolated, since it is shown among texts
 * of any direction; the picture is the site's mark.
 */
export function openGraph({ site, edition }: Visit, page: Shared): Html {
  const { article, alternates, title, lang, description, url } = page
  const locales = alternates.map(({ hreflang }) => hreflang).filter((one) => one !== lang)
  return html`<meta property="og:type" content="${article ? 'article' : 'website'}">
<meta property="og:site_name" content="${edition.name}">
<meta property="og:title" content="${isolate(title, lang)}">
${property('og:description', description)}<meta property="og:url" content="${url}">
<meta property="og:image" content="${absolute(site, site.assets.mark.path)}">
<meta property="og:image:alt" content="${edition.name}">
${property('og:locale', localeOf(lang))}${locales.map((one) => property('og:locale:alternate', localeOf(one)))}${article ? ofArticle(article) : ''}<meta name="twitter:card" content="summary">
`
}

function ofArticle({ published, modified, section }: SharedArticle): Html {
  return html`<meta property="article:published_time" content="${published}">
<meta property="article:modified_time" content="${modified}">
${property('article:section', section)}`
}

/** The element of a property that a page may not have, on a line of its own. */
function property(name: string, content: string | undefined): Html | '' {
  return content ? html`<meta property="${name}" content="${content}">\n` : ''
}

function localeOf(lang: Lang): string | undefined {
  return isEditionLang(lang) ? LOCALES[lang] : undefined
}
