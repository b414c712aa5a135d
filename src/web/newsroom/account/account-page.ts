import { message } from '../../../locale/messages.ts'
import { isFresh } from '../../../staff/sessions.ts'
import { type Html, html } from '../../html.ts'
import { NOT_FOUND } from '../../page.ts'
import { alert } from '../field.ts'
import { newsroomLayout } from '../layout.ts'
import { defineNewsroomPage, type NewsroomVisit } from '../page.ts'
import { accountPath, signInPath } from '../paths.ts'
import { type AccountData, loadAccount } from './account-data.ts'
import { passkeysPanel } from './passkeys-panel.ts'
import { passwordPanel } from './password-panel.ts'
import { sessionsPanel } from './sessions-panel.ts'
import { totpPanel } from './totp-panel.ts'

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

export function accountView(visit: NewsroomVisit, data: AccountData, attempt: AccountAttempt): Html {
  const { edition, session, now } = visit
  const { account } = data
  const title = message(edition, 'newsroom.account')
  return newsroomLayout(
    visit,
    title,
    html`<h1>${title}</h1>
<p><bdi>${account.name}</bdi> <bdi class="email" dir="ltr">${account.email}</bdi></p>
${alert(attempt.alert)}
${isFresh(session, now) ? '' : signInAgain(visit)}
<div class="panels">
${passwordPanel(visit, account, attempt.passwordFault)}
${totpPanel(visit, data)}
${passkeysPanel(visit, data)}
${sessionsPanel(visit, data.sessions)}
</div>`,
  )
}

/** Said before something is typed that would have to be typed again. */
function signInAgain({ edition }: NewsroomVisit): Html {
  const href = signInPath(edition.lang, accountPath(edition.lang))
  return html`<p class="done">${message(edition, 'account.stale')} <a href="${href}">${message(edition, 'signIn.title')}</a></p>`
}
