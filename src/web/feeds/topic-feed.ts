import { articlesMentioning } from '../../archive/entity-mentions.ts'
import { feedArticlesByIds } from '../../archive/feed-articles.ts'
import { topicByKey } from '../../text/topics/topic.ts'
import { definePage, NOT_FOUND, type Page } from '../page.ts'
import { topicName } from '../parts/topic-links.ts'
import { type FeedFormat, topicPath } from '../paths.ts'
import { type FeedList, feedOf } from './feed.ts'
import { FEED_WRITERS, NEWEST } from './feed-pages.ts'

/** The newest articles of an edition's language about a topic. */
export function topicFeed(format: FeedFormat): Page {
  const { contentType, write } = FEED_WRITERS[format]
  return definePage<FeedList>({
    contentType,
    async load({ site, edition: { lang }, now, param }) {
      const topic = topicByKey(param('key'))
      if (!topic) return NOT_FOUND
      const { reads } = site.archive
      const { rows } = await articlesMentioning(reads, now, `topic:${topic.id}`, lang, { limit: NEWEST })
      const ids = rows.map(({ id }) => id)
      const articles = await feedArticlesByIds(reads, now, ids)
      return { data: { path: topicPath(lang, topic), title: topicName(topic, lang), titleLang: lang, articles } }
    },
    view: (visit, list) => write(feedOf(visit, list, format)),
  })
}
