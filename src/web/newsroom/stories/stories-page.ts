import { newestStories } from '../../../archive/stories.ts'
import { storyLog } from '../../../archive/story-decisions.ts'
import { message } from '../../../locale/messages.ts'
import { formatNumber } from '../../../locale/numbers.ts'
import { nameOf, type Story, type StoryLogEntry } from '../../../model/story.ts'
import { type Html, html } from '../../html.ts'
import { inLang } from '../../parts/names.ts'
import { alert } from '../field.ts'
import { newsroomLayout } from '../layout.ts'
import { defineNewsroomPage, type NewsroomVisit } from '../page.ts'
import { newsroomStoryPath } from '../paths.ts'
import { shortTime } from '../times.ts'
import { storyLogTable } from './story-log.ts'

const STORIES = 100
const LINES = 50

export interface StoriesData {
  readonly stories: readonly Story[]
  readonly log: readonly StoryLogEntry[]
}

/** The newest stories, and what was done to any. */
export const newsroomStoriesPage = defineNewsroomPage({
  permission: 'edit-stories',
  load: async (visit) => ({ data: await loadStories(visit) }),
  view: (visit, data) => storiesView(visit, data, undefined),
})

export async function loadStories({ site, now }: NewsroomVisit): Promise<StoriesData> {
  const { writes } = site.archive
  return { stories: await newestStories(writes, now, STORIES), log: await storyLog(writes, LINES) }
}

export function storiesView(visit: NewsroomVisit, { stories, log }: StoriesData, fault: string | undefined): Html {
  const { edition } = visit
  const title = message(edition, 'story.stories')
  const rows = stories.map((story) => {
    const name = nameOf(story, edition.lang)
    return html`<tr><td>${formatNumber(edition, story.id)}</td>
<th scope="row"><a href="${newsroomStoryPath(edition.lang, story.id)}">${inLang(name.text, name.lang, edition.lang)}</a></th>
<td>${formatNumber(edition, story.count)}</td><td>${shortTime(edition, story.last)}</td></tr>
`
  })
  const heads = (['number', 'name', 'texts', 'latest'] as const).map(
    (column) => html`<th scope="col">${message(edition, `storydesk.${column}`)}</th>`,
  )
  return newsroomLayout(
    visit,
    title,
    html`<h1>${title}</h1>
${alert(fault)}
${rows.length === 0 ? html`<p>${message(edition, 'story.empty')}</p>` : html`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="rows"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`}
${storyLogTable(visit, log)}`,
  )
}
