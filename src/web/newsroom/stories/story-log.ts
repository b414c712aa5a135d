import { languageName, message } from '../../../locale/messages.ts'
import type { StoryLogEntry } from '../../../model/story.ts'
import { isolate } from '../../../text/bidi.ts'
import { type Html, html } from '../../html.ts'
import type { NewsroomVisit } from '../page.ts'
import { newsroomStoriesPath, newsroomStoryPath } from '../paths.ts'
import { shortTime } from '../times.ts'

/** What was done to stories, the newest first, each with its undoing. */
export function storyLogTable({ edition }: NewsroomVisit, entries: readonly StoryLogEntry[]): Html {
  const title = message(edition, 'storydesk.log')
  if (entries.length === 0) return html`<h2>${title}</h2><p>${message(edition, 'storydesk.log.none')}</p>`
  const rows = entries.map(
    (entry) => html`<tr>
<td>${shortTime(edition, entry.at)}</td>
<td><bdi>${entry.actor ?? ''}</bdi></td>
<td><a href="${newsroomStoryPath(edition.lang, entry.storyId)}">${told({ edition }, entry)}</a></td>
<td>${undoing({ edition }, entry)}</td>
</tr>
`,
  )
  return html`<h2>${title}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="rows"><tbody>${rows}</tbody></table></div>`
}

function told({ edition }: Pick<NewsroomVisit, 'edition'>, { storyId, action, detail }: StoryLogEntry): string {
  if (action === 'undone') return message(edition, 'storydesk.action.undone', { id: storyId })
  if (action !== 'named')
    return message(edition, `storydesk.action.${action}`, { id: storyId, other: detail.other ?? 0 })
  const lang = detail.lang ?? edition.lang
  const language = languageName(edition, lang)
  if (!detail.after) return message(edition, 'storydesk.action.unnamed', { language })
  return message(edition, 'storydesk.action.named', { language, name: isolate(detail.after, lang) })
}

function undoing({ edition }: Pick<NewsroomVisit, 'edition'>, { id, action, undone }: StoryLogEntry): Html | string {
  if (undone) return message(edition, 'storydesk.undone')
  if (action === 'undone') return ''
  return html`<form class="inline" method="post" action="${newsroomStoriesPath(edition.lang)}/log/${id}/undo"><button class="quiet">${message(edition, 'storydesk.undo')}</button></form>`
}
