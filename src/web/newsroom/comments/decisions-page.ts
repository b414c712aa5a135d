import { type Decision, recentDecisions } from '../../../archive/comment-decisions.ts'
import { type QueuedComment, queuedComments } from '../../../archive/comment-queue.ts'
import { allStaff } from '../../../archive/staff.ts'
import { message } from '../../../locale/messages.ts'
import type { StaffMember } from '../../../model/staff.ts'
import { may } from '../../../staff/permissions.ts'
import { type Html, html } from '../../html.ts'
import { readId } from '../../site/comments/load-comments.ts'
import type { NewsroomVisit } from '../page.ts'
import { decisionTable } from './decision-table.ts'
import { defineModerationPage } from './moderation-page.ts'
import { decisionsPath, withQuery } from './paths.ts'

interface Log {
  readonly lines: readonly Decision[]
  readonly comments: ReadonlyMap<number, QueuedComment>
  readonly moderators: readonly StaffMember[]
}

const LINES = 50

/** What was decided of comments, by whom, when and why, newest first; of one member of staff or one comment when it is told. */
export const decisionsPage = defineModerationPage<Log>({
  permission: 'moderate-comments',
  async load({ site, query }) {
    const { writes } = site.archive
    const lines = await recentDecisions(writes, {
      limit: LINES,
      staffId: readId(query.get('staff')),
      commentId: readId(query.get('comment')),
      before: readId(query.get('before')),
    })
    const comments = await queuedComments(writes, [...new Set(lines.map(({ commentId }) => commentId))])
    const moderators = (await allStaff(writes)).filter(({ role }) => may(role, 'moderate-comments'))
    return { data: { lines, comments: new Map(comments.map((comment) => [comment.id, comment])), moderators } }
  },
  title: ({ edition }) => message(edition, 'moderation.log.title'),
  view(visit, { lines, comments, moderators }) {
    const { edition } = visit
    return html`<div class="heading"><h1>${message(edition, 'moderation.log.title')}</h1>
${filterForm(visit, moderators)}</div>
${lines.length > 0 ? decisionTable(edition, lines, comments) : html`<p class="empty">${message(edition, 'moderation.log.empty')}</p>`}
${older(visit, lines)}`
  },
})

function filterForm({ edition, query }: NewsroomVisit, moderators: readonly StaffMember[]): Html {
  const options = moderators.map(
    ({ id, name }) =>
      html`<option value="${id}"${String(id) === query.get('staff') ? html` selected` : ''}>${name}</option>`,
  )
  return html`<form class="filter" action="${decisionsPath(edition.lang)}">
<label>${message(edition, 'moderation.log.by')} <select name="staff"><option value="">${message(edition, 'moderation.log.everyone')}</option>${options}</select></label>
<label>${message(edition, 'moderation.log.comment')} <input name="comment" size="6" inputmode="numeric" dir="ltr" value="${query.get('comment') ?? ''}"></label>
<button class="quiet">${message(edition, 'moderation.log.show')}</button>
</form>`
}

function older({ edition, query }: NewsroomVisit, lines: readonly Decision[]): Html | '' {
  if (lines.length < LINES) return ''
  const path = withQuery(decisionsPath(edition.lang), {
    staff: query.get('staff') ?? undefined,
    comment: query.get('comment') ?? undefined,
    before: lines.at(-1)?.id,
  })
  return html`<p class="further"><a rel="next" href="${path}">${message(edition, 'log.older')}</a></p>`
}
