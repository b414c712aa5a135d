/** What looks like a name in a text, as it stands there; `start` and `end` are UTF-16 offsets, `end` not included. */
export interface NameSpan {
  readonly text: string
  readonly start: number
  readonly end: number
  /** How sure, 0…1. */
  readonly score: number
}
