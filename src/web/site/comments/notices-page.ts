import { readUnsubscribeToken } from '../../../comments/identity.ts'
import { unsubscribe } from '../../../comments/owner.ts'
import { message } from '../../../locale/messages.ts'
import type { Action } from '../../action.ts'
import { type Html, html } from '../../html.ts'
import { layout } from '../../layout.ts'
import { definePage, NOT_FOUND } from '../../page.ts'
import type { Visit } from '../../site.ts'

/** Where a notice's link leads: a button, since programs that look through mail follow every link. */
export const noticesPage = definePage<{ readonly isAsking: true }>({
  storable: false,
  async load({ site, param }) {
    const id = readUnsubscribeToken(site.comments.secret, param('token'))
    return id === undefined ? NOT_FOUND : { data: { isAsking: true } }
  },
  view: (visit) => view(visit, false),
})

export const endNoticesAction: Action = async (visit) => {
  const { site, param } = visit
  const isEnded = await unsubscribe(site.archive, site.comments.secret, param('token'))
  return isEnded ? { status: 200, html: view(visit, true) } : NOT_FOUND
}

function view(visit: Visit, isEnded: boolean): Html {
  const { edition } = visit
  const title = message(edition, 'comments.notices.title')
  const content = isEnded
    ? html`<p role="status">${message(edition, 'comments.notices.ended')}</p>`
    : html`<p>${message(edition, 'comments.notices.ask')}</p>
<form class="comment-form" method="post"><button class="primary">${message(edition, 'comments.notices.end')}</button></form>`
  return layout(
    visit,
    { title, path: visit.path, noindex: true },
    html`<div class="notice">
<h1>${title}</h1>
${content}
</div>`,
  )
}
