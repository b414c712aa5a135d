import { accountById } from '../../../archive/staff.ts'
import { message } from '../../../locale/messages.ts'
import { isTotpOn, newRecoveryCodes, turnTotpOff, turnTotpOn } from '../../../staff/second-step.ts'
import { isTotpSecret, newTotpSecret, totpUri } from '../../../staff/totp.ts'
import type { Redrawn } from '../../action.ts'
import { type Html, html } from '../../html.ts'
import { NOT_FOUND } from '../../page.ts'
import { sessionCookie } from '../cookies.ts'
import { field } from '../field.ts'
import { newsroomLayout } from '../layout.ts'
import { defineNewsroomPage, type NewsroomVisit, newsroomAction } from '../page.ts'
import { accountPath, totpPath, withNotice } from '../paths.ts'
import { qrCode } from '../qr-code.ts'

const GUARD = { permission: 'enter-newsroom', afresh: true } as const

/** What the set-up of an app shows: its secret, and whose it is to be called. */
interface SetUp {
  readonly secret: string
  readonly email: string
  readonly fault?: string
}

/**
 * The secret of an app that is to be set up. It is kept nowhere but in the page until a code proves that the app has
 * it: a set-up that is given up leaves nothing behind.
 */
export const totpPage = defineNewsroomPage({
  ...GUARD,
  async load({ site, session }) {
    const account = await accountById(site.archive.writes, session.actor.staffId)
    if (!account || account.hasTotp) return NOT_FOUND
    return { data: { secret: newTotpSecret(), email: account.email } }
  },
  view: setUpView,
})

export const turnTotpOnAction = newsroomAction({
  ...GUARD,
  async perform(visit, form) {
    const { site, edition, now, session } = visit
    const account = await accountById(site.archive.writes, session.actor.staffId)
    const secret = form.get('secret') ?? ''
    if (!account || account.hasTotp || !isTotpSecret(secret)) return { seeOther: accountPath(edition.lang) }
    const turned = await turnTotpOn(site.archive, site.sealingKeys, now, session, secret, form.get('code') ?? '')
    if (!turned) {
      const fault = message(edition, 'totp.wrong')
      return { status: 422, html: setUpView(visit, { secret, email: account.email, fault }) }
    }
    return codesPage(visit, turned.codes, { 'Set-Cookie': sessionCookie(site, turned.session) })
  },
})

export const turnTotpOffAction = newsroomAction({
  ...GUARD,
  async perform({ site, edition, now, session }) {
    const token = await turnTotpOff(site.archive, now, session)
    return {
      seeOther: withNotice(accountPath(edition.lang), 'totp-off'),
      headers: { 'Set-Cookie': sessionCookie(site, token) },
    }
  },
})

export const recoveryCodesAction = newsroomAction({
  ...GUARD,
  async perform(visit) {
    const { site, edition, now, session } = visit
    if (!(await isTotpOn(site.archive, session))) return { seeOther: accountPath(edition.lang) }
    return codesPage(visit, await newRecoveryCodes(site.archive, now, session))
  },
})

function setUpView(visit: NewsroomVisit, { secret, email, fault }: SetUp): Html {
  const { edition } = visit
  const title = message(edition, 'totp.setUp.title')
  const code = field({
    name: 'code',
    label: message(edition, 'totp.code'),
    autocomplete: 'one-time-code',
    digits: true,
    fault,
  })
  return newsroomLayout(
    visit,
    title,
    html`<div class="door">
<h1>${title}</h1>
<p>${message(edition, 'totp.scan')}</p>
${qrCode(totpUri(secret, edition.name, email), message(edition, 'totp.picture'))}
<p>${message(edition, 'totp.key')} <code dir="ltr">${secret.replace(/.{4}(?=.)/g, '$& ')}</code></p>
<form method="post" action="${totpPath(edition.lang)}">
<input type="hidden" name="secret" value="${secret}">
${code}
<button>${message(edition, 'totp.turnOn')}</button>
</form>
</div>`,
  )
}

function codesPage(visit: NewsroomVisit, codes: readonly string[], headers: Redrawn['headers'] = {}): Redrawn {
  const { edition } = visit
  const title = message(edition, 'recovery.title')
  const main = html`<div class="door">
<h1>${title}</h1>
<p>${message(edition, 'recovery.text')}</p>
<ul class="codes">${codes.map((code) => html`<li><code dir="ltr">${code}</code></li>`)}</ul>
<p><a class="button" href="${accountPath(edition.lang)}">${message(edition, 'recovery.kept')}</a></p>
</div>`
  return { status: 200, html: newsroomLayout(visit, title, main), headers }
}
