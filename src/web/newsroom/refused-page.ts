import { message } from '../../locale/messages.ts'
import type { Session } from '../../model/staff.ts'
import { type Html, html } from '../html.ts'
import type { Visit } from '../site.ts'
import { newsroomLayout, roleName } from './layout.ts'
import { deskPath } from './paths.ts'

/** For staff who ask for what their role may not do. */
export function refusedPage(visit: Visit & { readonly session: Session }): Html {
  const { edition, session } = visit
  const title = message(edition, 'newsroom.refused.title')
  return newsroomLayout(
    visit,
    title,
    html`<h1>${title}</h1>
<p>${message(edition, 'newsroom.refused.text', { role: roleName(edition, session.actor.role) })}</p>
<p><a href="${deskPath(edition.lang)}">${message(edition, 'newsroom.toDesk')}</a></p>`,
  )
}
