import { message } from '../../../locale/messages.ts'
import { type Html, html } from '../../html.ts'
import { layout } from '../../layout.ts'
import { frontPath } from '../../paths.ts'
import type { Visit } from '../../site.ts'
import { unsendable } from '../comments/comment-form.ts'
import type { CommentDraft } from '../comments/load-comments.ts'
import { changeNote } from './change-note.ts'
import type { ArticleData } from './load-article.ts'

/** What stands where a withdrawn article stood: that it was withdrawn, when and why; not its headline nor its text. */
export function withdrawnView(
  visit: Visit,
  { article, changes }: ArticleData,
  unsent?: Pick<CommentDraft, 'faults' | 'text'>,
): Html {
  const { edition } = visit
  const title = message(edition, 'error.410.title')
  const withdrawal = changes.findLast((change) => change.class === 'withdrawal')
  return layout(
    visit,
    { title, path: visit.path, noindex: true },
    html`<div class="notice">
<h1>${title}</h1>
<p>${message(edition, 'error.410.text')}</p>
${withdrawal ? html`<div class="corrections">${changeNote(edition, withdrawal, article.lang)}</div>` : ''}
${unsent ? unsendable(visit, unsent) : ''}
<p><a href="${frontPath(edition.lang)}">${message(edition, 'error.toFront')}</a></p>
</div>`,
  )
}
