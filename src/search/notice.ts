/** Something in a question that was passed over, and is to be told of: `search.notice.<code>` in `locale/`. */
export interface Notice {
  readonly code: NoticeCode
  /** What was written. */
  readonly value: string
  /** Ids of the topics that may have been meant. */
  readonly near?: readonly string[]
}

export const NOTICES = [
  'too-long',
  'too-many',
  'too-deep',
  'no-value',
  'field-excluded',
  'unknown-source',
  'unknown-section',
  'unknown-topic',
  'unknown-kind',
  'unknown-lang',
  'unknown-sort',
  'unreadable-date',
  'ambiguous-date',
] as const
export type NoticeCode = (typeof NOTICES)[number]
