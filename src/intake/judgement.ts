import type { KnownArticle } from '../archive/items.ts'
import type { Item } from '../model/item.ts'
import type { Arrival, ItemKeys } from './arrival.ts'
import type { Refusal } from './format.ts'

/** What an arrival is to become, before anything of it has been written. */
export type Judgement =
  | { readonly outcome: 'imported'; readonly article: KnownArticle; readonly item: Item; readonly keys: ItemKeys }
  | { readonly outcome: 'revised'; readonly article: KnownArticle; readonly item: Item; readonly keys: ItemKeys }
  | { readonly outcome: 'duplicate'; readonly article: KnownArticle; readonly reason: Duplication }
  | { readonly outcome: 'rejected'; readonly rejected: Refusal; readonly repeated: boolean }

/** These bytes came before; the same article came before unchanged; another article has the same text. */
export type Duplication = 'same-bytes' | 'unchanged' | 'same-text'

/** An arrival, what it is to become, and the number of its item if the same bytes were rejected before. */
export interface Judged {
  readonly arrival: Arrival
  readonly judgement: Judgement
  readonly itemId: number | undefined
}
