import { message } from '../../locale/messages.ts'
import { type Html, html } from '../html.ts'
import { searchPath, suggestPath } from '../paths.ts'
import type { Visit } from '../site.ts'

const LONGEST_TYPED = 500

/** Where a question is typed; with script, what it may become is suggested below it. */
export function searchForm({ site, edition }: Visit, asked = ''): Html {
  return html`<form class="search" action="${searchPath(edition.lang)}" role="search"><label for="q">${message(edition, 'search.label')}</label>
<div class="search-box"><input type="search" id="q" name="q" value="${asked}" dir="auto" maxlength="${LONGEST_TYPED}" enterkeyhint="search" autocapitalize="none" data-suggest="${suggestPath(edition.lang)}" data-label="${message(edition, 'search.suggestions')}"></div> <button>${message(edition, 'search.button')}</button></form>
<script type="module" src="${site.assets.suggestScript.path}"></script>`
}
