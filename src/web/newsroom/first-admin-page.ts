import { message } from '../../locale/messages.ts'
import { isFirstAdminLink } from '../../staff/links.ts'
import { addFirstAdmin, readDetails } from '../../staff/members.ts'
import { hashPassword } from '../../staff/password-hash.ts'
import type { Action, PersonalPage } from '../action.ts'
import type { Form } from '../form.ts'
import { type Html, html } from '../html.ts'
import type { Visit } from '../site.ts'
import { newsroomLayout } from './layout.ts'
import { type DetailFaults, detailFields, faultsOf } from './member-fields.ts'
import { newPasswordField, passwordFaultText } from './new-password.ts'
import { linkOver } from './password-link-page.ts'
import { firstAdminPath, signInPath, withNotice } from './paths.ts'

/** Whoever starts a site makes its first account here, by the link that the terminal shows. */
export const firstAdminPage: PersonalPage = async (visit) => {
  const good = await isFirstAdminLink(visit.site.archive, visit.now, visit.param('token'))
  return good ? { status: 200, html: view(visit, new Map(), {}) } : linkOver(visit)
}

export const firstAdminAction: Action = async (visit, form) => {
  const { site, edition, now } = visit
  const token = visit.param('token')
  if (!(await isFirstAdminLink(site.archive, now, token))) return linkOver(visit)
  const [email, name, password] = ['email', 'name', 'new-password'].map((key) => form.get(key) ?? '') as Typed
  const details = readDetails(email, name)
  if (typeof details === 'string') return { status: 422, html: view(visit, form, faultsOf(edition, details)) }
  const fault = await passwordFaultText(site, edition, password, [name, email])
  if (fault) return { status: 422, html: view(visit, form, {}, fault) }
  const outcome = await addFirstAdmin(site.archive, now, token, details, await hashPassword(password))
  return outcome === 'added' ? { seeOther: withNotice(signInPath(edition.lang), 'first-admin') } : linkOver(visit)
}

type Typed = [email: string, name: string, password: string]

function view(visit: Visit, typed: Form, faults: DetailFaults, passwordFault?: string): Html {
  const { edition } = visit
  const title = message(edition, 'firstAdmin.title')
  return newsroomLayout(
    visit,
    title,
    html`<div class="door">
<h1>${title}</h1>
<p>${message(edition, 'firstAdmin.text')}</p>
<form method="post" action="${firstAdminPath(edition.lang, visit.param('token'))}">
${detailFields(edition, typed, faults)}
${newPasswordField(edition, passwordFault)}
<button>${message(edition, 'firstAdmin.button')}</button>
</form>
</div>`,
  )
}
