/** Something in a question that was passed over, and is to be told of: `search.notice.<code>` in `locale/`. */
export interface Notice {
  readonly code: NoticeCode
  /** What was written. */
  readonly value: string
}

export const NOTICES = [
  'too-long',
  'too-many',
  'too-deep',
  'no-value',
  'field-excluded',
  'unknown-source',
  'unknown-section',
  'unknown-kind',
  'unknown-lang',
  'unknown-sort',
  'unreadable-date',
  'ambiguous-date',
  'topic',
] as const
export type NoticeCode = (typeof NOTICES)[number]
