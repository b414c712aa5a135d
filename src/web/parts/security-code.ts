import { PICTURE_HEIGHT, PICTURE_WIDTH } from '../../comments/code/picture.ts'
import { type MessageKey, message } from '../../locale/messages.ts'
import { type Html, html } from '../html.ts'
import { codePicturePath, codeSoundPath, newCodePath } from '../paths.ts'
import type { Visit } from '../site.ts'

/** Why a code was not taken; the form then shows a new one and says so. */
export type CodeFault = 'incomplete' | 'wrong' | 'expired' | 'spent' | 'invalid'

/** The fields that a form with a security code sends; `intent=another` asks for another code and nothing else. */
export const CODE_FIELDS = {
  token: 'code-token',
  answer: 'code',
  proof: 'proof',
  intent: 'intent',
  another: 'another',
} as const

/** Longer than any answer with its spaces, so that nothing is cut off without a word. */
const LONGEST_TYPED = 40

/**
 * The security code of a form: its picture, its sound, the box for its digits, and the way to another one. It
 * stands inside the form, once on a page.
 */
export function securityCode(
  { site, edition }: Visit,
  code: {
    readonly token: string
    readonly challenge: string | undefined
    readonly articleId: number
    readonly fault?: CodeFault
  },
): Html {
  const { token, challenge, articleId, fault } = code
  const { lang } = edition
  const say = (key: MessageKey) => message(edition, key)
  return html`<div class="security-code" data-new-code="${newCodePath(lang, articleId)}" data-changed="${say('code.changed')}" data-failed="${say('code.failed')}"${challenge === undefined ? '' : html` data-challenge="${challenge}" data-proof="${site.assets.proofScript.path}"`}>
${defaultButton()}
<input type="hidden" name="${CODE_FIELDS.token}" value="${token}" autocomplete="off">
<label for="code">${say('code.label')}<span aria-hidden="true">*</span></label>
${fault ? html`<p class="error" id="code-error">${say(`code.error.${fault}`)}</p>` : ''}
<img src="${codePicturePath(lang, token)}" width="${PICTURE_WIDTH}" height="${PICTURE_HEIGHT}" alt="${say('code.picture')}">
<input id="code" name="${CODE_FIELDS.answer}" required inputmode="numeric" autocomplete="off" spellcheck="false" dir="ltr" maxlength="${LONGEST_TYPED}" aria-describedby="${fault ? 'code-error ' : ''}code-hint"${fault ? html` aria-invalid="true"` : ''}>
<p class="hint" id="code-hint">${message(edition, 'code.hint', { least: 2, most: 9 })}</p>
<p class="code-sound"><span id="code-listen">${say('code.listen')}</span> <audio controls preload="none" src="${codeSoundPath(lang, token)}" aria-labelledby="code-listen"></audio></p>
<button class="quiet" name="${CODE_FIELDS.intent}" value="${CODE_FIELDS.another}" formnovalidate>${say('code.another')}</button>
<p class="hint" role="status"></p>
${challenge === undefined ? '' : html`<input type="hidden" name="${CODE_FIELDS.proof}" autocomplete="off"><p class="hint" data-proof-told hidden>${say('code.proof')}</p>`}
</div>
<script type="module" src="${site.assets.codeScript.path}"></script>`
}

/**
 * What Enter in any box of the form does: a form's first button is pressed then (HTML, “implicit submission”), which
 * would otherwise be the one for another code.
 */
function defaultButton(): Html {
  return html`<button hidden></button>`
}
