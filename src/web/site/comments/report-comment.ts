import { articleById } from '../../../archive/articles.ts'
import { type ListedComment, publicCommentById } from '../../../archive/comments.ts'
import { reportComment } from '../../../comments/report.ts'
import { type MessageKey, message } from '../../../locale/messages.ts'
import type { Article } from '../../../model/article.ts'
import { REPORT_REASONS } from '../../../model/comment.ts'
import type { Action } from '../../action.ts'
import { clientAddress } from '../../client-address.ts'
import { type Html, html } from '../../html.ts'
import { layout } from '../../layout.ts'
import { definePage, NOT_FOUND } from '../../page.ts'
import { marks } from '../../parts/names.ts'
import { articleLink, commentPath } from '../../paths.ts'
import type { Visit } from '../../site.ts'
import { commentName } from './comment-name.ts'
import { commentText } from './comment-text.ts'
import { readId } from './load-comments.ts'

interface Reported {
  readonly comment: ListedComment
  readonly article: Article
}

/** Tells the moderators what is wrong with a comment. */
export const reportPage = definePage<Reported>({
  kept: false,
  async load(visit) {
    const reported = await read(visit)
    return reported ? { data: reported } : NOT_FOUND
  },
  view: (visit, reported) => view(visit, reported, undefined),
})

export const reportAction: Action = async (visit, form, client) => {
  const reported = await read(visit)
  if (!reported) return NOT_FOUND
  const { site, now } = visit
  const reason = REPORT_REASONS.find((one) => one === form.get('reason'))
  if (!reason) return { status: 422, html: view(visit, reported, 'comments.reports.missing') }
  const address = clientAddress(client, site.trustedProxies)
  const outcome = await reportComment(site.archive, site.comments, now, {
    commentId: reported.comment.id,
    reason,
    address,
  })
  if (outcome === 'too-many') return { status: 429, html: view(visit, reported, 'error.429.text') }
  return { status: 200, html: view(visit, reported, 'comments.reports.done') }
}

async function read({ site, now, param }: Visit): Promise<Reported | undefined> {
  const { reads } = site.archive
  const id = readId(param('id'))
  const comment = id === undefined ? undefined : await publicCommentById(reads, now, id)
  const article = comment && (await articleById(reads, now, comment.articleId))
  return comment && article && { comment, article }
}

function view(visit: Visit, { comment, article }: Reported, told: MessageKey | undefined): Html {
  const { edition } = visit
  const title = message(edition, 'comments.reports.title')
  const back = commentPath(articleLink(edition.lang, article), comment.id)
  const isDone = told === 'comments.reports.done'
  return layout(
    visit,
    { title, path: visit.path, noindex: true },
    html`<div class="notice">
<h1>${title}</h1>
${told ? html`<p role="alert"${isDone ? '' : html` class="error"`}>${message(edition, told)}</p>` : ''}
<blockquote class="comment"><p class="meta"><b>${commentName(edition, comment.name)}</b></p>
<div class="comment-text" ${marks(comment.lang)}>${commentText(edition, comment.text)}</div></blockquote>
${isDone ? '' : reasons(visit)}
<p><a href="${back}">${message(edition, 'comments.own.toArticle')}</a></p>
</div>`,
  )
}

function reasons({ edition }: Visit): Html {
  const choices = REPORT_REASONS.map(
    (reason) =>
      html`<p class="tick"><input type="radio" id="reason-${reason}" name="reason" value="${reason}" required> <label for="reason-${reason}">${message(edition, `comments.reports.${reason}`)}</label></p>\n`,
  )
  return html`<form class="comment-form" method="post">
<fieldset><legend>${message(edition, 'comments.reports.why')}</legend>
${choices}</fieldset>
<p><button class="primary">${message(edition, 'comments.reports.send')}</button></p>
</form>`
}
