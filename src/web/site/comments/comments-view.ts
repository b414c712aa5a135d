import { message } from '../../../locale/messages.ts'
import type { Article } from '../../../model/article.ts'
import { type Html, html } from '../../html.ts'
import { articlePath, commentFormPath, commentListPath, feedPath } from '../../paths.ts'
import type { Visit } from '../../site.ts'
import { commentForm, unsendable } from './comment-form.ts'
import { threadItem, threadsOf } from './comment-item.ts'
import { type CommentsData, positionText } from './load-comments.ts'

/** Readers' comments: how many, the threads, the way to further ones, and the form. */
export function commentsSection(visit: Visit, article: Article, comments: CommentsData): Html {
  const { edition } = visit
  const path = articlePath(edition.lang, article)
  const isOpen = comments.policy !== 'closed'
  return html`<section class="comments" id="comments" aria-labelledby="comments-heading">
<h2 id="comments-heading">${message(edition, 'comments.heading', { count: article.publishedComments })}</h2>
${atSource(visit, article)}
${listing(visit, article, path, comments)}
${isOpen ? commentForm(visit, article.id, path, comments.draft) : closed(visit, comments)}
</section>`
}

/** The count that the text came with, of comments that others made elsewhere. */
function atSource({ edition }: Visit, { commentCount: count }: Article): Html | '' {
  return count > 0 ? html`<p class="empty">${message(edition, 'comments.atSource', { count })}</p>` : ''
}

function listing(visit: Visit, article: Article, path: string, { page, order, policy }: CommentsData): Html {
  const { edition } = visit
  const place = { edition, article: path, isOpen: policy !== 'closed' }
  const add = place.isOpen
    ? html`<a href="${commentFormPath(path)}" rel="nofollow" data-add-comment>${message(edition, 'comments.add')}</a>`
    : ''
  if (article.publishedComments === 0) {
    return html`<p class="empty">${message(edition, 'comments.none')}</p>
<p class="choices">${add}</p>`
  }
  return html`<div class="choices">${add} ${orders(visit, path, order)} <a href="${feedPath(commentListPath(edition.lang, article.id), 'rss')}">${message(edition, 'comments.feed')}</a></div>
<ol class="threads">
${threadsOf(page.rows).map((thread) => threadItem(place, thread))}</ol>
${turning(visit, path, { page, order })}`
}

function orders({ edition }: Visit, path: string, order: CommentsData['order']): readonly Html[] {
  return (['oldest', 'newest'] as const).map((one) => {
    const href = `${path}${one === 'newest' ? '?order=newest' : ''}#comments`
    const current = one === order ? html` aria-current="true"` : ''
    return html`<a href="${href}" rel="nofollow"${current}>${message(edition, `comments.order.${one}`)}</a> `
  })
}

function turning({ edition }: Visit, path: string, { page, order }: Pick<CommentsData, 'page' | 'order'>): Html | '' {
  const { before, after } = page
  if (!before && !after) return ''
  const link = (rel: 'prev' | 'next', query: string, text: string) =>
    html`<a rel="${rel} nofollow" class="${rel}" href="${path}?${order === 'newest' ? 'order=newest&' : ''}comments=${query}#comments">${text}</a>`
  return html`<nav class="pagination" aria-label="${message(edition, 'comments.pages')}">${
    before ? link('prev', positionText('before', before), message(edition, 'comments.previous')) : ''
  }${after ? link('next', positionText('after', after), message(edition, 'comments.next')) : ''}</nav>`
}

function closed(visit: Visit, { draft }: CommentsData): Html {
  const sentence = html`<p class="empty" id="add-comment">${message(visit.edition, 'comments.closed')}</p>`
  return draft ? unsendable(visit, draft) : sentence
}
