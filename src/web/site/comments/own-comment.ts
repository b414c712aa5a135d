import { articleById } from '../../../archive/articles.ts'
import { commentByPrivateHash } from '../../../archive/comments.ts'
import { privateHash } from '../../../comments/identity.ts'
import { correctComment, deleteComment, isCorrectable } from '../../../comments/own.ts'
import { formatTime } from '../../../locale/dates.ts'
import { type MessageKey, message } from '../../../locale/messages.ts'
import type { Article } from '../../../model/article.ts'
import { CORRECTION_MS, type Comment } from '../../../model/comment.ts'
import type { Action } from '../../action.ts'
import { type Html, html } from '../../html.ts'
import { layout } from '../../layout.ts'
import { definePage, NOT_FOUND } from '../../page.ts'
import { headlineLink } from '../../parts/article-item.ts'
import { marks } from '../../parts/names.ts'
import { articleLink, commentPath, frontPath, ownCommentPath } from '../../paths.ts'
import type { Visit } from '../../site.ts'
import { writtenAt } from './comment-item.ts'
import { commentText } from './comment-text.ts'

interface OwnComment {
  readonly comment: Comment
  /** Undefined when the public may no longer read it. */
  readonly article: Article | undefined
}

/** What was done, or why it was not, with the text that was typed. */
interface Told {
  readonly done?: 'corrected'
  readonly fault?: MessageKey
  readonly typed?: string
}

/** The page that the writer of a comment alone knows: where the comment stands, and what may still be done. */
export const ownCommentPage = definePage<OwnComment>({
  storable: false,
  async load(visit) {
    const own = await read(visit)
    return own ? { data: own } : NOT_FOUND
  },
  view: (visit, own) => view(visit, own, {}),
})

/** The writer corrects the comment, or deletes it. */
export const ownCommentAction: Action = async (visit, form) => {
  const own = await read(visit)
  if (!own) return NOT_FOUND
  const { site, edition, now, param } = visit
  const { id } = own.comment
  const here = { seeOther: ownCommentPath(edition.lang, param('token')) }
  if (form.get('intent') === 'delete') {
    await deleteComment(site.archive, now, id)
    return here
  }
  const typed = form.get('comment') ?? ''
  const outcome = await correctComment(site.archive, site.comments, now, id, typed)
  if (outcome === 'too-late') {
    return { status: 409, html: view(visit, own, { fault: 'comments.own.tooLate', typed }) }
  }
  if (typeof outcome === 'string') return here
  return { status: 422, html: view(visit, own, { fault: `comments.fault.${outcome.fault}` as MessageKey, typed }) }
}

async function read({ site, now, param }: Visit): Promise<OwnComment | undefined> {
  // The primary is asked: its writer comes here at once, and a replica may not know the comment yet.
  const { writes } = site.archive
  const token = param('token')
  const comment = token.length > 64 ? undefined : await commentByPrivateHash(writes, privateHash(token))
  if (!comment) return undefined
  const article = await articleById(writes, now, comment.articleId)
  return { comment, article: article?.status === 'published' ? article : undefined }
}

function view(visit: Visit, own: OwnComment, told: Told): Html {
  const { edition } = visit
  const { comment, article } = own
  const title = message(edition, 'comments.own.title')
  return layout(
    visit,
    { title, path: visit.path, noindex: true },
    html`<div class="notice own-comment">
<h1>${title}</h1>
<p role="status"><b>${message(edition, `comments.own.state.${comment.state}`)}</b></p>
${article ? html`<p class="own-article">${headlineLink(edition, article)}</p>` : ''}
${comment.state === 'deleted' ? '' : shown(visit, own)}
${comment.state === 'deleted' ? '' : html`<p class="hint">${message(edition, 'comments.own.keep')}</p>`}
${correction(visit, comment, told)}
${comment.state === 'deleted' ? '' : deletion(visit)}
${wayBack(visit, own)}
</div>`,
  )
}

/** As it was written: what the editors have covered of it is its writer's to see. */
function shown({ edition }: Visit, { comment }: OwnComment): Html {
  return html`<article class="comment">
<p class="meta"><b><bdi>${comment.name}</bdi></b> ${writtenAt(edition, comment.createdAt)}</p>
<div class="comment-text" ${marks(comment.lang)}>${commentText(edition, comment.text)}</div>
</article>`
}

function correction({ edition, now }: Visit, comment: Comment, { fault, typed }: Told): Html | '' {
  const error = fault ? html`<p class="error" id="own-error" role="alert">${message(edition, fault)}</p>` : ''
  if (!isCorrectable(comment, now)) {
    return fault
      ? html`${error}<textarea rows="7" readonly dir="auto" aria-label="${message(edition, 'comments.yourText')}">\n${typed ?? ''}</textarea>`
      : ''
  }
  const time = formatTime(edition, { at: comment.createdAt + CORRECTION_MS, precision: 'minute' }) ?? ''
  return html`<form class="comment-form" method="post">
${error}
<div><label for="own-text">${message(edition, 'comments.own.correct')}</label>
<textarea id="own-text" name="comment" rows="7" required dir="auto" aria-describedby="${fault ? 'own-error ' : ''}own-hint"${fault ? html` aria-invalid="true"` : ''}>
${typed ?? comment.text}</textarea>
<p class="hint" id="own-hint">${message(edition, 'comments.own.until', { time })}</p></div>
<p><button class="primary" name="intent" value="correct">${message(edition, 'comments.own.save')}</button></p>
</form>`
}

function deletion({ edition }: Visit): Html {
  return html`<form class="comment-form" method="post">
<p><button name="intent" value="delete" aria-describedby="own-delete-hint">${message(edition, 'comments.own.delete')}</button></p>
<p class="hint" id="own-delete-hint">${message(edition, 'comments.own.deleteFor')}</p>
</form>`
}

function wayBack({ edition }: Visit, { comment, article }: OwnComment): Html {
  if (!article) return html`<p><a href="${frontPath(edition.lang)}">${message(edition, 'error.toFront')}</a></p>`
  const path = articleLink(edition.lang, article)
  return comment.state === 'published'
    ? html`<p><a href="${commentPath(path, comment.id)}">${message(edition, 'comments.own.toComment')}</a></p>`
    : html`<p><a href="${path}">${message(edition, 'comments.own.toArticle')}</a></p>`
}
