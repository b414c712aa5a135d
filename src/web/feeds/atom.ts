import { element, textElement, type Xml, xmlDocument } from '../xml.ts'
import type { EntrySource, Feed, FeedEntry } from './feed.ts'

/** `updated` is required of every feed, also of one in which nothing has ever stood. */
const NEVER = '1970-01-01T00:00:00Z'

/**
 * A feed in Atom (RFC 4287). Its own id is the address of its page: who moves the site moves its
 * feeds, and readers follow the redirect. The ids of its entries do not move, see `entryId`.
 */
export function writeAtom(feed: Feed): string {
  const root = element('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.lang }, [
    textElement('id', feed.page),
    textElement('title', feed.title),
    textElement('updated', feed.updated ?? NEVER),
    link('self', 'application/atom+xml', feed.self),
    link('alternate', 'text/html', feed.page),
    textElement('icon', feed.icon),
    element('author', {}, [textElement('name', feed.siteName), textElement('uri', feed.frontPage)]),
    ...feed.entries.map(entry),
  ])
  return xmlDocument(root)
}

function entry(one: FeedEntry): Xml {
  return element('entry', { 'xml:lang': one.lang }, [
    textElement('id', one.id),
    textElement('title', one.title),
    textElement('published', one.published),
    textElement('updated', one.updated),
    link('alternate', 'text/html', one.url, one.lang),
    one.original === undefined ? undefined : element('link', { rel: 'via', href: one.original }),
    author(one),
    ...one.categories.map(({ term, label }) => element('category', { term, label })),
    textElement('rights', one.usageTerms?.text, { 'xml:lang': one.usageTerms?.lang }),
    one.source && source(one.source),
    textElement('summary', one.summary),
    textElement('content', one.content, { type: 'html' }),
  ])
}

/** Without a byline the source speaks for itself; else the feed's own author, the site, would be taken for it. */
function author({ byline, source }: FeedEntry): Xml {
  if (byline || !source) return element('author', {}, [textElement('name', byline)])
  return element('author', { 'xml:lang': source.lang }, [
    textElement('name', source.name),
    textElement('uri', source.url),
  ])
}

/** The feed that the entry stands in for its own sake (section 4.2.11): that of its source. */
function source({ name, lang, list }: EntrySource): Xml | undefined {
  if (!list) return undefined
  return element('source', { 'xml:lang': lang }, [
    textElement('id', list.page),
    textElement('title', name),
    link('self', 'application/atom+xml', list.feed),
  ])
}

function link(rel: string, type: string, href: string, hreflang?: string): Xml {
  return element('link', { rel, type, href, hreflang })
}
