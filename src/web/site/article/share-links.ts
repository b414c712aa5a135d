import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import { type Html, html } from '../../html.ts'
import { marks } from '../../parts/names.ts'

/**
 * Sharing and printing. The link by e-mail works everywhere, and the address stands at the end of the
 * text to be copied; the buttons need script, so it is the script that shows them.
 */
export function shareLinks(edition: Edition, headline: string, address: string): Html {
  const mail = `mailto:?subject=${encodeURIComponent(headline)}&body=${encodeURIComponent(address)}`
  return html`<p class="share" ${marks(edition.lang)}>
<button type="button" data-share hidden data-done="${message(edition, 'article.linkCopied')}">${message(edition, 'article.share')}</button>
<a href="${mail}">${message(edition, 'article.shareByMail')}</a>
<button type="button" data-print hidden>${message(edition, 'article.print')}</button>
<span class="share-done" role="status"></span>
</p>`
}
