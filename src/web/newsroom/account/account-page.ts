import { sessionsOf } from '../../../archive/sessions.ts'
import { type Account, accountById } from '../../../archive/staff.ts'
import { message } from '../../../locale/messages.ts'
import type { Session } from '../../../model/staff.ts'
import { sessionBounds } from '../../../staff/sessions.ts'
import { type Html, html } from '../../html.ts'
import { NOT_FOUND } from '../../page.ts'
import { alert, field } from '../field.ts'
import { newsroomLayout } from '../layout.ts'
import { newPasswordField } from '../new-password.ts'
import { defineNewsroomPage, type NewsroomVisit } from '../page.ts'
import { accountPath } from '../paths.ts'
import { shortTime } from '../times.ts'

/** What a member's own page shows. */
export interface AccountData {
  readonly account: Account
  readonly sessions: readonly Session[]
}

/** What was just tried, and what is wrong with it. */
export interface AccountAttempt {
  readonly alert?: string
  readonly passwordFault?: string
}

/** How a member signs in, and where they are signed in. */
export const accountPage = defineNewsroomPage({
  permission: 'enter-newsroom',
  async load(visit) {
    const data = await loadAccount(visit)
    return data ? { data } : NOT_FOUND
  },
  view: (visit, data) => accountView(visit, data, {}),
})

export async function loadAccount({ site, session, now }: NewsroomVisit): Promise<AccountData | undefined> {
  const { writes } = site.archive
  const account = await accountById(writes, session.actor.staffId)
  return account && { account, sessions: await sessionsOf(writes, account.id, sessionBounds(now)) }
}

export function accountView(visit: NewsroomVisit, { account, sessions }: AccountData, attempt: AccountAttempt): Html {
  const title = message(visit.edition, 'newsroom.account')
  return newsroomLayout(
    visit,
    title,
    html`<h1>${title}</h1>
<p><bdi>${account.name}</bdi> <bdi class="email" dir="ltr">${account.email}</bdi></p>
${alert(attempt.alert)}
<div class="panels">
${passwordPanel(visit, account, attempt)}
${sessionsPanel(visit, sessions)}
</div>`,
  )
}

function passwordPanel({ edition }: NewsroomVisit, account: Account, { passwordFault }: AccountAttempt): Html {
  const current = field({
    name: 'password',
    label: message(edition, 'password.current'),
    type: 'password',
    autocomplete: 'current-password',
  })
  return html`<section class="panel">
<h2>${message(edition, 'signIn.password')}</h2>
<form method="post" action="${accountPath(edition.lang)}/password">
<input type="hidden" name="username" value="${account.email}" autocomplete="username">
${account.hasPassword ? current : ''}
${newPasswordField(edition, passwordFault)}
<button>${message(edition, 'password.change')}</button>
</form>
</section>`
}

function sessionsPanel({ edition, session: own }: NewsroomVisit, sessions: readonly Session[]): Html {
  const path = `${accountPath(edition.lang)}/sessions`
  const rows = sessions.map(
    (session) => html`<li>
<span>${session.userAgent === undefined ? message(edition, 'sessions.unknownBrowser') : html`<bdi dir="ltr">${session.userAgent}</bdi>`}
<small>${message(edition, 'sessions.used')} ${shortTime(edition, session.usedAt)}</small></span>
${session.id === own.id ? html`<span class="mark">${message(edition, 'sessions.this')}</span>` : html`<form method="post" action="${path}/${session.id}/end"><button class="quiet">${message(edition, 'sessions.end')}</button></form>`}
</li>`,
  )
  return html`<section class="panel">
<h2>${message(edition, 'sessions.title')}</h2>
<ul class="list">${rows}</ul>
${sessions.length > 1 ? html`<form method="post" action="${path}/end-others"><button>${message(edition, 'sessions.endOthers')}</button></form>` : ''}
</section>`
}
