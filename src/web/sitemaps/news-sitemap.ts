import { listArticles } from '../../archive/lists.ts'
import type { ArticleSummary } from '../../model/article.ts'
import { EDITION_LANGS } from '../../model/lang.ts'
import { publishedDate } from '../article-dates.ts'
import { homeEdition, homePath } from '../canonical.ts'
import { definePage, NOT_FOUND } from '../page.ts'
import type { Site, Visit } from '../site.ts'
import { element, textElement, type Xml } from '../xml.ts'
import { SITEMAP_TYPE, writeUrlset } from './urlset.ts'

/** What a news sitemap may hold (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). */
const WINDOW_MS = 2 * 24 * 3_600_000
const MOST_NEWS = 1000

const NAMESPACE = { 'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9' }

export const newsSitemapPath = '/sitemap/news.xml'

/** The articles of the last two days in the languages of the editions, newest first. */
export async function latestNews({ site, now }: Visit, limit = MOST_NEWS): Promise<readonly ArticleSummary[]> {
  const from = now - WINDOW_MS
  const lists = await Promise.all(
    EDITION_LANGS.map((lang) => listArticles(site.archive.reads, now, { lang, from }, { limit })),
  )
  return lists
    .flatMap((list) => list.rows)
    .sort((one, other) => other.published.at - one.published.at)
    .slice(0, limit)
}

/** While there is no news there is no file either: the schema wants a sitemap to list something. */
export const newsSitemap = definePage<readonly ArticleSummary[]>({
  contentType: SITEMAP_TYPE,
  async load(visit) {
    const articles = await latestNews(visit)
    return articles.length > 0 ? { data: articles } : NOT_FOUND
  },
  view({ site }, articles) {
    const urls = articles.map((article) => ({ path: homePath(article), extension: news(site, article) }))
    return writeUrlset(site, urls, NAMESPACE)
  },
})

/** The title is not isolated here: it is matched with the headline of the page, not shown. */
function news({ editions }: Site, article: ArticleSummary): Xml {
  const edition = editions[homeEdition(article)]
  return element('news:news', {}, [
    element('news:publication', {}, [
      textElement('news:name', edition.name),
      textElement('news:language', edition.lang),
    ]),
    textElement('news:publication_date', publishedDate(edition, article)),
    textElement('news:title', article.headline),
  ])
}
