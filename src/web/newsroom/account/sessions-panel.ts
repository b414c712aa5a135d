import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import type { Session } from '../../../model/staff.ts'
import { type Html, html } from '../../html.ts'
import { isolatedMessage } from '../../parts/isolated-message.ts'
import type { NewsroomVisit } from '../page.ts'
import { accountPath } from '../paths.ts'
import { shortTime } from '../times.ts'
import { browserOf } from './browser-of.ts'

/** Where a member is signed in, with a way out of each. */
export function sessionsPanel(visit: NewsroomVisit, sessions: readonly Session[]): Html {
  const { edition } = visit
  const others = html`<form method="post" action="${accountPath(edition.lang)}/sessions/end-others"><button>${message(edition, 'sessions.endOthers')}</button></form>`
  return html`<section class="panel">
<h2>${message(edition, 'sessions.title')}</h2>
<ul class="list">${sessions.map((session) => row(visit, session))}</ul>
${sessions.length > 1 ? others : ''}
</section>`
}

function row({ edition, session: own }: NewsroomVisit, { id, userAgent, usedAt }: Session): Html {
  const end = html`<form method="post" action="${accountPath(edition.lang)}/sessions/${id}/end"><button class="quiet">${message(edition, 'sessions.end')}</button></form>`
  return html`<li>
<span>${browserText(edition, userAgent)} <small>${message(edition, 'sessions.used')} ${shortTime(edition, usedAt)}</small></span>
${id === own.id ? html`<span class="mark">${message(edition, 'sessions.this')}</span>` : end}
</li>`
}

function browserText(edition: Edition, userAgent: string | undefined): Html {
  const known = browserOf(userAgent ?? '')
  if (known) return isolatedMessage(edition, 'sessions.browserOn', { ...known })
  return userAgent ? html`<bdi>${userAgent}</bdi>` : html`${message(edition, 'sessions.unknownBrowser')}`
}
