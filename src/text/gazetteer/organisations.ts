import { type Names, namesOfRow } from './names.ts'
import { type Row, readTable } from './table.ts'

export const ORGANISATION_TYPES = [
  ...['international', 'government', 'parliament', 'court', 'military', 'armed-group', 'party', 'agency', 'ngo'],
  ...['media', 'company', 'bank', 'university', 'club', 'religious'],
] as const
export type OrganisationType = (typeof ORGANISATION_TYPES)[number]

export interface Organisation {
  readonly id: string
  readonly type: OrganisationType
  /** ISO 3166-1 alpha-2 of the state that it belongs to or works in, if it is one. */
  readonly country?: string
  readonly names: Names
}

let organisations: ReadonlyMap<string, Organisation> | undefined

/** Every organisation by id, read once from `knowledge/organisations.tsv`. */
export function allOrganisations(): ReadonlyMap<string, Organisation> {
  organisations ??= new Map(
    readTable('organisations.tsv')
      .map(toOrganisation)
      .map((one) => [one.id, one]),
  )
  return organisations
}

export function organisationById(id: string): Organisation | undefined {
  return allOrganisations().get(id)
}

function toOrganisation(row: Row): Organisation {
  const { id = '', type, country } = row.cells
  return { id, type: type as OrganisationType, names: namesOfRow(row), ...(country ? { country } : {}) }
}
