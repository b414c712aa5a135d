import type { FeedArticle } from '../../archive/feed-articles.ts'
import type { Edition } from '../../locale/edition.ts'
import { message } from '../../locale/messages.ts'
import { type Lang, localised } from '../../model/lang.ts'
import { isolate } from '../../text/bidi.ts'
import { articleDates } from '../article-dates.ts'
import { absolute, homePath } from '../canonical.ts'
import { kindName, sectionName, sourceName } from '../parts/names.ts'
import { type FeedFormat, feedPath, frontPath, sourcePath } from '../paths.ts'
import type { Visit } from '../site.ts'
import { summaryOf } from '../summary.ts'
import { entryContent } from './entry-content.ts'
import { entryId } from './entry-id.ts'

/** A list as its feeds need it: what it is called, where it stands, and its newest articles. */
export interface FeedList {
  readonly path: string
  /** Undefined for the edition itself. */
  readonly title: string | undefined
  readonly titleLang: Lang
  readonly articles: readonly FeedArticle[]
}

/**
 * A feed, whatever its format. Addresses are absolute, dates are RFC 3339 with the edition's zone, and
 * titles are isolated: readers list them among texts of the other direction and know of no `dir`.
 * Nothing comes from the clock, so a feed that has nothing new is the same bytes.
 */
export interface Feed {
  readonly title: string
  readonly description: string
  readonly lang: Lang
  readonly siteName: string
  readonly frontPage: string
  readonly icon: string
  /** The page that lists the same articles. */
  readonly page: string
  readonly self: string
  /** When its newest change was; undefined while it is empty. */
  readonly updated: string | undefined
  readonly entries: readonly FeedEntry[]
}

export interface FeedEntry {
  readonly id: string
  readonly url: string
  readonly lang: Lang
  readonly title: string
  /** Plain text. */
  readonly summary: string
  /** Markup. */
  readonly content: string
  readonly published: string
  readonly updated: string
  readonly byline: string | undefined
  /** Where an article comes from; a comment has none. */
  readonly source: EntrySource | undefined
  /** Where the text was first published. */
  readonly original: string | undefined
  readonly usageTerms: { readonly text: string; readonly lang: Lang } | undefined
  readonly categories: readonly { readonly term: string; readonly label: string }[]
}

export interface EntrySource {
  readonly name: string
  readonly lang: Lang
  readonly url: string | undefined
  /** The source's page on this site and its feed in the same format; undefined in that very feed. */
  readonly list: { readonly page: string; readonly feed: string } | undefined
}

/** Puts a feed together from what was read; pure. */
export function feedOf(visit: Visit, list: FeedList, format: FeedFormat): Feed {
  const { site, edition } = visit
  const named = (title: string, lang: Lang) =>
    message(edition, 'feed.of', { name: edition.name, title: isolate(title, lang) })
  const title = list.title === undefined ? edition.name : named(list.title, list.titleLang)
  const entries = list.articles.map((article) => entryOf(visit, list, article, format))
  return {
    title: isolate(title, edition.lang),
    description: list.title === undefined ? named(message(edition, 'site.latest'), edition.lang) : title,
    lang: edition.lang,
    siteName: edition.name,
    frontPage: absolute(site, frontPath(edition.lang)),
    icon: absolute(site, site.assets.mark.path),
    page: absolute(site, list.path),
    self: absolute(site, feedPath(list.path, format)),
    updated: latest(entries.map((entry) => entry.updated)),
    entries,
  }
}

/** The latest of some dates; their zone differs between summer and winter, so they are compared as instants. */
function latest(dates: readonly string[]): string | undefined {
  return dates.toSorted((one, other) => Date.parse(other) - Date.parse(one))[0]
}

function entryOf({ site, edition }: Visit, list: FeedList, article: FeedArticle, format: FeedFormat): FeedEntry {
  const { lang } = edition
  const name = sourceName(article.source, lang)
  const page = sourcePath(lang, article.source.key)
  const terms = article.source.usageTerms
  const { published, modified } = articleDates(edition, article)
  return {
    id: entryId(article),
    url: absolute(site, homePath(article)),
    lang: article.lang,
    title: isolate(article.headline, article.lang),
    summary: summaryOf(article),
    content: entryContent(article),
    published,
    updated: modified,
    byline: article.byline,
    source: {
      name: name.text,
      lang: name.lang,
      url: article.source.url,
      list:
        page === list.path ? undefined : { page: absolute(site, page), feed: absolute(site, feedPath(page, format)) },
    },
    original: article.url,
    usageTerms: terms && localised(terms, lang),
    categories: categoriesOf(edition, article),
  }
}

function categoriesOf(edition: Edition, article: FeedArticle): FeedEntry['categories'] {
  const { section, kind, genre } = article
  const kindCategory = { term: genre ?? kind, label: kindName(edition, article) }
  if (!section) return [kindCategory]
  return [{ term: section.key, label: sectionName(section, edition.lang).text }, kindCategory]
}
