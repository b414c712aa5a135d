import type { Item, RawItem } from '../../model/item.ts'
import type { Section, Source } from '../../model/source.ts'
import type { Refusal } from '../format.ts'

/** What the archive knows and an item may name. Each is asked with a cleaned name or key. */
export interface Lookups {
  readonly source: (name: string) => Source | undefined
  readonly section: (name: string) => Section | undefined
}

/**
 * An item in the making: the raw one, and what the steps have found so far. `text` is the body as plain
 * paragraphs, to be judged; `markup` the body as markup where it came as such.
 */
export interface Draft extends Partial<Omit<Item, 'body'>> {
  readonly raw: RawItem
  readonly text: readonly string[]
  readonly markup?: string | undefined
  readonly body?: Item['body']
}

/** One thing that is found out about an item. The draft is not changed: a step returns the next one. */
export type Step = (draft: Draft, lookups: Lookups) => Draft | Refusal
