import { feedArticles } from '../../archive/feed-articles.ts'
import type { ListFilter } from '../../archive/lists.ts'
import { sectionByKey, sourceByKey } from '../../archive/sources.ts'
import { message } from '../../locale/messages.ts'
import type { Kind } from '../../model/article.ts'
import { definePage, NOT_FOUND, type Page } from '../page.ts'
import { sectionName, sourceName } from '../parts/names.ts'
import { FEED_FORMATS, type FeedFormat, frontPath, kindPath, sectionPath, sourcePath } from '../paths.ts'
import type { Visit } from '../site.ts'
import { writeAtom } from './atom.ts'
import { type Feed, type FeedList, feedOf } from './feed.ts'
import { writeJsonFeed } from './json-feed.ts'
import { writeRss } from './rss.ts'

/** How many articles a feed holds. */
export const NEWEST = 30

/** A list that has feeds, before its articles are read; undefined when there is no such list. */
type Listed = Omit<FeedList, 'articles'> & { readonly filter: ListFilter }
type FindList = (visit: Visit) => Promise<Listed | undefined>

interface FeedWriter {
  readonly contentType: string
  readonly write: (feed: Feed) => string
}

export const FEED_WRITERS: Readonly<Record<FeedFormat, FeedWriter>> = {
  rss: { contentType: 'application/rss+xml; charset=utf-8', write: writeRss },
  atom: { contentType: 'application/atom+xml; charset=utf-8', write: writeAtom },
  json: { contentType: 'application/feed+json; charset=utf-8', write: writeJsonFeed },
}

const edition: FindList = async ({ edition: { lang } }) => ({
  path: frontPath(lang),
  title: undefined,
  titleLang: lang,
  filter: {},
})

const kind =
  (one: Kind): FindList =>
  async ({ edition }) => ({
    path: kindPath(edition.lang, one),
    title: message(edition, `kind.${one}`),
    titleLang: edition.lang,
    filter: { kind: one },
  })

const section: FindList = async ({ site, edition: { lang }, param }) => {
  const found = await sectionByKey(site.archive.reads, param('key'))
  if (!found) return undefined
  const { text: title, lang: titleLang } = sectionName(found, lang)
  return { path: sectionPath(lang, found.key), title, titleLang, filter: { sectionId: found.id } }
}

const source: FindList = async ({ site, edition: { lang }, param }) => {
  const found = await sourceByKey(site.archive.reads, param('key'))
  if (!found) return undefined
  const { text: title, lang: titleLang } = sourceName(found, lang)
  return { path: sourcePath(lang, found.key), title, titleLang, filter: { sourceId: found.id } }
}

function feedPage(find: FindList, format: FeedFormat): Page {
  const { contentType, write } = FEED_WRITERS[format]
  return definePage<FeedList>({
    contentType,
    async load(visit) {
      const found = await find(visit)
      if (!found) return NOT_FOUND
      const { filter, ...list } = found
      const { site, edition, now } = visit
      return {
        data: {
          ...list,
          articles: await feedArticles(site.archive.reads, now, { ...filter, lang: edition.lang }, NEWEST),
        },
      }
    },
    view: (visit, list) => write(feedOf(visit, list, format)),
  })
}

/** The feeds of an edition: the newest of it in its language, and of each kind, section and source. */
export const FEED_PAGES: readonly (readonly [path: string, page: Page])[] = FEED_FORMATS.flatMap((format) => [
  [`/feed.${format}`, feedPage(edition, format)] as const,
  [`/news/feed.${format}`, feedPage(kind('news'), format)] as const,
  [`/articles/feed.${format}`, feedPage(kind('article'), format)] as const,
  [`/section/:key/feed.${format}`, feedPage(section, format)] as const,
  [`/source/:key/feed.${format}`, feedPage(source, format)] as const,
])
