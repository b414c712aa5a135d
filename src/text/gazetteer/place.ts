import type { Names } from './names.ts'

export const PLACE_TYPES = [
  ...['country', 'region', 'governorate', 'city', 'town', 'village', 'district', 'camp', 'river', 'lake', 'sea'],
  ...['strait', 'gulf', 'mountain', 'desert', 'island', 'peninsula', 'crossing', 'port', 'airport', 'dam', 'site'],
] as const
export type PlaceType = (typeof PLACE_TYPES)[number]

/** A place of the news. */
export interface Place {
  readonly id: string
  readonly type: PlaceType
  /** ISO 3166-1 alpha-2 codes; none for what spans too many to name. */
  readonly countries: readonly string[]
  /** Degrees north and east of its middle, to about a kilometre for a town. */
  readonly latitude: number
  readonly longitude: number
  readonly names: Names
}
