import type { ListedWord } from '../../../archive/comment-words.ts'
import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import { type Html, html } from '../../html.ts'
import { field } from '../field.ts'
import { rulesPath } from './paths.ts'

/** A word that could not be listed, and why. */
export interface WordAttempt {
  readonly word?: string
  readonly fault?: 'word-without-letters' | 'word-too-long'
}

/** The listed words, each with what it asks for, and a form for the next one. */
export function wordsPart(edition: Edition, words: readonly ListedWord[], { word = '', fault }: WordAttempt): Html {
  const say = (key: 'words.title' | 'words.about' | 'words.none' | 'words.asks' | 'words.add') => message(edition, key)
  const input = field({
    name: 'word',
    label: message(edition, 'words.word'),
    value: word,
    autocomplete: 'off',
    fault: fault && message(edition, `words.fault.${fault}`),
  })
  return html`<section class="panel"><h2>${say('words.title')}</h2>
<p class="hint">${say('words.about')}</p>
<form method="post" action="${rulesPath(edition.lang)}/words">
${input}
<p class="pair"><span><label for="asks">${say('words.asks')}</label>
<select id="asks" name="asks">${(['hold', 'reject'] as const).map((asks) => html`<option value="${asks}">${message(edition, `words.asks.${asks}`)}</option>`)}</select></span>
<button>${say('words.add')}</button></p>
</form>
${words.length > 0 ? html`<ul class="list">${words.map((one) => row(edition, one))}</ul>` : html`<p>${say('words.none')}</p>`}
</section>`
}

function row(edition: Edition, { word, asks }: ListedWord): Html {
  return html`<li><span><bdi>${word}</bdi> <small>${message(edition, `words.asks.${asks}`)}</small></span>
<form method="post" action="${rulesPath(edition.lang)}/words/remove"><input type="hidden" name="word" value="${word}"><button class="quiet" aria-label="${message(edition, 'words.removeOf', { word })}">${message(edition, 'words.remove')}</button></form></li>
`
}
