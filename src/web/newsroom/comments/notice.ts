import { type Decision, decisionsOfBatch } from '../../../archive/comment-decisions.ts'
import { message } from '../../../locale/messages.ts'
import type { DecisionKind } from '../../../model/comment.ts'
import { type Html, html } from '../../html.ts'
import type { NewsroomVisit } from '../page.ts'
import { undoPath } from './paths.ts'

/** What was just done, read from the log so that no link can claim it. */
export interface Notice {
  readonly batch: string
  readonly decision: DecisionKind
  readonly count: number
}

const BATCH = /^[0-9a-f-]{36}$/

/** The act that the query tells of; `none` of one that changed nothing. */
export async function loadNotice({ site, query }: NewsroomVisit): Promise<Notice | 'none' | undefined> {
  const batch = query.get('batch') ?? ''
  if (batch === 'none') return 'none'
  if (!BATCH.test(batch)) return undefined
  return noticeOf(batch, await decisionsOfBatch(site.archive.writes, batch))
}

/** A ban that decides of the comment too is told of as a ban. */
function noticeOf(batch: string, decisions: readonly Decision[]): Notice | undefined {
  const [first] = decisions
  if (!first || typeof first.by === 'string') return undefined
  const count = new Set(decisions.map(({ commentId }) => commentId)).size
  return { batch, decision: first.decision as DecisionKind, count }
}

/** What was done, in a sentence, with the button that takes it back. */
export function noticeView({ edition }: NewsroomVisit, notice: Notice | 'none' | undefined, here: string): Html | '' {
  if (notice === undefined) return ''
  if (notice === 'none') return html`<p class="done" role="status">${message(edition, 'moderation.done.none')}</p>\n`
  const { batch, decision, count } = notice
  const undo = html`<form class="inline" method="post" action="${undoPath(edition.lang)}">
<input type="hidden" name="batch" value="${batch}"><input type="hidden" name="back" value="${here}">
<button class="quiet">${message(edition, 'moderation.do.undo')}</button></form>`
  return html`<div class="done" role="status"><p>${message(edition, `moderation.done.${decision}`, { count })}</p>
${decision === 'undo' ? '' : undo}</div>\n`
}
