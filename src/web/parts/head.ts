import { directionOf, type EditionLang, type Lang } from '../../model/lang.ts'
import { isolate } from '../../text/bidi.ts'
import type { PageStyle } from '../assets.ts'
import { type Alternate, absolute, editionAlternates } from '../canonical.ts'
import { feedLinks, furnitureOf } from '../furniture.ts'
import { type Html, html, raw } from '../html.ts'
import { type JsonLd, jsonLdText, siteJsonLd } from '../json-ld.ts'
import { frontPath } from '../paths.ts'
import type { Visit } from '../site.ts'
import { openGraph, type SharedArticle } from './open-graph.ts'

/** What a page tells of itself to browsers, search engines and feed readers. */
export interface PageMeta {
  /** Empty on the front page, which bears the site's name. */
  readonly title: string
  /** The language of the title when it is not the edition's. */
  readonly titleLang?: Lang | undefined
  readonly description?: string | undefined
  /** The page's own path, encoded, with the query that belongs to it. */
  readonly path: string
  /** The path under which the page should be known, when it is another one. */
  readonly canonical?: string | undefined
  /** Where the edition switch leads, when it is not the same path in the other edition. */
  readonly counterpart?: (edition: EditionLang) => string | undefined
  /** The same in other languages; by default the same path in every edition. */
  readonly alternates?: readonly Alternate[]
  /** Whether search engines should leave the page out: lists beyond their first part, search, errors. */
  readonly noindex?: boolean
  /** The path of the list that this page's feeds are of. */
  readonly feedOf?: string | undefined
  /** What share cards show of an article. */
  readonly article?: SharedArticle | undefined
  readonly jsonLd?: JsonLd | undefined
  /** A style sheet beside the site's, for what other pages have not. */
  readonly style?: PageStyle | undefined
}

/** Every element of `<head>`: first what the page is drawn with, then what machines read. */
export function head(visit: Visit, meta: PageMeta): Html {
  return html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${titleOf(visit, meta)}</title>
${furnitureOf(visit).means}
${meta.style ? html`<link rel="stylesheet" href="${visit.site.assets.pageStylesheets[meta.style].path}">\n` : ''}${meta.feedOf === undefined ? '' : feeds(visit, meta.feedOf)}${meta.noindex ? html`<meta name="robots" content="noindex">\n` : forSearch(visit, meta)}`
}

/**
 * A title in Arabic, or in another language than the site's name beside it, is isolated: the tab's
 * direction comes from the first strong letter, and Arabic headlines begin with Latin names.
 */
function titleOf({ edition }: Visit, { title, titleLang = edition.lang }: PageMeta): string {
  if (title === '') return edition.name
  const plain = titleLang === edition.lang && directionOf(titleLang) === 'ltr'
  return `${plain ? title : isolate(title, titleLang)} · ${edition.name}`
}

function feeds(visit: Visit, listPath: string): Html {
  return listPath === frontPath(visit.edition.lang) ? furnitureOf(visit).feeds : feedLinks(visit, listPath)
}

/** Where the page stands and what it is about; a page that is left out of search says nothing of that. */
function forSearch(visit: Visit, meta: PageMeta): Html {
  const { site, edition } = visit
  const { title, titleLang: lang = edition.lang, description, article } = meta
  const [ownPath = ''] = meta.path.split('?', 1)
  const url = absolute(site, meta.canonical ?? ownPath)
  const alternates = meta.alternates ?? editionAlternates(ownPath)
  const jsonLd = meta.jsonLd ?? (title === '' ? siteJsonLd(site, edition) : undefined)
  return html`${description ? html`<meta name="description" content="${description}">\n` : ''}<link rel="canonical" href="${url}">
${alternates.map(
  ({ hreflang, path }) => html`<link rel="alternate" hreflang="${hreflang}" href="${absolute(site, path)}">\n`,
)}${openGraph(visit, { title: title || edition.name, lang, description, url, alternates, article })}${
  jsonLd ? html`<script type="application/ld+json">${raw(jsonLdText(jsonLd))}</script>\n` : ''
}`
}
