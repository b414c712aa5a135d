import { sitemapsWithArticles } from '../../archive/sitemap.ts'
import { absolute } from '../canonical.ts'
import { definePage } from '../page.ts'
import { element, textElement, xmlDocument } from '../xml.ts'
import { articleSitemapPath } from './article-sitemap.ts'
import { latestNews, newsSitemapPath } from './news-sitemap.ts'
import { pageSitemapPath } from './page-sitemap.ts'
import { storyFiles, storySitemapPath } from './story-sitemap.ts'
import { SITEMAP_NAMESPACE, SITEMAP_TYPE } from './urlset.ts'

export const sitemapIndexPath = '/sitemap.xml'

/**
 * The list of sitemaps. It tells no `lastmod` of the files: the newest change of thousands of articles
 * is known only by reading them all, and each file answers with its ETag.
 */
export const sitemapIndex = definePage<readonly string[]>({
  contentType: SITEMAP_TYPE,
  async load(visit) {
    const [files, stories, news] = await Promise.all([
      sitemapsWithArticles(visit.site.archive.reads, visit.now),
      storyFiles(visit),
      latestNews(visit, 1),
    ])
    const newsFiles = news.length > 0 ? [newsSitemapPath] : []
    return {
      data: [pageSitemapPath, ...newsFiles, ...stories.map(storySitemapPath), ...files.map(articleSitemapPath)],
    }
  },
  view: ({ site }, paths) =>
    xmlDocument(
      element(
        'sitemapindex',
        { xmlns: SITEMAP_NAMESPACE },
        paths.map((path) => element('sitemap', {}, [textElement('loc', absolute(site, path))])),
      ),
    ),
})
