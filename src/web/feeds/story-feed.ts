import { feedArticlesByIds } from '../../archive/feed-articles.ts'
import { storyById } from '../../archive/stories.ts'
import { nameOf } from '../../model/story.ts'
import { definePage, NOT_FOUND, type Page } from '../page.ts'
import { storyHref } from '../parts/story-link.ts'
import { type FeedFormat, feedPath, storyPath } from '../paths.ts'
import { type FeedList, feedOf } from './feed.ts'
import { FEED_WRITERS, NEWEST } from './feed-pages.ts'

/** The newest texts of a story, in every language. */
export function storyFeed(format: FeedFormat): Page {
  const { contentType, write } = FEED_WRITERS[format]
  return definePage<FeedList>({
    contentType,
    async load(visit) {
      const { site, now, edition } = visit
      const { reads } = site.archive
      const found = await storyById(reads, now, Number.parseInt(visit.param('address'), 10))
      if (!found) return NOT_FOUND
      const { lang } = edition
      if ('mergedInto' in found) return { movedTo: feedPath(storyPath(lang, found.mergedInto, ''), format) }
      const { text: title, lang: titleLang } = nameOf(found.story, lang)
      const newest = found.members.slice(-NEWEST).map(({ id }) => id)
      const articles = await feedArticlesByIds(reads, now, newest)
      return { data: { path: storyHref(lang, found.story), title, titleLang, articles } }
    },
    view: (visit, list) => write(feedOf(visit, list, format)),
  })
}
