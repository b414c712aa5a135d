import { message } from '../../locale/messages.ts'
import type { StaffMember } from '../../model/staff.ts'
import { linkHolder } from '../../staff/links.ts'
import { setPasswordByLink } from '../../staff/set-password.ts'
import type { Action, PersonalPage, Redrawn } from '../action.ts'
import { type Html, html } from '../html.ts'
import type { Visit } from '../site.ts'
import { newsroomLayout } from './layout.ts'
import { newPasswordField, passwordFaultText } from './new-password.ts'
import { passwordLinkPath, signInPath, withNotice } from './paths.ts'

/** A member sets a password by a link. Looking at the page uses nothing up: mail programs open links too. */
export const passwordLinkPage: PersonalPage = async (visit) => {
  const member = await linkHolder(visit.site.archive, visit.now, visit.param('token'))
  return member ? { status: 200, html: view(visit, member) } : linkOver(visit)
}

export const passwordLinkAction: Action = async (visit, form) => {
  const { site, edition, now } = visit
  const token = visit.param('token')
  const member = await linkHolder(site.archive, now, token)
  if (!member) return linkOver(visit)
  const password = form.get('new-password') ?? ''
  const fault = await passwordFaultText(site, edition, password, [member.name, member.email])
  if (fault) return { status: 422, html: view(visit, member, fault) }
  const outcome = await setPasswordByLink(site.archive, now, token, password)
  return outcome === 'set' ? { seeOther: withNotice(signInPath(edition.lang), 'password-set') } : linkOver(visit)
}

function view(visit: Visit, member: StaffMember, fault?: string): Html {
  const { edition } = visit
  const title = message(edition, 'passwordLink.title')
  return newsroomLayout(
    visit,
    title,
    html`<div class="door">
<h1>${title}</h1>
<p><bdi>${member.name}</bdi> <bdi class="email" dir="ltr">${member.email}</bdi></p>
<form method="post" action="${passwordLinkPath(edition.lang, visit.param('token'))}">
<input type="text" name="username" value="${member.email}" autocomplete="username" hidden>
${newPasswordField(edition, fault)}
<button>${message(edition, 'password.set')}</button>
</form>
</div>`,
  )
}

/** For a link that was used, is too old, or never was. */
export function linkOver(visit: Visit): Redrawn {
  const { edition } = visit
  const title = message(edition, 'passwordLink.over.title')
  const main = html`<div class="door">
<h1>${title}</h1>
<p>${message(edition, 'passwordLink.over.text')}</p>
<p><a href="${signInPath(edition.lang)}">${message(edition, 'signIn.title')}</a></p>
</div>`
  return { status: 410, html: newsroomLayout(visit, title, main) }
}
