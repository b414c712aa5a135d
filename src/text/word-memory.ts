/** A power of two; full of words it takes some twenty megabytes. */
const PLACES = 1 << 17

/** Longer words are too rare to be worth a place. */
const MAX_LENGTH = 24

/**
 * Remembers what was made of the words met lately. Each word has one place, which its letters give, and leaves it to
 * the next that comes there: frequent words are nearly always found, and no word is ever looked for. The letters
 * are compared where they stand, so that a known word is not even cut out of its text.
 */
export class WordMemory<Value> {
  readonly #make: (written: string) => Value
  #written: string[] = []
  #values: Value[] = []

  constructor(make: (written: string) => Value) {
    this.#make = make
  }

  /** What was made, now or before, of the word that stands there. */
  valueOf(text: string, start: number, end: number): Value {
    if (end - start > MAX_LENGTH) return this.#make(text.slice(start, end))
    const place = placeOf(text, start, end)
    const written = this.#written[place]
    if (written !== undefined && written.length === end - start && text.startsWith(written, start)) {
      return this.#values[place] as Value
    }
    return this.#put(place, text.slice(start, end))
  }

  #put(place: number, word: string): Value {
    // Most processes analyse in one or two languages: the others get no room.
    if (this.#written.length === 0) {
      this.#written = new Array(PLACES)
      this.#values = new Array(PLACES)
    }
    const written = detached(word)
    const value = this.#make(written)
    this.#written[place] = written
    this.#values[place] = value
    return value
  }
}

/** A multiplicative hash; its upper bits are the good ones. */
function placeOf(text: string, start: number, end: number): number {
  let hash = 0
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x9e3779b1)
  return (hash ^ (hash >>> 16)) & (PLACES - 1)
}

/** A piece of more than twelve units is a view that keeps its whole text alive (V8): cut from a copy, only that copy. */
export function detached(word: string): string {
  return word.length > 12 ? ` ${word}`.slice(1) : word
}
