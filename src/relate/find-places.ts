import type { Token } from '../text/analyser.ts'
import { type Mention, onOneLine, type Reading } from './reading.ts'

/** An adjective speaks of its country more lightly than its name does. */
const ADJECTIVE = 0.6

export interface PlaceMention extends Mention {
  readonly start: number
  readonly end: number
}

/** The places and organisations of the gazetteer that a text names. */
export function findPlaces({ text, entities }: Reading): readonly PlaceMention[] {
  return entities.map(({ id, type, how, start, end }) => ({
    meanings: [{ key: `${type}:${id}`, weight: how === 'adjective' ? ADJECTIVE : 1 }],
    weight: 1,
    form: onOneLine(text.slice(start, end)),
    start,
    end,
  }))
}

/** For each word whether it is a part of a place's name. */
export function placed(tokens: readonly Token[], places: readonly PlaceMention[]): readonly boolean[] {
  const isPlaced = new Array<boolean>(tokens.length).fill(false)
  let at = 0
  for (const { start, end } of places) {
    while (at < tokens.length && tokens[at]?.start !== start) at += 1
    for (; isWithin(tokens[at], start, end); at += 1) isPlaced[at] = true
  }
  return isPlaced
}

function isWithin(token: Token | undefined, start: number, end: number): boolean {
  return token !== undefined && token.start >= start && token.end <= end
}
