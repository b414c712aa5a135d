import { personIdOf } from '../../archive/people.ts'
import { type MessageKey, message } from '../../locale/messages.ts'
import type { Person } from '../../model/person.ts'
import { type Html, html } from '../html.ts'
import { entityPath } from '../paths.ts'
import type { Visit } from '../site.ts'
import { entityName } from './entity-name.ts'
import { personLink } from './person-link.ts'

const HEADINGS = [
  ['place', 'entity.places'],
  ['organisation', 'entity.organisations'],
] as const satisfies readonly (readonly [string, MessageKey])[]

/** More of a kind are not told. */
const MOST_OF_A_KIND = 16

/** What some texts tell of, as lists of links to pages of their own; of people those whose page is told. */
export function entityLists(visit: Visit, entities: readonly string[], people: readonly Person[] = []): Html | '' {
  const { edition } = visit
  const known = new Map(people.map((person) => [person.id, person]))
  const named = entities.flatMap((entity) => known.get(personIdOf(entity) ?? 0) ?? [])
  const lists = HEADINGS.map(([type, heading]) => {
    const ofType = entities.filter((entity) => entity.startsWith(`${type}:`) && entityName(entity, edition.lang))
    const links = ofType.map(
      (entity) => html`<a href="${entityPath(edition.lang, entity)}">${entityName(entity, edition.lang)}</a>`,
    )
    return listOf(visit, heading, links)
  })
  return html`${listOf(
    visit,
    'entity.people',
    named.map((person) => personLink(edition.lang, person)),
  )}${lists}`
}

function listOf({ edition }: Visit, heading: MessageKey, links: readonly Html[]): Html | '' {
  if (links.length === 0) return ''
  return html`<h2 class="label">${message(edition, heading)}</h2>
<ul class="entities">${links.slice(0, MOST_OF_A_KIND).map((link) => html`<li>${link}</li>`)}</ul>`
}
