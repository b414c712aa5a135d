import { definePage } from '../../page.ts'
import { articleView } from './article-view.ts'
import { loadArticle } from './load-article.ts'
import { withdrawnView } from './withdrawn-view.ts'

/** An article, under the furniture of any edition; or the notice that it was withdrawn. */
export const articlePage = definePage({
  load: loadArticle,
  view: (visit, data) => (data.article.status === 'withdrawn' ? withdrawnView(visit, data) : articleView(visit, data)),
})
