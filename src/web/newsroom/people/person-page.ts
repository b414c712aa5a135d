import { type EditedPerson, editedPeople, personLog } from '../../../archive/person-decisions.ts'
import { languageName, message } from '../../../locale/messages.ts'
import { formatNumber } from '../../../locale/numbers.ts'
import { EDITION_LANGS, type EditionLang } from '../../../model/lang.ts'
import { type PersonLogEntry, SCRIPT_OF } from '../../../model/person.ts'
import { type Html, html } from '../../html.ts'
import { NOT_FOUND } from '../../page.ts'
import { inLang } from '../../parts/names.ts'
import { personPath } from '../../paths.ts'
import { alert, field } from '../field.ts'
import { newsroomLayout } from '../layout.ts'
import { defineNewsroomPage, type NewsroomVisit } from '../page.ts'
import { newsroomPersonPath } from '../paths.ts'
import { editedName, editedNames } from './edited-name.ts'
import { personLogTable } from './person-log.ts'

export interface EditedPersonData {
  readonly person: EditedPerson
  readonly log: readonly PersonLogEntry[]
}

const LINES = 30

/** One person: their names, and the ways to put right what the machine made of them. */
export const newsroomPersonPage = defineNewsroomPage({
  permission: 'edit-people',
  async load(visit) {
    const data = await loadEditedPerson(visit)
    return data ? { data } : NOT_FOUND
  },
  view: (visit, data) => editedPersonView(visit, data, undefined),
})

export async function loadEditedPerson({ site, param }: NewsroomVisit): Promise<EditedPersonData | undefined> {
  const { writes } = site.archive
  const id = Number(param('id'))
  const [person] = await editedPeople(writes, [id])
  return person && { person, log: await personLog(writes, LINES, id) }
}

export function editedPersonView(visit: NewsroomVisit, data: EditedPersonData, fault: string | undefined): Html {
  const { edition } = visit
  const { person, log } = data
  const { id, mergedInto } = person
  const called = editedName(person, edition.lang) ?? EDITION_LANGS.flatMap((lang) => editedName(person, lang) ?? [])[0]
  const moved =
    mergedInto === undefined
      ? ''
      : html`<p><a href="${newsroomPersonPath(edition.lang, mergedInto)}">${message(edition, 'people.mergedInto', { id: mergedInto })}</a></p>`
  return newsroomLayout(
    visit,
    called ?? `${message(edition, 'entity.person')} ${id}`,
    html`<h1>${called ? editedNames(person, edition.lang) : html`${message(edition, 'entity.person')} ${id}`}</h1>
${alert(fault)}${moved}
<p>${message(edition, 'people.number')} ${formatNumber(edition, id)} · <a href="${personPath(edition.lang, id, '')}">${message(edition, 'people.show')}</a></p>
${mergedInto === undefined ? forms(visit, person) : ''}
${personLogTable(visit, log)}`,
  )
}

function forms(visit: NewsroomVisit, person: EditedPerson): Html {
  const { edition } = visit
  const path = newsroomPersonPath(edition.lang, person.id)
  const own: Readonly<Record<EditionLang, string | undefined>> = { ar: person.nameAr, en: person.nameEn }
  const names = EDITION_LANGS.map((lang) =>
    field({
      name: lang,
      label: message(edition, 'people.nameIn', { language: languageName(edition, lang) }),
      value: own[lang] ?? '',
      autocomplete: 'off',
      hint: message(edition, 'people.name.hint'),
      optional: true,
    }),
  )
  const number = field({
    name: 'other',
    label: message(edition, 'people.merge.number'),
    autocomplete: 'off',
    digits: true,
  })
  return html`${nameTable(visit, person)}
<h2>${message(edition, 'people.name')}</h2>
<form class="panel" method="post" action="${path}/name">${names}<button>${message(edition, 'people.rename')}</button></form>
<h2>${message(edition, 'people.merge')}</h2>
<form class="panel" method="post" action="${path}/merge">${number}<button>${message(edition, 'people.merge.button')}</button></form>
${hiding(visit, person)}`
}

function hiding({ edition }: NewsroomVisit, { id, hidden }: EditedPerson): Html {
  const path = newsroomPersonPath(edition.lang, id)
  return html`<h2>${message(edition, 'people.page')}</h2>
<form class="panel" method="post" action="${path}/${hidden ? 'show' : 'hide'}"><p>${message(edition, hidden ? 'people.shown.hint' : 'people.hide.hint')}</p>
<button class="quiet">${message(edition, hidden ? 'people.show.button' : 'people.hide.button')}</button></form>`
}

function nameTable({ edition }: NewsroomVisit, { id, names }: EditedPerson): Html {
  const title = message(edition, 'people.spellings')
  const canPart = names.length > 1
  const rows = names.map(({ id: nameId, form, script, articles }) => {
    const lang = EDITION_LANGS.find((one) => SCRIPT_OF[one] === script) ?? edition.lang
    const choice = canPart
      ? html`<td><input type="checkbox" name="name-${nameId}" value="1" aria-label="${message(edition, 'people.choose', { name: form })}"></td>`
      : ''
    return html`<tr>${choice}<th scope="row">${inLang(form, lang, edition.lang)}</th><td>${formatNumber(edition, articles)}</td></tr>
`
  })
  const heads = html`<thead><tr>${canPart ? html`<th></th>` : ''}<th scope="col">${message(edition, 'people.name')}</th><th scope="col">${message(edition, 'people.texts')}</th></tr></thead>`
  return html`<h2>${title}</h2>
<form class="chosen" method="post" action="${newsroomPersonPath(edition.lang, id)}/part">
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="rows">${heads}<tbody>${rows}</tbody></table></div>
${canPart ? html`<p>${message(edition, 'people.part.hint')}</p><p><button class="quiet">${message(edition, 'people.part.button')}</button></p>` : ''}</form>`
}
