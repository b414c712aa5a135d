/** What editors do to the lists of an article, as the log keeps it; each has its words in both languages. */
export const RELATION_ACTIONS = ['pinned', 'ordered', 'banned', 'cleared', 'undone'] as const
export type RelationAction = (typeof RELATION_ACTIONS)[number]

/** What stands decided of an article in the lists of another: pinned, at a place from 0 on; banned; or nothing, which leaves the machine to judge. */
export type RelationDecision =
  | { readonly state: 'pinned'; readonly place: number }
  | { readonly state: 'banned' }
  | { readonly state: 'listed' }

/** An article that was decided of, with what stood before. */
export interface FormerDecision {
  readonly id: number
  readonly before: RelationDecision
}

/** A line of the log of relations. Without an actor it was done on the command line. */
export interface RelationLogEntry {
  readonly id: number
  /** In whose lists. */
  readonly articleId: number
  readonly at: number
  readonly actor: string | undefined
  readonly action: RelationAction
  readonly related: readonly FormerDecision[]
  /** The line that this one undoes. */
  readonly undoes: number | undefined
  readonly undone: boolean
}
