import { allStaff } from '../../../archive/staff.ts'
import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import { ROLES, type Role, type StaffMember } from '../../../model/staff.ts'
import type { Form } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { alert } from '../field.ts'
import { newsroomLayout, roleName } from '../layout.ts'
import { type DetailFaults, detailFields } from '../member-fields.ts'
import { defineNewsroomPage, type NewsroomVisit } from '../page.ts'
import { staffPath } from '../paths.ts'
import { shortDate } from '../times.ts'

/** What was just tried with the list, and what came of it. */
export interface StaffAttempt {
  readonly typed?: Form
  readonly faults?: DetailFaults
  readonly alert?: string
  /** A link to hand to a member, shown this once. */
  readonly link?: { readonly url: string; readonly name: string }
}

/** Everyone with an account, and a form for the next one. */
export const staffPage = defineNewsroomPage({
  permission: 'manage-staff',
  load: async ({ site }) => ({ data: await allStaff(site.archive.writes) }),
  view: (visit, staff) => staffView(visit, staff, {}),
})

export function staffView(visit: NewsroomVisit, staff: readonly StaffMember[], attempt: StaffAttempt): Html {
  const { edition } = visit
  const title = message(edition, 'newsroom.staff')
  return newsroomLayout(
    visit,
    title,
    html`<h1>${title}</h1>
${alert(attempt.alert)}
${attempt.link ? handout(edition, attempt.link) : ''}
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="rows">
<thead><tr>${(['name', 'role', 'since', 'signInBy', 'actions'] as const).map((column) => html`<th scope="col">${message(edition, `staff.${column}`)}</th>`)}</tr></thead>
<tbody>
${staff.map((member) => row(visit, member))}
</tbody></table></div>
<h2 id="add">${message(edition, 'staff.add')}</h2>
<form class="panel" method="post" action="${staffPath(edition.lang)}">
${detailFields(edition, attempt.typed ?? new Map(), attempt.faults ?? {}, false)}
<p class="field"><label for="role">${message(edition, 'staff.role')}</label>
${roleChoice(edition, 'role', 'contributor')}</p>
<button>${message(edition, 'staff.add.button')}</button>
</form>`,
  )
}

function row({ edition, session }: NewsroomVisit, member: StaffMember): Html {
  const own = member.id === session.actor.staffId
  const disabled = member.status === 'disabled'
  return html`<tr${disabled ? html` class="off"` : ''}>
<th scope="row"><bdi>${member.name}</bdi>${disabled ? html` <span class="mark">${message(edition, 'staff.disabled')}</span>` : ''}${own ? html` <span class="mark">${message(edition, 'staff.you')}</span>` : ''} <small class="email" dir="ltr">${member.email}</small></th>
<td>${own ? roleName(edition, member.role) : roleForm(edition, member)}</td>
<td>${shortDate(edition, member.createdAt)}</td>
<td>${waysIn(edition, member)}</td>
<td>${own ? '' : actions(edition, member)}</td>
</tr>
`
}

function roleForm(edition: Edition, { id, name, role }: StaffMember): Html {
  const label = message(edition, 'staff.roleOf', { name })
  return html`<form class="inline" method="post" action="${staffPath(edition.lang)}/${id}/role">
${roleChoice(edition, `role-${id}`, role, label)} <button class="quiet">${message(edition, 'staff.changeRole')}</button></form>`
}

function roleChoice(edition: Edition, id: string, chosen: Role, label?: string): Html {
  const options = ROLES.map(
    (role) =>
      html`<option value="${role}"${role === chosen ? html` selected` : ''}>${roleName(edition, role)}</option>`,
  )
  return html`<select id="${id}" name="role"${label ? html` aria-label="${label}"` : ''}>${options}</select>`
}

function waysIn(edition: Edition, { hasPassword, hasTotp }: StaffMember): string {
  if (!hasPassword) return message(edition, 'staff.noPassword')
  return message(edition, hasTotp ? 'staff.passwordAndCode' : 'staff.passwordOnly')
}

function actions(edition: Edition, { id, name, status }: StaffMember): Html {
  const names = status === 'active' ? (['link', 'reset', 'disable'] as const) : (['enable'] as const)
  const buttons = names.map(
    (action) =>
      html`<button class="quiet" formaction="${staffPath(edition.lang)}/${id}/${action}" aria-label="${message(edition, `staff.${action}.label`, { name })}" title="${message(edition, `staff.${action}.label`, { name })}">${message(edition, `staff.${action}`)}</button>`,
  )
  return html`<form class="inline" method="post">${buttons}</form>`
}

function handout(edition: Edition, { url, name }: { readonly url: string; readonly name: string }): Html {
  return html`<div class="done" role="status"><p>${message(edition, 'staff.handout', { name })}</p>
<p><code dir="ltr">${url}</code></p></div>`
}
