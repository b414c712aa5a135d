import type { Action, PersonalPage } from './action.ts'
import { COMMENT_FEED_PAGES } from './feeds/comment-feeds.ts'
import { FEED_PAGES } from './feeds/feed-pages.ts'
import { searchFeed } from './feeds/search-feed.ts'
import { storyFeed } from './feeds/story-feed.ts'
import { topicFeed } from './feeds/topic-feed.ts'
import { NEWSROOM_FORMS, NEWSROOM_VIEWS } from './newsroom/routes.ts'
import type { Page } from './page.ts'
import { FEED_FORMATS } from './paths.ts'
import { articlePage } from './site/article/article-page.ts'
import { CODE_PAGES } from './site/code/code-pages.ts'
import { endNoticesAction, noticesPage } from './site/comments/notices-page.ts'
import { ownCommentAction, ownCommentPage } from './site/comments/own-comment.ts'
import { codePartPage, postComment } from './site/comments/post-comment.ts'
import { reportAction, reportPage } from './site/comments/report-comment.ts'
import { archivePage, datePage } from './site/date-pages.ts'
import { entityPage } from './site/entity/entity-page.ts'
import { personPage } from './site/entity/person-page.ts'
import { frontPage } from './site/front-page.ts'
import { kindPage } from './site/kind-page.ts'
import { searchPage } from './site/search-page.ts'
import { sectionPage } from './site/section-page.ts'
import { sourcePage } from './site/source-page.ts'
import { sourcesPage } from './site/sources-page.ts'
import { storiesPage } from './site/story/stories-page.ts'
import { storyPage } from './site/story/story-page.ts'
import { suggestions } from './site/suggestions.ts'
import { topicPage } from './site/topic/topic-page.ts'
import { articleSitemap } from './sitemaps/article-sitemap.ts'
import { newsSitemap, newsSitemapPath } from './sitemaps/news-sitemap.ts'
import { pageSitemap, pageSitemapPath } from './sitemaps/page-sitemap.ts'
import { robots } from './sitemaps/robots.ts'
import { sitemapIndex, sitemapIndexPath } from './sitemaps/sitemap-index.ts'
import { storySitemap } from './sitemaps/story-sitemap.ts'

/** `\\x2F` is the slash: Hono parts a route at every one that is written out, inside a class too. */
const ARTICLE = '/:year{[0-9]{4}}/:month{[0-9]{2}}/:address{[0-9]{1,15}-[^\\x2F]*}'

/** Every page of an edition by its path below `/{edition}`. The one place that says which addresses there are. */
export const PAGES: readonly (readonly [path: string, page: Page])[] = [
  // First, because most requests are for one, and paths are compared in this order.
  [ARTICLE, articlePage],
  ['/', frontPage],
  ...FEED_PAGES,
  ['/news', kindPage('news')],
  ['/articles', kindPage('article')],
  ['/section/:key', sectionPage],
  ['/source', sourcesPage],
  ['/source/:key', sourcePage],
  ['/story', storiesPage],
  ...FEED_FORMATS.map((format) => [`/story/:address{[0-9]{1,15}(?:-.*)?}/feed.${format}`, storyFeed(format)] as const),
  ['/story/:address{[0-9]{1,15}(?:-.*)?}', storyPage],
  ['/place/:id{[a-z0-9-]{2,60}}', entityPage('place')],
  ['/organisation/:id{[a-z0-9-]{2,60}}', entityPage('organisation')],
  ...FEED_FORMATS.map((format) => [`/topic/:key{[a-z-]{2,60}}/feed.${format}`, topicFeed(format)] as const),
  ['/topic/:key{[a-z-]{2,60}}', topicPage],
  ['/person/:address{[0-9]{1,15}(?:-.*)?}', personPage],
  ['/search', searchPage],
  ['/search/suggest', suggestions],
  ...FEED_FORMATS.map((format) => [`/search/feed.${format}`, searchFeed(format)] as const),
  ...COMMENT_FEED_PAGES,
  ['/archive', archivePage],
  ['/:year{[0-9]{4}}', datePage],
  ['/:year{[0-9]{4}}/:month{[0-9]{2}}', datePage],
  ['/:year{[0-9]{4}}/:month{[0-9]{2}}/:day{[0-9]{2}}', datePage],
  ['/comment/:token', ownCommentPage],
  ['/comments/:id{[0-9]{1,15}}/report', reportPage],
  ['/comments/notices/:token', noticesPage],
]

/** Every form of an edition by the path below `/{edition}` that it is sent to. */
export const ACTIONS: readonly (readonly [path: string, action: Action])[] = [
  [ARTICLE, postComment],
  ['/comment/:token', ownCommentAction],
  ['/comments/:id{[0-9]{1,15}}/report', reportAction],
  ['/comments/notices/:token', endNoticesAction],
  ...NEWSROOM_FORMS,
]

/** Every page of an edition that is drawn for the one who asks for it and kept nowhere. */
export const PERSONAL_PAGES: readonly (readonly [path: string, page: PersonalPage])[] = [
  ...NEWSROOM_VIEWS,
  ...CODE_PAGES,
  ['/comments/code/:id{[0-9]{1,15}}', codePartPage],
]

/** What robots read of the whole site, by its full path. */
export const ROBOT_PAGES: readonly (readonly [path: string, page: Page])[] = [
  ['/robots.txt', robots],
  [sitemapIndexPath, sitemapIndex],
  [pageSitemapPath, pageSitemap],
  [newsSitemapPath, newsSitemap],
  ['/sitemap/:file{stories-[1-9][0-9]{0,8}\\.xml}', storySitemap],
  ['/sitemap/:file{articles-[1-9][0-9]{0,8}\\.xml}', articleSitemap],
]
