import type { Edition } from '../../locale/edition.ts'
import { type MessageKey, message } from '../../locale/messages.ts'
import { type Html, html } from '../html.ts'

/** A key by what is printed on it, in Latin and in Arabic (the layout “Arabic 101”), and what it does. */
export type Key = readonly [latin: string, arabic: string, does: MessageKey]

/** Every key of a page. They can be turned off, for people whose aids type letters of their own (WCAG 2.2, 2.1.4). */
export function keysDialog(edition: Edition, keys: readonly Key[]): Html {
  const rows = keys.map(
    ([latin, arabic, does]) =>
      html`<tr><td><kbd dir="ltr">${latin}</kbd></td><td><kbd lang="ar" dir="rtl">${arabic}</kbd></td><th scope="row">${message(edition, does)}</th></tr>\n`,
  )
  return html`<dialog id="keys" aria-labelledby="keys-title">
<h2 id="keys-title">${message(edition, 'moderation.keys')}</h2>
<table class="keys">${rows}</table>
<p class="hint">${message(edition, 'moderation.keys.about')}</p>
<p><label><input type="checkbox" data-keys-on checked> ${message(edition, 'moderation.keys.on')}</label></p>
<form method="dialog"><button>${message(edition, 'moderation.keys.close')}</button></form>
</dialog>`
}
