import { message } from '../../locale/messages.ts'
import { type Hole, type Html, html } from '../html.ts'
import type { Visit } from '../site.ts'

/** A form that the script `passkeys.js` shows when the browser has passkeys, and fills in with what it answers. */
export function passkeyForm(
  { edition, site }: Visit,
  form: {
    readonly action: string
    readonly asks: 'get' | 'create'
    readonly options: object
    readonly refused: 'signIn.passkey.refused' | 'passkeys.refused'
    readonly fields: Hole
  },
): Html {
  const { action, asks, options, refused, fields } = form
  return html`<form class="passkey" method="post" action="${action}" data-passkey="${asks}" data-options="${JSON.stringify(options)}" hidden>
<input type="hidden" name="credential">
${fields}
<p role="status" data-refused="${message(edition, refused)}"></p>
</form>
<script type="module" src="${site.assets.passkeyScript.path}"></script>`
}
