import { type Decision, decisionsOf } from '../../../archive/comment-decisions.ts'
import { queuedComments } from '../../../archive/comment-queue.ts'
import { type WriterHistory, writerHistory } from '../../../archive/comment-writers.ts'
import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import type { BanKind, Comment } from '../../../model/comment.ts'
import type { Form } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { NOT_FOUND } from '../../page.ts'
import { marks } from '../../parts/names.ts'
import { keysDialog } from '../keys-dialog.ts'
import type { NewsroomVisit } from '../page.ts'
import { shortTime } from '../times.ts'
import { banFields } from './ban-form.ts'
import { commentCard, knownBy, stateName } from './comment-card.ts'
import { decisionTable } from './decision-table.ts'
import { MODERATION_KEYS } from './keys.ts'
import { type ModeratedComment, moderated } from './listed-comments.ts'
import { defineModerationPage } from './moderation-page.ts'
import { decidePath, moderatedPath, queuePath } from './paths.ts'

export interface CommentDetail {
  readonly comment: ModeratedComment
  readonly log: readonly Decision[]
  readonly history: WriterHistory
}

const LATEST = 20

/** One comment with everything that was decided of it, what else its writer wrote, and every decision there is. */
export const commentPage = defineModerationPage<CommentDetail>({
  permission: 'moderate-comments',
  async load(visit) {
    const data = await loadDetail(visit, Number(visit.param('id')))
    return data ? { data } : NOT_FOUND
  },
  title: (visit, { comment }) => detailTitle(visit, comment.id),
  view: (visit, detail) => detailView(visit, detail, new Map()),
})

export async function loadDetail({ site }: NewsroomVisit, id: number): Promise<CommentDetail | undefined> {
  const { writes } = site.archive
  const [comment] = await moderated(writes, await queuedComments(writes, [id]))
  if (!comment) return undefined
  return { comment, log: await decisionsOf(writes, [id]), history: await writerHistory(writes, id, LATEST) }
}

export const detailTitle = ({ edition }: NewsroomVisit, id: number) =>
  message(edition, 'moderation.comment.title', { number: id })

/** `typed` is what was sent with a decision that could not be made. */
export function detailView(visit: NewsroomVisit, { comment, log, history }: CommentDetail, typed: Form): Html {
  const { edition } = visit
  const here = moderatedPath(edition.lang, comment.id)
  return html`<h1>${detailTitle(visit, comment.id)}</h1>
<div class="moderation" data-moderation="page">
${commentCard({ edition, here, isAlone: true }, comment)}
${comment.state === 'deleted' ? html`<p>${message(edition, 'moderation.gone')}</p>` : decisions(edition, comment, here, typed)}
</div>
<h2>${message(edition, 'moderation.comment.log')}</h2>
${decisionTable(edition, log, undefined)}
${history.latest.length > 0 ? html`<h2 id="writer">${message(edition, 'moderation.comment.writer')}</h2>\n<ul class="list">${history.latest.map((one) => other(edition, one))}</ul>` : ''}
<p><a href="${queuePath(edition.lang)}">${message(edition, 'moderation.toQueue')}</a></p>
${keysDialog(edition, MODERATION_KEYS)}
<script type="module" src="${visit.site.assets.moderationScript.path}"></script>
<script type="module" src="${visit.site.assets.redactionScript.path}"></script>`
}

function decisions(edition: Edition, comment: ModeratedComment, here: string, typed: Form): Html {
  const known = knownBy(comment).split(' ').filter(Boolean) as BanKind[]
  const form = (body: Html) => html`<form method="post" action="${decidePath(edition.lang)}">
<input type="hidden" name="select-${comment.id}" value="on"><input type="hidden" name="back" value="${here}">
${body}</form>`
  const typedFor = (act: string) => (typed.get('do') === act ? typed : undefined)
  return html`<div class="panels" id="more">
<section class="panel"><h2>${message(edition, 'moderation.comment.decide')}</h2>
${form(decideFields(edition, comment))}</section>
<section class="panel"><h2>${message(edition, 'moderation.do.redact')}</h2>
${form(redactFields(edition, comment, typedFor('redact')))}</section>
${
  known.length === 0
    ? ''
    : html`<section class="panel"><h2>${message(edition, 'moderation.do.ban')}</h2>
${form(html`<input type="hidden" name="do" value="ban">${banFields(edition, known, typedFor('ban'))}<p><button>${message(edition, 'moderation.do.ban')}</button></p>`)}</section>`
}
</div>`
}

const LEADS_TO = { approve: 'published', reject: 'rejected', spam: 'spam', reopen: 'held' } as const

function decideFields(edition: Edition, { state, reports }: ModeratedComment): Html {
  const possible = (['approve', 'reject', 'spam', 'reopen'] as const).filter(
    (one) => LEADS_TO[one] !== state || (one === 'approve' && reports.length > 0),
  )
  return html`<p class="field"><label for="note">${message(edition, 'moderation.note')}</label>
<span class="hint" id="note-hint">${message(edition, 'moderation.noteHint')}</span>
<input id="note" name="note" maxlength="500" dir="auto" aria-describedby="note-hint"></p>
<p class="pair">${possible.map((one) => html`<button class="${one}" name="do" value="${one}">${message(edition, `moderation.do.${one}`)}</button> `)}</p>`
}

function redactFields(edition: Edition, { isNameCovered }: ModeratedComment, typed: Form | undefined): Html {
  return html`<input type="hidden" name="do" value="redact"><input type="hidden" name="spans" value="" data-spans>
<p class="field"><label for="words">${message(edition, 'moderation.redact.words')}</label>
<span class="hint" id="words-hint">${message(edition, 'moderation.redact.hint')}</span>
<textarea id="words" name="words" rows="3" dir="auto" aria-describedby="words-hint">
${typed?.get('words') ?? ''}</textarea></p>
${isNameCovered ? '' : html`<p><label><input type="checkbox" name="redact-name"${typed?.has('redact-name') ? html` checked` : ''}> ${message(edition, 'moderation.redact.name')}</label></p>`}
<p class="pair"><button>${message(edition, 'moderation.do.redact')}</button> <button type="button" class="quiet" data-redact-selected hidden>${message(edition, 'moderation.redact.selected')}</button></p>`
}

const SHOWN = 160

function other(edition: Edition, { id, text, lang, state, createdAt }: Comment): Html {
  const beginning = text.length > SHOWN ? `${text.slice(0, SHOWN).toWellFormed()}…` : text
  return html`<li><a class="text" ${marks(lang)} href="${moderatedPath(edition.lang, id)}">${beginning || '—'}</a>
<span>${shortTime(edition, createdAt)} <span class="mark">${stateName(edition, state)}</span></span></li>
`
}
