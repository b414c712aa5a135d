import { message } from '../../locale/messages.ts'
import { type Html, html } from '../html.ts'
import { layout } from '../layout.ts'
import { searchForm } from '../parts/search-form.ts'
import { frontPath } from '../paths.ts'
import type { Visit } from '../site.ts'

export type ErrorStatus = 400 | 403 | 404 | 405 | 413 | 415 | 500

/** What went wrong, in the reader's language, with a way on. */
export function errorPage(visit: Visit, status: ErrorStatus): Html {
  const { edition } = visit
  const title = message(edition, `error.${status}.title`)
  return layout(
    visit,
    { title, path: frontPath(edition.lang), noindex: true, style: 'search' },
    html`<div class="notice">
<h1>${title}</h1>
<p>${message(edition, `error.${status}.text`)}</p>
${searchForm(visit)}
<p><a href="${frontPath(edition.lang)}">${message(edition, 'error.toFront')}</a></p>
</div>`,
  )
}
