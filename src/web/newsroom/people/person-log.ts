import { languageName, message } from '../../../locale/messages.ts'
import type { PersonLogEntry } from '../../../model/person.ts'
import { isolate } from '../../../text/bidi.ts'
import { type Html, html } from '../../html.ts'
import type { NewsroomVisit } from '../page.ts'
import { newsroomPeoplePath, newsroomPersonPath } from '../paths.ts'
import { shortTime } from '../times.ts'

/** What was done to people, the newest first, each with its undoing. */
export function personLogTable(visit: NewsroomVisit, entries: readonly PersonLogEntry[]): Html {
  const { edition } = visit
  const title = message(edition, 'people.log')
  if (entries.length === 0) return html`<h2>${title}</h2><p>${message(edition, 'people.log.none')}</p>`
  const rows = entries.map(
    (entry) => html`<tr>
<td>${shortTime(edition, entry.at)}</td>
<td><bdi>${entry.actor ?? ''}</bdi></td>
<td><a href="${newsroomPersonPath(edition.lang, entry.personId)}">${told(visit, entry)}</a></td>
<td>${undoing(visit, entry)}</td>
</tr>
`,
  )
  return html`<h2>${title}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="rows"><tbody>${rows}</tbody></table></div>`
}

function told({ edition }: NewsroomVisit, { personId, action, detail }: PersonLogEntry): string {
  if (action === 'merged' || action === 'parted')
    return message(edition, `people.action.${action}`, { id: personId, other: detail.other ?? 0 })
  if (action !== 'named') return message(edition, `people.action.${action}`, { id: personId })
  const lang = detail.lang ?? edition.lang
  const language = languageName(edition, lang)
  if (!detail.after) return message(edition, 'people.action.unnamed', { language })
  return message(edition, 'people.action.named', { language, name: isolate(detail.after, lang) })
}

function undoing({ edition }: NewsroomVisit, { id, action, undone }: PersonLogEntry): Html | string {
  if (undone) return message(edition, 'people.undone')
  if (action === 'undone') return ''
  return html`<form class="inline" method="post" action="${newsroomPeoplePath(edition.lang)}/log/${id}/undo"><button class="quiet">${message(edition, 'people.undo')}</button></form>`
}
