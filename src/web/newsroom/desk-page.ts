import { message } from '../../locale/messages.ts'
import { may } from '../../staff/permissions.ts'
import { html } from '../html.ts'
import { newsroomLayout } from './layout.ts'
import { DESTINATIONS } from './navigation.ts'
import { defineNewsroomPage } from './page.ts'
import { deskPath } from './paths.ts'

/** Where staff arrive: what there is to do for them. */
export const deskPage = defineNewsroomPage({
  permission: 'enter-newsroom',
  load: async () => ({ data: undefined }),
  view(visit) {
    const { edition, session } = visit
    const title = message(edition, 'newsroom.desk')
    const places = DESTINATIONS.filter(
      ({ path, permission }) => path !== deskPath && may(session.actor.role, permission),
    )
    const items = places.map(
      ({ path, name, about }) =>
        html`<li><a href="${path(edition.lang)}">${message(edition, name)}</a> <span>${message(edition, about)}</span></li>`,
    )
    return newsroomLayout(visit, title, html`<h1>${title}</h1>\n<ul class="desk">${items}</ul>`)
  },
})
