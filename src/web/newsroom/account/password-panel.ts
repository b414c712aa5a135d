import { message } from '../../../locale/messages.ts'
import type { StaffMember } from '../../../model/staff.ts'
import { type Html, html } from '../../html.ts'
import { field } from '../field.ts'
import { newPasswordField } from '../new-password.ts'
import type { NewsroomVisit } from '../page.ts'
import { accountPath } from '../paths.ts'

export function passwordPanel({ edition }: NewsroomVisit, member: StaffMember, fault: string | undefined): Html {
  const current = field({
    name: 'password',
    label: message(edition, 'password.current'),
    type: 'password',
    autocomplete: 'current-password',
  })
  return html`<section class="panel">
<h2>${message(edition, 'signIn.password')}</h2>
<form method="post" action="${accountPath(edition.lang)}/password">
<input type="text" name="username" value="${member.email}" autocomplete="username" hidden>
${member.hasPassword ? current : ''}
${newPasswordField(edition, fault)}
<button>${message(edition, 'password.change')}</button>
</form>
</section>`
}
