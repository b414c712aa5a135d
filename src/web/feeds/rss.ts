import { escapeHtml } from '../../text/escape.ts'
import { element, textElement, type Xml, xmlDocument } from '../xml.ts'
import type { Feed, FeedEntry } from './feed.ts'

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
}

/** Minutes. Asking again costs a 304, so it may be short. */
const TTL = '15'

/**
 * A feed in RSS 2.0 by the RSS Advisory Board's profile (https://www.rssboard.org/rss-profile): titles
 * are plain text, descriptions are markup. What RSS has no element for is told by Atom and Dublin Core.
 */
export function writeRss(feed: Feed): string {
  const channel = element('channel', {}, [
    textElement('title', feed.title),
    textElement('link', feed.page),
    textElement('description', escapeHtml(feed.description)),
    textElement('language', feed.lang),
    textElement('lastBuildDate', feed.updated && rfc822(feed.updated)),
    textElement('ttl', TTL),
    element('atom:link', { rel: 'self', type: 'application/rss+xml', href: feed.self }),
    ...feed.entries.map(item),
  ])
  return xmlDocument(element('rss', { version: '2.0', ...NAMESPACES }, [channel]))
}

function item(entry: FeedEntry): Xml {
  const { source } = entry
  return element('item', {}, [
    textElement('title', entry.title),
    textElement('link', entry.url),
    textElement('guid', entry.id, { isPermaLink: 'false' }),
    textElement('pubDate', rfc822(entry.published)),
    textElement('atom:updated', entry.updated),
    textElement('dc:language', entry.lang),
    textElement('dc:creator', entry.byline ?? source?.name),
    source?.list && textElement('source', source.name, { url: source.list.feed }),
    textElement('dc:source', entry.original),
    textElement('dc:rights', entry.usageTerms?.text),
    ...entry.categories.map(({ label }) => textElement('category', label)),
    textElement('description', escapeHtml(entry.summary)),
    textElement('content:encoded', entry.content),
  ])
}

/** `Sat, 06 Jun 2020 10:30:00 GMT`, with the four digits of a year that the profile asks for. */
function rfc822(date: string): string {
  return new Date(date).toUTCString()
}
