import type { Decision } from '../../../archive/comment-decisions.ts'
import type { QueuedComment } from '../../../archive/comment-queue.ts'
import { formatDate, formatTime } from '../../../locale/dates.ts'
import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import { type Html, html } from '../../html.ts'
import { marks } from '../../parts/names.ts'
import { shortTime } from '../times.ts'
import { stateName } from './comment-card.ts'
import { decisionsPath, moderatedPath, withQuery } from './paths.ts'
import { ruleSentence } from './rule-sentence.ts'

/** Lines of the log; `comments` are those that they are about, and undefined where the page is of one comment. */
export function decisionTable(
  edition: Edition,
  lines: readonly Decision[],
  comments: ReadonlyMap<number, QueuedComment> | undefined,
): Html {
  const columns = [
    'log.at',
    'moderation.log.by',
    'moderation.log.decision',
    ...(comments ? (['moderation.log.comment'] as const) : []),
    'moderation.log.reason',
  ] as const
  const title = message(edition, 'moderation.log.title')
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="rows">
<thead><tr>${columns.map((column) => html`<th scope="col">${message(edition, column)}</th>`)}</tr></thead>
<tbody>
${lines.map((line) => row(edition, line, comments))}
</tbody></table></div>`
}

function row(edition: Edition, line: Decision, comments: ReadonlyMap<number, QueuedComment> | undefined): Html {
  return html`<tr>
<td>${shortTime(edition, line.at)}</td>
<td>${decider(edition, line)}</td>
<td>${message(edition, `comment.decision.${line.decision}`, { state: stateName(edition, line.after.state) })}</td>
${comments ? html`<td class="note">${subject(edition, line.commentId, comments.get(line.commentId))}</td>` : ''}
<td class="note">${reason(edition, line)}</td>
</tr>
`
}

function decider(edition: Edition, { by }: Decision): Html {
  if (typeof by === 'string') return html`${message(edition, `moderation.log.${by}`)}`
  return html`<a href="${withQuery(decisionsPath(edition.lang), { staff: by.staffId })}"><bdi>${by.name}</bdi></a>`
}

const SHOWN = 80

function subject(edition: Edition, id: number, comment: QueuedComment | undefined): Html {
  const { name = '', text = '', lang = edition.lang } = comment ?? {}
  const beginning = text.length > SHOWN ? `${text.slice(0, SHOWN).toWellFormed()}…` : text
  return html`<a href="${moderatedPath(edition.lang, id)}"><bdi>${name || message(edition, 'moderation.comment.title', { number: id })}</bdi></a> <small><bdi ${marks(lang)}>${beginning}</bdi></small>`
}

function reason(edition: Edition, { reasons: { note, ban, fired = [] } }: Decision): Html {
  const until = ban && { at: ban.expiresAt, precision: 'minute' as const }
  return html`${note === undefined ? '' : html`<bdi>${note}</bdi>`}${
    until
      ? html` <small>${ban.kinds.map((kind) => html`${message(edition, `moderation.ban.${kind}`)} · `)}${message(edition, 'moderation.log.until', { date: `${formatDate(edition, until)} ${formatTime(edition, until) ?? ''}` })}</small>`
      : ''
  }${fired.map((rule) => html`<span class="rule">${ruleSentence(edition, rule)}</span> `)}`
}
