import { type Country, readCountries } from './countries.ts'
import { namesOfRow } from './names.ts'
import type { Place, PlaceType } from './place.ts'
import { alternatives, type Row, readTable } from './table.ts'

let countries: readonly Country[] | undefined
let places: ReadonlyMap<string, Place> | undefined

/** The countries, read once from `knowledge/countries.tsv`. */
export function allCountries(): readonly Country[] {
  countries ??= readCountries()
  return countries
}

/** Every place, countries first, by id; read once from `knowledge/`. */
export function allPlaces(): ReadonlyMap<string, Place> {
  places ??= new Map([...allCountries(), ...readTable('places.tsv').map(toPlace)].map((place) => [place.id, place]))
  return places
}

export function placeById(id: string): Place | undefined {
  return allPlaces().get(id)
}

function toPlace(row: Row): Place {
  const { id = '', type, country, latitude, longitude } = row.cells
  return {
    id,
    type: type as PlaceType,
    countries: alternatives(country?.replaceAll(',', '|')),
    latitude: Number(latitude),
    longitude: Number(longitude),
    names: namesOfRow(row),
  }
}
