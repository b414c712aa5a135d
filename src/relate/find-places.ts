import type { Knowledge } from './knowledge.ts'
import { type Mention, onOneLine, type Reading } from './reading.ts'

/** An adjective speaks of its country more lightly than its name does. */
const ADJECTIVE = 0.6

export interface PlaceMention extends Mention {
  readonly start: number
  readonly end: number
}

/** The places and organisations of the gazetteer that a text names. */
export function findPlaces(reading: Reading, { entities }: Knowledge): readonly PlaceMention[] {
  return entities(reading).map(({ id, type, how, start, end }) => ({
    key: `${type}:${id}`,
    weight: how === 'adjective' ? ADJECTIVE : 1,
    form: onOneLine(reading.text.slice(start, end)),
    start,
    end,
  }))
}
