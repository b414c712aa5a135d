import type { RawItem } from '../../model/item.ts'
import { cleanLine } from '../../text/clean.ts'
import { parseWrittenDate } from '../../text/dates.ts'
import { matchKey } from '../../text/fold.ts'
import { type LinkedArticle, linkedArticle } from './json-ld.ts'

/** What a page says of its article, besides the body. */
export interface PageMetadata extends RawItem {
  /** How it says that it is an article: by JSON-LD, or by its elements. Neither for front pages and listings. */
  readonly evidence: 'data' | 'markup' | undefined
  /** JSON-LD's, for pages whose markup has no text. */
  readonly articleBody: string | undefined
}

type Maybe = string | undefined

const DATE_NAMES = [
  'date',
  'pubdate',
  'publishdate',
  'publish-date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'parsely-pub-date',
]
const NOT_THE_ARTICLE = 'nav, aside, footer, [class*="comment"], [id*="comment"], [class*="related"]'
const SITE_HEADER = 'body > header, body > div > header, [role="banner"]'

/**
 * Each field from the first that states it: JSON-LD, Open Graph and `article:*`, other `meta` elements, then the
 * page's own elements (`h1`, `time`, `html lang`). Reads only; call it before the extraction, which changes the document.
 */
export function pageMetadata(document: Document): PageMetadata {
  const meta = metaReader(document)
  const url = canonicalOf(document, meta)
  const scripts = [...document.querySelectorAll('script[type*="ld+json"]')].map((script) => script.textContent ?? '')
  const linked = linkedArticle(scripts, url)
  const source = first(linked?.publisher, meta('og:site_name'), meta('publisher', 'dc.publisher', 'application-name'))
  return {
    url,
    source,
    headline: first(unescaped(document, linked?.headline), headlineOf(document, meta, source)),
    date: dateOf(document, linked, meta),
    lang: first(
      linked?.lang,
      document.documentElement.getAttribute('lang'),
      meta('og:locale'),
      meta('content-language'),
    )?.replace('_', '-'),
    kind: linked?.kind,
    genre: linked?.genre,
    section: first(unescaped(document, linked?.section), meta('article:section')),
    topics: linked?.topics,
    byline: bylineOf(linked, meta, source),
    standfirst: unescaped(document, linked?.description),
    commentCount: linked?.commentCount,
    evidence: linked ? 'data' : looksLikeArticle(document, meta) ? 'markup' : undefined,
    articleBody: linked?.body,
  }
}

type Meta = (...names: string[]) => Maybe

/** The content of the first `meta` that has one of these names, whichever attribute carries the name. */
function metaReader(document: Document): Meta {
  const contents = new Map<string, string>()
  for (const element of document.querySelectorAll('meta[content]')) {
    const name = ['property', 'name', 'itemprop', 'http-equiv'].map((key) => element.getAttribute(key)).find(Boolean)
    const content = element.getAttribute('content')?.trim()
    if (name && content && !contents.has(name.toLowerCase())) contents.set(name.toLowerCase(), content)
  }
  return (...names) => first(...names.map((name) => contents.get(name)))
}

function canonicalOf(document: Document, meta: Meta): Maybe {
  const link = document.querySelector('link[rel~="canonical"]')?.getAttribute('href')
  return [link, meta('og:url')].find((url): url is string => URL.canParse(url ?? '') && /^https?:/i.test(url ?? ''))
}

/** The page's title without the name of the site that it ends with, or its only first-level heading. */
function headlineOf(document: Document, meta: Meta, source: Maybe): Maybe {
  const headings = [...document.querySelectorAll('h1')]
    .map((heading) => cleanLine(heading.textContent ?? ''))
    .filter(Boolean)
  return first(
    withoutSite(meta('og:title'), source),
    headings.length === 1 ? headings[0] : undefined,
    withoutSite(document.querySelector('title')?.textContent, source),
  )
}

function withoutSite(title: string | null | undefined, site: Maybe): Maybe {
  const [, text, end] = /^(.{1,600})\s[|–—:-]\s(.{1,100})$/su.exec(title ?? '') ?? []
  return site !== undefined && end !== undefined && matchKey(end) === matchKey(site) ? text : (title ?? undefined)
}

/** The first date that can be read; if none can, the first that is there, so that the refusal can name it. */
function dateOf(document: Document, linked: LinkedArticle | undefined, meta: Meta): Maybe {
  const stated = [
    linked?.published,
    meta('article:published_time', 'og:article:published_time', 'og:published_time'),
    meta('datepublished', ...DATE_NAMES),
    timeOf(document),
  ].filter((date) => date !== undefined)
  return stated.find((date) => typeof parseWrittenDate(date) === 'object') ?? stated[0]
}

/**
 * The `time` that is marked as the publication's, or the first in the article. A page without an `article` may
 * have today's date in its header and other texts' dates beside it: then only one that all agree on.
 */
function timeOf(document: Document): Maybe {
  const marked = document.querySelector(
    'time[itemprop~="datePublished"], time[pubdate], [itemprop~="datePublished"][datetime]',
  )
  if (marked) return marked.getAttribute('datetime') ?? marked.textContent ?? undefined
  const times = [...document.querySelectorAll('time[datetime]')].filter((time) => !time.closest(NOT_THE_ARTICLE))
  const article = times.find((time) => time.closest('article, main'))
  const others = document.querySelector('article, main') ? [] : times.filter((time) => !time.closest(SITE_HEADER))
  const dates = new Set((article ? [article] : others).map((time) => time.getAttribute('datetime') ?? ''))
  return dates.size === 1 ? [...dates][0] : undefined
}

function bylineOf(linked: LinkedArticle | undefined, meta: Meta, source: Maybe): Maybe {
  const stated = linked?.authors.length ? linked.authors : [meta('author', 'article:author', 'dc.creator') ?? '']
  const names = stated
    .map(cleanLine)
    .filter((name) => name !== '' && !URL.canParse(name) && name !== cleanLine(source ?? ''))
  const comma = names.some((name) => /\p{Script=Arabic}/u.test(name)) ? '، ' : ', '
  return names.length > 0 ? [...new Set(names)].join(comma) : undefined
}

/** Without JSON-LD: the page calls itself an article, dates itself, or has exactly one article with a heading. */
function looksLikeArticle(document: Document, meta: Meta): boolean {
  const type = meta('og:type')?.toLowerCase()
  if (type === 'article' || document.querySelector('[itemtype*="schema.org/"][itemtype$="Article"]')) return true
  const articles = [...document.querySelectorAll('article')].filter(
    (article) => !article.parentElement?.closest('article'),
  )
  if (type === 'website') return false
  return meta('article:published_time', 'datepublished', ...DATE_NAMES) !== undefined || articles.length === 1
}

/** Publishing systems escape texts for HTML before they put them into JSON. */
function unescaped(document: Document, text: Maybe): Maybe {
  if (text === undefined || !/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,30});/i.test(text)) return text
  const element = document.createElement('p')
  element.innerHTML = text.replaceAll('<', '&lt;')
  return element.textContent ?? undefined
}

function first(...values: readonly (string | null | undefined)[]): Maybe {
  return values.find((value): value is string => typeof value === 'string' && value.trim() !== '')
}
