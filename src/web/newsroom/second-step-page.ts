import { message } from '../../locale/messages.ts'
import { type Html, html } from '../html.ts'
import type { Visit } from '../site.ts'
import { alert, field } from './field.ts'
import { newsroomLayout } from './layout.ts'
import { secondStepPath } from './paths.ts'

/** Asks for the code of the authenticator, or a recovery code, after the password. */
export function secondStepView(
  visit: Visit,
  { ticket, to, fault }: { readonly ticket: string; readonly to: string; readonly fault?: string },
): Html {
  const { edition } = visit
  const title = message(edition, 'secondStep.title')
  return newsroomLayout(
    visit,
    title,
    html`<div class="door">
<h1>${title}</h1>
${alert(fault)}
<form method="post" action="${secondStepPath(edition.lang)}">
<input type="hidden" name="to" value="${to}">
<input type="hidden" name="ticket" value="${ticket}">
${field({ name: 'code', label: message(edition, 'secondStep.code'), hint: message(edition, 'secondStep.hint'), autocomplete: 'one-time-code' })}
<button>${message(edition, 'signIn.button')}</button>
</form>
</div>`,
  )
}
