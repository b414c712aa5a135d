import { allBans, type Ban, liftBan } from '../../../archive/bans.ts'
import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import { type Html, html } from '../../html.ts'
import { newsroomAction } from '../page.ts'
import { withNotice } from '../paths.ts'
import { shortTime } from '../times.ts'
import { defineModerationPage } from './moderation-page.ts'
import { bansPath } from './paths.ts'

const COLUMNS = [
  'moderation.bans.whom',
  'moderation.log.reason',
  'moderation.log.by',
  'moderation.bans.until',
  'staff.actions',
] as const

/** Every ban in force, with who made it, why, and until when. */
export const bansPage = defineModerationPage<readonly Ban[]>({
  permission: 'moderate-comments',
  load: async ({ site, now }) => ({ data: await allBans(site.archive.writes, now) }),
  title: ({ edition }) => message(edition, 'moderation.bans.title'),
  view({ edition }, bans) {
    const title = message(edition, 'moderation.bans.title')
    if (bans.length === 0)
      return html`<h1>${title}</h1>\n<p class="empty">${message(edition, 'moderation.bans.empty')}</p>`
    return html`<h1>${title}</h1>
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="rows">
<thead><tr>${COLUMNS.map((column) => html`<th scope="col">${message(edition, column)}</th>`)}</tr></thead>
<tbody>
${bans.map((ban) => row(edition, ban))}
</tbody></table></div>`
  },
})

function row(edition: Edition, { id, kind, label, reason, byName, expiresAt }: Ban): Html {
  return html`<tr>
<th scope="row"><bdi>${label}</bdi> <small>${message(edition, `moderation.ban.${kind}`)}</small></th>
<td class="note"><bdi>${reason ?? ''}</bdi></td>
<td><bdi>${byName ?? ''}</bdi></td>
<td>${shortTime(edition, expiresAt)}</td>
<td><form method="post" action="${bansPath(edition.lang)}/${id}/lift"><button class="quiet" aria-label="${message(edition, 'moderation.bans.liftOf', { label })}">${message(edition, 'moderation.bans.lift')}</button></form></td>
</tr>
`
}

/** Ends a ban before its time. */
export const liftBanAction = newsroomAction({
  permission: 'moderate-comments',
  async perform({ site, edition, now, param }) {
    await site.archive.writes.transaction().execute((tx) => liftBan(tx, now, Number(param('id'))))
    return { seeOther: withNotice(bansPath(edition.lang), 'ban-lifted') }
  },
})
