import type { EditionLang } from '../../model/lang.ts'
import { fold } from '../fold.ts'
import { type Name, namesOfRow } from './names.ts'
import type { Place } from './place.ts'
import { type Row, readTable } from './table.ts'

export interface Country extends Place {
  /** The id of the place whose name stands for the government: Washington. */
  readonly capital?: string
}

type DisplayName = (code: string) => string

/** The rows of `knowledge/countries.tsv`; the id of a country is its ISO 3166-1 code in small letters. */
export function readCountries(): readonly Country[] {
  const unicode = { ar: displayName('ar'), en: displayName('en') }
  return readTable('countries.tsv').map((row) => toCountry(row, unicode))
}

function displayName(lang: EditionLang): DisplayName {
  const names = new Intl.DisplayNames([lang], { type: 'region' })
  return (code) => names.of(code) ?? code
}

function toCountry(row: Row, unicode: Readonly<Record<EditionLang, DisplayName>>): Country {
  const { code = '', latitude, longitude, capital } = row.cells
  const own = namesOfRow(row)
  return {
    id: code.toLowerCase(),
    type: 'country',
    countries: [code],
    latitude: Number(latitude),
    longitude: Number(longitude),
    names: { ar: withName(own.ar, unicode.ar(code)), en: withName(own.en, unicode.en(code)) },
    ...(capital ? { capital } : {}),
  }
}

/** The names of the file, then Unicode's where it is another: the order is that of the newspapers. */
function withName(names: readonly Name[], added: string): readonly Name[] {
  const isKnown = names.some(({ text }) => fold(text) === fold(added))
  return isKnown ? names : [...names, { text: added, isWord: false, isSecond: false }]
}
