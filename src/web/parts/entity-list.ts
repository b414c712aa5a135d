import { type MessageKey, message } from '../../locale/messages.ts'
import { type Html, html } from '../html.ts'
import { entityPath } from '../paths.ts'
import type { Visit } from '../site.ts'
import { entityName } from './entity-name.ts'

const HEADINGS = [
  ['place', 'entity.places'],
  ['organisation', 'entity.organisations'],
] as const satisfies readonly (readonly [string, MessageKey])[]

/** What some texts tell of, as lists of links to pages of their own. */
export function entityLists({ edition }: Visit, entities: readonly string[]): Html | '' {
  const lists = HEADINGS.map(([type, heading]) => {
    const named = entities.filter((entity) => entity.startsWith(`${type}:`) && entityName(entity, edition.lang))
    if (named.length === 0) return ''
    const items = named.map(
      (entity) => html`<li><a href="${entityPath(edition.lang, entity)}">${entityName(entity, edition.lang)}</a></li>`,
    )
    return html`<h2 class="label">${message(edition, heading)}</h2>
<ul class="entities">${items}</ul>`
  })
  return html`${lists}`
}
