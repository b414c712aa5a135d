import { storyById } from '../../../archive/stories.ts'
import { type EditedMember, editedMembers, storyLog, storyRow } from '../../../archive/story-decisions.ts'
import { languageName, message } from '../../../locale/messages.ts'
import { formatNumber } from '../../../locale/numbers.ts'
import { EDITION_LANGS, type EditionLang } from '../../../model/lang.ts'
import { MOST_MEMBERS, nameOf, type Story, type StoryLogEntry } from '../../../model/story.ts'
import { type Html, html } from '../../html.ts'
import { NOT_FOUND } from '../../page.ts'
import { inLang } from '../../parts/names.ts'
import { storyHref } from '../../parts/story-link.ts'
import { alert, field } from '../field.ts'
import { newsroomLayout } from '../layout.ts'
import { defineNewsroomPage, type NewsroomVisit } from '../page.ts'
import { newsroomStoryPath, relatedOfPath } from '../paths.ts'
import { shortTime } from '../times.ts'
import { storyLogTable } from './story-log.ts'

export interface EditedStory {
  readonly id: number
  readonly own: Readonly<Record<EditionLang, string>>
  readonly mergedInto: number | undefined
  /** As readers see it; undefined while they see none of it. */
  readonly story: Story | undefined
  readonly members: readonly EditedMember[]
  readonly log: readonly StoryLogEntry[]
}

const LINES = 30

/** One story: its names, its texts, and the ways to put right what the machine made of it. */
export const newsroomStoryPage = defineNewsroomPage({
  permission: 'edit-stories',
  async load(visit) {
    const data = await loadEditedStory(visit)
    return data ? { data } : NOT_FOUND
  },
  view: (visit, data) => editedStoryView(visit, data, undefined),
})

export async function loadEditedStory({ site, now, param }: NewsroomVisit): Promise<EditedStory | undefined> {
  const { writes } = site.archive
  const id = Number(param('id'))
  const row = await storyRow(writes, id)
  if (!row) return undefined
  const found = await storyById(writes, now, id)
  return {
    id,
    own: { ar: row.name_ar ?? '', en: row.name_en ?? '' },
    mergedInto: row.merged_into ?? undefined,
    story: found && 'story' in found ? found.story : undefined,
    members: await editedMembers(writes, id, MOST_MEMBERS),
    log: await storyLog(writes, LINES, id),
  }
}

export function editedStoryView(visit: NewsroomVisit, data: EditedStory, fault: string | undefined): Html {
  const { edition } = visit
  const { id, story, mergedInto } = data
  const name = story
    ? nameOf(story, edition.lang)
    : { text: `${message(edition, 'story.label')} ${id}`, lang: edition.lang }
  const moved =
    mergedInto === undefined
      ? ''
      : html`<p><a href="${newsroomStoryPath(edition.lang, mergedInto)}">${message(edition, 'storydesk.mergedInto', { id: mergedInto })}</a></p>`
  return newsroomLayout(
    visit,
    name.text,
    html`<h1>${inLang(name.text, name.lang, edition.lang)}</h1>
${alert(fault)}${moved}
${story ? html`<p>${message(edition, 'storydesk.number')} ${formatNumber(edition, id)} · <a href="${storyHref(edition.lang, story)}">${message(edition, 'storydesk.show')}</a></p>` : ''}
${mergedInto === undefined ? forms(visit, data) : ''}
${storyLogTable(visit, data.log)}`,
  )
}

function forms(visit: NewsroomVisit, data: EditedStory): Html {
  const { edition } = visit
  const path = newsroomStoryPath(edition.lang, data.id)
  const names = EDITION_LANGS.map((lang) =>
    field({
      name: lang,
      label: message(edition, 'storydesk.nameIn', { language: languageName(edition, lang) }),
      value: data.own[lang],
      autocomplete: 'off',
      hint: message(edition, 'storydesk.name.hint'),
      optional: true,
    }),
  )
  const number = field({
    name: 'other',
    label: message(edition, 'storydesk.merge.number'),
    autocomplete: 'off',
    digits: true,
  })
  return html`${memberTable(visit, data)}
<h2>${message(edition, 'storydesk.name')}</h2>
<form class="panel" method="post" action="${path}/name">${names}<button>${message(edition, 'storydesk.rename')}</button></form>
<h2>${message(edition, 'storydesk.merge')}</h2>
<form class="panel" method="post" action="${path}/merge">${number}<button>${message(edition, 'storydesk.merge.button')}</button></form>`
}

function memberTable({ edition, now }: NewsroomVisit, { id, members }: EditedStory): Html {
  const title = message(edition, 'storydesk.split')
  const rows = members.map(({ articleId, lang, headline, publishedAt, origin }) => {
    const embargoed =
      publishedAt > now ? html` <span class="mark">${message(edition, 'storydesk.embargoed')}</span>` : ''
    return html`<tr><td><input type="checkbox" name="article-${articleId}" value="1" aria-label="${message(edition, 'storydesk.choose', { title: headline })}"></td>
<th scope="row">${inLang(headline, lang, edition.lang)}${embargoed}</th>
<td>${languageName(edition, lang)}</td><td>${shortTime(edition, publishedAt)}</td><td>${message(edition, `storydesk.origin.${origin}`)}</td>
<td><a href="${relatedOfPath(edition.lang, articleId)}">${message(edition, 'newsroom.related')}</a></td></tr>
`
  })
  return html`<h2>${title}</h2>
<form class="chosen" method="post" action="${newsroomStoryPath(edition.lang, id)}/split">
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="rows"><tbody>${rows}</tbody></table></div>
<p><button class="quiet">${message(edition, 'storydesk.split.button')}</button></p></form>`
}
