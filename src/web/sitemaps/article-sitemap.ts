import { type MappedArticle, mappedArticles, NUMBERS_PER_SITEMAP } from '../../archive/sitemap.ts'
import { articleDates } from '../article-dates.ts'
import { homeEdition, homePath, translationAlternates } from '../canonical.ts'
import { definePage, NOT_FOUND } from '../page.ts'
import type { Site } from '../site.ts'
import { ALTERNATES, type MappedUrl, SITEMAP_TYPE, writeUrlset } from './urlset.ts'

/** `articles-1.xml`: the articles 1 to 5,000. */
export const articleSitemapPath = (file: number) => `/sitemap/articles-${file}.xml`

/** The articles of a range of numbers, each at home and with its translations. */
export const articleSitemap = definePage<readonly MappedArticle[]>({
  kept: false,
  contentType: SITEMAP_TYPE,
  async load({ site, now, param }) {
    const file = Number(/\d+/.exec(param('file'))?.[0])
    const from = (file - 1) * NUMBERS_PER_SITEMAP + 1
    const articles = await mappedArticles(site.archive.reads, now, from, from + NUMBERS_PER_SITEMAP)
    return articles.length > 0 ? { data: articles } : NOT_FOUND
  },
  view: ({ site }, articles) =>
    writeUrlset(
      site,
      articles.map((article) => urlOf(site, article)),
      ALTERNATES,
    ),
})

function urlOf({ editions }: Site, article: MappedArticle): MappedUrl {
  return {
    path: homePath(article),
    lastmod: articleDates(editions[homeEdition(article)], article).modified,
    alternates: translationAlternates(article, article.translations, article.originalId),
  }
}
