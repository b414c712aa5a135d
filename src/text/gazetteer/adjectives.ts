import { type Names, parseName } from './names.ts'
import { nisbaForms } from './nisba.ts'
import { alternatives, readTable } from './table.ts'

/** The words for what and who is of a place, by its id: of countries, and of some regions and cities. */
export function readAdjectives(): ReadonlyMap<string, Names> {
  const ofCountries = readTable('countries.tsv').map(({ cells }) => ({
    id: cells.code?.toLowerCase() ?? '',
    ar: cells['ar-adjectives'],
    en: cells['en-adjectives'],
  }))
  const ofOthers = readTable('adjectives.tsv').map(({ cells: { id = '', ar, en } }) => ({ id, ar, en }))
  return new Map(
    [...ofCountries, ...ofOthers].map(({ id, ar, en }) => [
      id,
      { ar: nisbaForms(ar), en: alternatives(en).map(parseName) },
    ]),
  )
}

let adjectives: ReadonlyMap<string, Names> | undefined

/** The adjectives of one place, if it has any of its own. */
export function adjectivesOf(id: string): Names | undefined {
  adjectives ??= readAdjectives()
  return adjectives.get(id)
}
