import type { Passkey } from '../../../archive/passkeys.ts'
import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import { type Html, html } from '../../html.ts'
import { field } from '../field.ts'
import type { NewsroomVisit } from '../page.ts'
import { passkeyForm } from '../passkey-form.ts'
import { passkeysPath } from '../paths.ts'
import { shortDate } from '../times.ts'
import type { AccountData } from './account-data.ts'

/** A member's passkeys, and where the script lets them add one. */
export function passkeysPanel(visit: NewsroomVisit, { passkeys, creation }: AccountData): Html {
  const { edition } = visit
  const list = html`<ul class="list">${passkeys.map((passkey) => row(edition, passkey))}</ul>`
  return html`<section class="panel">
<h2>${message(edition, 'passkeys.title')}</h2>
<p>${message(edition, 'passkeys.text')}</p>
${passkeys.length > 0 ? list : html`<p>${message(edition, 'passkeys.none')}</p>`}
${creation ? addForm(visit, creation) : ''}
</section>`
}

function addForm(visit: NewsroomVisit, options: object): Html {
  const { edition } = visit
  const name = field({ name: 'name', label: message(edition, 'passkeys.name'), autocomplete: 'off' })
  return html`${passkeyForm(visit, {
    action: passkeysPath(edition.lang),
    asks: 'create',
    options,
    refused: 'passkeys.refused',
    fields: html`${name}<button>${message(edition, 'passkeys.add')}</button>`,
  })}
<p class="hint" data-without-passkeys>${message(edition, 'passkeys.unsupported')}</p>`
}

function row(edition: Edition, { credentialId, name, createdAt, usedAt }: Passkey): Html {
  const used = usedAt === undefined ? '' : html` · ${message(edition, 'passkeys.used')} ${shortDate(edition, usedAt)}`
  return html`<li>
<span><bdi>${name}</bdi> <small>${message(edition, 'passkeys.added')} ${shortDate(edition, createdAt)}${used}</small></span>
<form method="post" action="${passkeysPath(edition.lang)}/remove"><input type="hidden" name="credential" value="${credentialId}">
<button class="quiet" aria-label="${message(edition, 'passkeys.remove.label', { name })}">${message(edition, 'passkeys.remove')}</button></form>
</li>`
}
