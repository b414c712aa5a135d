import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import { COMMENT_POLICIES, type CommentPolicy } from '../../../model/comment.ts'
import { type Html, html } from '../../html.ts'

/** A policy to be chosen: of what, where the form goes, and what holds where nothing is chosen. */
export interface PolicyChoice {
  readonly action: string
  readonly id: string
  readonly label: string
  readonly chosen: CommentPolicy | undefined
  readonly inherited: string
}

export function policyForm(edition: Edition, { action, id, label, chosen, inherited }: PolicyChoice): Html {
  const options = COMMENT_POLICIES.map(
    (policy) =>
      html`<option value="${policy}"${policy === chosen ? html` selected` : ''}>${message(edition, `policy.${policy}`)}</option>`,
  )
  return html`<form class="policy" method="post" action="${action}">
<label for="${id}">${label}</label>
<select id="${id}" name="policy"><option value="inherit">${inherited}</option>${options}</select>
<button class="quiet">${message(edition, 'policy.save')}</button>
</form>`
}
