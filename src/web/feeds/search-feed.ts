import { feedArticlesByIds } from '../../archive/feed-articles.ts'
import { message } from '../../locale/messages.ts'
import { parseQuery } from '../../search/parse-query.ts'
import { search } from '../../search/search.ts'
import { answerLink, asksNothing } from '../narrow.ts'
import { definePage, NOT_FOUND, type Page } from '../page.ts'
import type { FeedFormat } from '../paths.ts'
import { vocabularyOf } from '../search-vocabulary.ts'
import { questionIn } from '../site/search-page.ts'
import { type FeedList, feedOf } from './feed.ts'
import { FEED_WRITERS, NEWEST } from './feed-pages.ts'

/** The newest articles that answer a question, in any language: what a reader follows a search by. */
export function searchFeed(format: FeedFormat): Page {
  const { contentType, write } = FEED_WRITERS[format]
  return definePage<FeedList>({
    contentType,
    kept: false,
    async load(visit) {
      const { site, now, edition } = visit
      const text = questionIn(visit.query)
      const vocabulary = await vocabularyOf(visit)
      const { question } = parseQuery(text, vocabulary)
      if (asksNothing(question)) return NOT_FOUND
      const newest = { ...question, order: 'newest' } as const
      const { hits } = await search(site.archive.reads, now, newest, { offset: 0, limit: NEWEST })
      const ids = hits.map(({ article }) => article.id)
      return {
        data: {
          path: answerLink(visit, { question, vocabulary }, question),
          title: message(edition, 'search.resultsFor', { query: text }),
          titleLang: edition.lang,
          articles: await feedArticlesByIds(site.archive.reads, now, ids),
        },
      }
    },
    view: (visit, list) => write(feedOf(visit, list, format)),
  })
}
