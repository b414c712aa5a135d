import { EDITION_LANGS, type EditionLang } from '../../model/lang.ts'
import { readAdjectives } from './adjectives.ts'
import type { Names } from './names.ts'
import { allOrganisations } from './organisations.ts'
import { PhraseMatcher } from './phrase-matcher.ts'
import { allPlaces } from './places.ts'
import { alternatives, readTable } from './table.ts'
import { wordsOfName } from './word-forms.ts'

/** What a phrase names, and how; without an entity it only looks like a name: Michael Jordan. */
export interface Naming {
  readonly entity?: EntityName
  readonly lang: EditionLang
  /** The words as the file writes them, which tell where capitals stand. */
  readonly written: readonly string[]
}

export interface EntityName {
  readonly id: string
  readonly type: 'place' | 'organisation'
  readonly how: 'name' | 'adjective'
  /** What a mention says the text is about; none for media, which report of any country. */
  readonly countries: readonly string[]
  readonly isWord: boolean
  readonly isSecond: boolean
}

type Named = Pick<EntityName, 'id' | 'type' | 'how' | 'countries'>

let matcher: PhraseMatcher<Naming> | undefined

/** The matcher over all names of all files, made once, at the first use. */
export function gazetteer(): PhraseMatcher<Naming> {
  matcher ??= build()
  return matcher
}

function build(): PhraseMatcher<Naming> {
  const made = new PhraseMatcher<Naming>()
  for (const { id, countries, names } of allPlaces().values()) {
    addNames(made, { id, type: 'place', how: 'name', countries }, names)
  }
  for (const [id, adjectives] of readAdjectives()) {
    addNames(made, { id, type: 'place', how: 'adjective', countries: allPlaces().get(id)?.countries ?? [] }, adjectives)
  }
  for (const { id, type, country, names } of allOrganisations().values()) {
    const countries = country === undefined || type === 'media' ? [] : [country]
    addNames(made, { id, type: 'organisation', how: 'name', countries }, names)
  }
  for (const { cells } of readTable('not-names.tsv')) {
    for (const lang of EDITION_LANGS) for (const phrase of alternatives(cells[lang])) addPhrase(made, phrase, lang)
  }
  return made
}

function addNames(made: PhraseMatcher<Naming>, named: Named, names: Names): void {
  for (const lang of EDITION_LANGS) {
    for (const { text, isWord, isSecond } of names[lang]) {
      addPhrase(made, text, lang, { ...named, isWord, isSecond })
    }
  }
}

function addPhrase(made: PhraseMatcher<Naming>, phrase: string, lang: EditionLang, entity?: EntityName): void {
  const { words, written } = wordsOfName(phrase)
  made.add(words, { lang, written, ...(entity ? { entity } : {}) })
}
