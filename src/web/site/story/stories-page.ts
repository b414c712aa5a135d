import { newestStories } from '../../../archive/stories.ts'
import { message } from '../../../locale/messages.ts'
import { html } from '../../html.ts'
import { layout } from '../../layout.ts'
import { definePage } from '../../page.ts'
import { dateOf } from '../../parts/article-item.ts'
import { storyLink } from '../../parts/story-link.ts'
import { storiesPath } from '../../paths.ts'

const MOST_STORIES = 40

/** The stories that go on, those with the newest texts first. */
export const storiesPage = definePage({
  load: async ({ site, now }) => ({ data: await newestStories(site.archive.reads, now, MOST_STORIES) }),
  view(visit, stories) {
    const { edition } = visit
    const title = message(edition, 'story.stories')
    const items = stories.map(
      (story) => html`<li><h2>${storyLink(visit, story)}</h2>
<p class="meta"><span>${message(edition, 'story.count', { count: story.count })}</span> ${dateOf(edition, { at: story.last, precision: 'minute' })}</p></li>`,
    )
    return layout(
      visit,
      { title, path: storiesPath(edition.lang), style: 'coverage' },
      html`<header class="page-title"><h1>${title}</h1></header>
${items.length > 0 ? html`<ul class="stories">${items}</ul>` : html`<p class="empty">${message(edition, 'story.empty')}</p>`}`,
    )
  },
})
