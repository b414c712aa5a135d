import type { EditionLang } from '../../model/lang.ts'
import { type Person, personName } from '../../model/person.ts'
import { slugOf } from '../../text/slug.ts'
import { type Html, html } from '../html.ts'
import { personPath } from '../paths.ts'
import { inLang } from './names.ts'

/** The address of a person's page under their present name. */
export function personHref(lang: EditionLang, person: Person): string {
  return personPath(lang, person.id, slugOf(personName(person, lang).text))
}

/** The name in the edition's script where one is known, else as the other one writes it. */
export function personLink(lang: EditionLang, person: Person): Html {
  const name = personName(person, lang)
  return html`<a href="${personHref(lang, person)}">${inLang(name.text, name.lang, lang)}</a>`
}
