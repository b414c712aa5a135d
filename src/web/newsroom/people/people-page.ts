import { type EditedPerson, peopleNamed, peopleOfLate, personLog } from '../../../archive/person-decisions.ts'
import { message } from '../../../locale/messages.ts'
import { formatNumber } from '../../../locale/numbers.ts'
import type { PersonLogEntry } from '../../../model/person.ts'
import { namePartsOf } from '../../../text/people/name-parts.ts'
import { type Html, html } from '../../html.ts'
import { alert } from '../field.ts'
import { newsroomLayout } from '../layout.ts'
import { defineNewsroomPage, type NewsroomVisit } from '../page.ts'
import { newsroomPeoplePath, newsroomPersonPath } from '../paths.ts'
import { editedNames } from './edited-name.ts'
import { personLogTable } from './person-log.ts'

const PEOPLE = 60
const LINES = 50
const MOST_ASKED = 120

export interface PeopleData {
  /** What was looked for; empty where nothing was. */
  readonly asked: string
  readonly people: readonly EditedPerson[]
  readonly log: readonly PersonLogEntry[]
}

/** The people of the newest texts, or those of a name, and what was done to any. */
export const newsroomPeoplePage = defineNewsroomPage({
  permission: 'edit-people',
  load: async (visit) => ({ data: await loadPeople(visit) }),
  view: (visit, data) => peopleView(visit, data, undefined),
})

export async function loadPeople({ site, query }: NewsroomVisit): Promise<PeopleData> {
  const { writes } = site.archive
  const asked = (query.get('name') ?? '').trim().slice(0, MOST_ASKED)
  const people = asked === '' ? peopleOfLate(writes, PEOPLE) : peopleNamed(writes, namePartsOf(asked), PEOPLE)
  return { asked, people: await people, log: await personLog(writes, LINES) }
}

export function peopleView(visit: NewsroomVisit, { asked, people, log }: PeopleData, fault: string | undefined): Html {
  const { edition } = visit
  const title = message(edition, 'entity.people')
  return newsroomLayout(
    visit,
    title,
    html`<h1>${title}</h1>
${alert(fault)}
<form class="beside-field" role="search" action="${newsroomPeoplePath(edition.lang)}"><label for="name">${message(edition, 'people.search')}</label>
<input id="name" name="name" value="${asked}" dir="auto" maxlength="${MOST_ASKED}" autocomplete="off"> <button class="quiet">${message(edition, 'people.search.button')}</button></form>
<h2>${message(edition, asked === '' ? 'people.late' : 'people.found')}</h2>
${people.length === 0 ? html`<p>${message(edition, asked === '' ? 'people.empty' : 'people.none')}</p>` : peopleTable(visit, people)}
${personLogTable(visit, log)}`,
  )
}

function peopleTable({ edition }: NewsroomVisit, people: readonly EditedPerson[]): Html {
  const heads = (['number', 'names', 'texts'] as const).map(
    (column) => html`<th scope="col">${message(edition, `people.${column}`)}</th>`,
  )
  const rows = people.map((person) => {
    const hidden = person.hidden ? html` <span class="mark">${message(edition, 'people.hidden')}</span>` : ''
    const texts = person.names.reduce((sum, { articles }) => sum + articles, 0)
    return html`<tr><td>${formatNumber(edition, person.id)}</td>
<th scope="row"><a href="${newsroomPersonPath(edition.lang, person.id)}">${editedNames(person, edition.lang)}</a>${hidden}</th>
<td>${formatNumber(edition, texts)}</td></tr>
`
  })
  const title = message(edition, 'entity.people')
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="rows"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`
}
