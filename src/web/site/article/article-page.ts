import { definePage } from '../../page.ts'
import { articleView } from './article-view.ts'
import { loadArticle } from './load-article.ts'
import { withdrawnView } from './withdrawn-view.ts'

/**
 * An article, under the furniture of any edition; or the notice that it was withdrawn. In its ETag the
 * revision stands for the body: a text does not change without a new one.
 */
export const articlePage = definePage({
  load: loadArticle,
  tag: (data) => ({ ...data, article: { ...data.article, body: undefined } }),
  view: (visit, data) => (data.article.status === 'withdrawn' ? withdrawnView(visit, data) : articleView(visit, data)),
})
