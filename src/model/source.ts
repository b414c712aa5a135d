import type { Localised } from './lang.ts'

/** The agency or paper that a text comes from. `key` is its path segment and never changes. */
export interface Source {
  readonly key: string
  readonly names: Localised
  readonly url?: string | undefined
  readonly usageTerms?: Localised | undefined
}

/** A part of the site: politics, economy. `key` is its path segment and never changes. */
export interface Section {
  readonly key: string
  readonly names: Localised
}
