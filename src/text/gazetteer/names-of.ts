import { EDITION_LANGS, type EditionLang } from '../../model/lang.ts'
import { adjectivesOf } from './adjectives.ts'
import type { Country } from './countries.ts'
import { organisationById } from './organisations.ts'
import type { Place } from './place.ts'
import { allCountries, placeById } from './places.ts'

/** The names of a place or organisation in one language, the newspapers' usual one first; none for an unknown id. */
export function namesOf(id: string, lang: EditionLang): readonly string[] {
  const named = placeById(id) ?? organisationById(id)
  return named?.names[lang].map(({ text }) => text) ?? []
}

/**
 * Every form that speaks of a place or organisation in one language: its names, its adjectives, and the names of a
 * country's capital that is called by it in some language: تونس العاصمة is Tunis, Kuwait City الكويت.
 */
export function entityForms(id: string, lang: EditionLang): readonly string[] {
  const country = allCountries().find((one) => one.id === id)
  const capital = country?.capital ? namesakeOf(country, country.capital) : undefined
  const others = [...(capital?.names[lang] ?? []), ...(adjectivesOf(id)?.[lang] ?? [])]
  return [...namesOf(id, lang), ...others.map(({ text }) => text)]
}

function namesakeOf(country: Country, id: string): Place | undefined {
  const place = placeById(id)
  const isShared = EDITION_LANGS.some((lang) =>
    country.names[lang].some(({ text }) => place?.names[lang].some((name) => name.text.includes(text))),
  )
  return isShared ? place : undefined
}
