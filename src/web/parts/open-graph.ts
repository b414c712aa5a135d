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
export function openGraph({ site, edition }: Visit, page: Shared): Html[] {
  const { article } = page
  const locales = page.alternates.map(({ hreflang }) => hreflang).filter((lang) => lang !== page.lang)
  const properties = [
    ['og:type', article ? 'article' : 'website'],
    ['og:site_name', edition.name],
    ['og:title', isolate(page.title, page.lang)],
    ['og:description', page.description],
    ['og:url', page.url],
    ['og:image', absolute(site, site.assets.mark.path)],
    ['og:image:alt', edition.name],
    ['og:locale', localeOf(page.lang)],
    ...locales.map((lang) => ['og:locale:alternate', localeOf(lang)] as const),
    ['article:published_time', article?.published],
    ['article:modified_time', article?.modified],
    ['article:section', article?.section],
  ] as const
  const metas = properties.flatMap(([name, content]) =>
    content ? [html`<meta property="${name}" content="${content}">`] : [],
  )
  return [...metas, html`<meta name="twitter:card" content="summary">`]
}

function localeOf(lang: Lang): string | undefined {
  return isEditionLang(lang) ? LOCALES[lang] : undefined
}
