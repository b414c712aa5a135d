/** A full name as it stands in a text; UTF-16 offsets, `end` not included. */
export interface PersonSpan {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Whether something beside the name tells that it is a person's: a first name, a title, an age, a verb of saying. */
  readonly isSure: boolean
}

/** Whether a stretch of the text is known for something else: a place, an organisation. */
export type IsTaken = (start: number, end: number) => boolean
