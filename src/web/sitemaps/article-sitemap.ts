import { type MappedArticle, mappedArticles, nextVisibleId } from '../../archive/sitemap.ts'
import { articleDates } from '../article-dates.ts'
import { homeEdition, homePath, translationAlternates } from '../canonical.ts'
import { definePage, NOT_FOUND } from '../page.ts'
import type { Site, Visit } from '../site.ts'
import { ALTERNATES, type MappedUrl, SITEMAP_TYPE, writeUrlset } from './urlset.ts'

/**
 * Each file lists the articles of this many consecutive numbers, so that an article never moves from
 * one file to another and a request costs the same in any archive. A tenth of what the protocol allows:
 * nothing else is answered while a file is drawn, and with translations its 50 MB would be near.
 */
export const NUMBERS_PER_FILE = 5000

/** `articles-1.xml`: the articles 1 to 5,000. */
export const articleSitemapPath = (file: number) => `/sitemap/articles-${file}.xml`

/** The numbers of the files that have something to list, ascending; one short read for each. */
export async function articleFiles({ site, now }: Visit): Promise<readonly number[]> {
  const files: number[] = []
  let id = await nextVisibleId(site.archive.reads, now, 1)
  while (id !== undefined) {
    const file = Math.ceil(id / NUMBERS_PER_FILE)
    files.push(file)
    id = await nextVisibleId(site.archive.reads, now, file * NUMBERS_PER_FILE + 1)
  }
  return files
}

/** The articles of a range of numbers, each at home and with its translations. */
export const articleSitemap = definePage<readonly MappedArticle[]>({
  kept: false,
  contentType: SITEMAP_TYPE,
  async load({ site, now, param }) {
    const file = Number(/\d+/.exec(param('file'))?.[0])
    const from = (file - 1) * NUMBERS_PER_FILE + 1
    const articles = await mappedArticles(site.archive.reads, now, from, from + NUMBERS_PER_FILE)
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
