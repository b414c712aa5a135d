import { reportedComments } from '../../../archive/comment-queue.ts'
import { message } from '../../../locale/messages.ts'
import { html } from '../../html.ts'
import { cardList } from './card-list.ts'
import { COMMENTS_A_PAGE, type ModeratedPage, moderatedPage } from './listed-comments.ts'
import { defineModerationPage } from './moderation-page.ts'

/** Public comments that readers have reported since anyone of the staff last looked at them. */
export const reportedPage = defineModerationPage<ModeratedPage>({
  permission: 'moderate-comments',
  async load({ site }) {
    const { writes } = site.archive
    return { data: await moderatedPage(writes, await reportedComments(writes, COMMENTS_A_PAGE)) }
  },
  title: ({ edition }) => message(edition, 'moderation.reported.title'),
  view(visit, page) {
    const { edition } = visit
    return html`<h1>${message(edition, 'moderation.reported.title')}</h1>
<p class="hint">${message(edition, 'moderation.reported.about')}</p>
${cardList(visit, page, { empty: message(edition, 'moderation.reported.empty'), isQueue: true })}`
  },
})
