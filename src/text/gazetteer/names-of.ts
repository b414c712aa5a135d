import type { EditionLang } from '../../model/lang.ts'
import { organisationById } from './organisations.ts'
import { placeById } from './places.ts'

/** The names of a place or organisation in one language, the newspapers' usual one first; none for an unknown id. */
export function namesOf(id: string, lang: EditionLang): readonly string[] {
  const named = placeById(id) ?? organisationById(id)
  return named?.names[lang].map(({ text }) => text) ?? []
}
