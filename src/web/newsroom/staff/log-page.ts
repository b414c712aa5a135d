import { readStaffLog } from '../../../archive/staff-log.ts'
import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import { isRole, type StaffLogEntry } from '../../../model/staff.ts'
import { type Html, html } from '../../html.ts'
import { newsroomLayout, roleName } from '../layout.ts'
import { defineNewsroomPage } from '../page.ts'
import { staffLogPath } from '../paths.ts'
import { shortTime } from '../times.ts'

const LINES = 100

/** What was done to accounts, by whom and when, newest first. */
export const staffLogPage = defineNewsroomPage({
  permission: 'read-staff-log',
  async load({ site, query }) {
    const before = /^\d{1,15}$/.test(query.get('before') ?? '') ? Number(query.get('before')) : undefined
    return { data: await readStaffLog(site.archive.reads, LINES, before) }
  },
  view(visit, lines) {
    const { edition } = visit
    const title = message(edition, 'newsroom.log')
    const older = lines.length === LINES ? `${staffLogPath(edition.lang)}?before=${lines.at(-1)?.id}` : undefined
    return newsroomLayout(
      visit,
      title,
      html`<h1>${title}</h1>
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="rows">
<thead><tr>${(['at', 'actor', 'action', 'subject'] as const).map((column) => html`<th scope="col">${message(edition, `log.${column}`)}</th>`)}</tr></thead>
<tbody>
${lines.map((line) => row(edition, line))}
</tbody></table></div>
${older ? html`<p><a href="${older}" rel="next">${message(edition, 'log.older')}</a></p>` : ''}`,
    )
  },
})

function row(edition: Edition, { at, actor, action, subject, detail }: StaffLogEntry): Html {
  return html`<tr>
<td>${shortTime(edition, at)}</td>
<td>${actor === undefined ? message(edition, 'log.commandLine') : html`<bdi>${actor}</bdi>`}</td>
<td>${message(edition, `log.action.${action}`)}${detail === undefined ? '' : html` <small>${detailText(edition, detail)}</small>`}</td>
<td><bdi>${subject}</bdi></td>
</tr>
`
}

/** Roles are kept by their names in the code; anything else is a name that someone gave. */
function detailText(edition: Edition, detail: string): Html {
  const [before, after = before] = detail.split(' ')
  if (!isRole(before) || !isRole(after)) return html`<bdi>${detail}</bdi>`
  const text =
    before === after
      ? roleName(edition, after)
      : message(edition, 'log.roles', { before: roleName(edition, before), after: roleName(edition, after) })
  return html`${text}`
}
