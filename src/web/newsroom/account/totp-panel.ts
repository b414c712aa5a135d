import { message } from '../../../locale/messages.ts'
import { type Html, html } from '../../html.ts'
import type { NewsroomVisit } from '../page.ts'
import { recoveryCodesPath, totpPath } from '../paths.ts'
import type { AccountData } from './account-data.ts'

/** Whether codes are asked for, and how to change that. */
export function totpPanel({ edition }: NewsroomVisit, { account, recoveryCodes }: AccountData): Html {
  const title = html`<h2>${message(edition, 'totp.title')}</h2>`
  const { lang } = edition
  if (!account.hasTotp) {
    return html`<section class="panel">
${title}
<p>${message(edition, 'totp.off')}</p>
<p><a class="button" href="${totpPath(lang)}">${message(edition, 'totp.begin')}</a></p>
</section>`
  }
  return html`<section class="panel">
${title}
<p>${message(edition, 'totp.on')} ${message(edition, 'recovery.left', { count: recoveryCodes })}</p>
<form method="post" class="inline">
<button class="quiet" formaction="${recoveryCodesPath(lang)}">${message(edition, 'recovery.renew')}</button>
<button class="quiet" formaction="${totpPath(lang)}/off">${message(edition, 'totp.turnOff')}</button>
</form>
</section>`
}
