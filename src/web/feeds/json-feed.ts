import type { JsonFeed } from 'feedsmith'
import type { Feed, FeedEntry } from './feed.ts'

type Written = { readonly version: string } & JsonFeed.Feed<string, true>

/** A feed in JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). Half a surrogate pair would be no I-JSON (RFC 7493). */
export function writeJsonFeed(feed: Feed): string {
  const written: Written = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.page,
    feed_url: feed.self,
    description: feed.description,
    icon: feed.icon,
    authors: [{ name: feed.siteName, url: feed.frontPage }],
    language: feed.lang,
    items: feed.entries.map(itemOf),
  }
  return `${JSON.stringify(written, (_, value) => (typeof value === 'string' ? value.toWellFormed() : value))}\n`
}

/** The format has no element for a source, so it stands among the authors, as it does under a printed byline. */
function itemOf({ source, ...entry }: FeedEntry): Written['items'][number] {
  const agency = source ? [{ name: source.name, ...(source.url && { url: source.url }) }] : []
  return {
    id: entry.id,
    url: entry.url,
    title: entry.title,
    content_html: entry.content,
    summary: entry.summary,
    date_published: entry.published,
    date_modified: entry.updated,
    authors: entry.byline ? [{ name: entry.byline }, ...agency] : agency,
    tags: entry.categories.map(({ label }) => label),
    language: entry.lang,
  }
}
