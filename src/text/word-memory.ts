/** A power of two; full of words it takes some twenty megabytes. */
const PLACES = 1 << 17

/** Longer words are too rare to be worth a place. */
const MAX_LENGTH = 24

/**
 * Remembers what was made of the words met lately. Each word has two places, which its letters give: it comes to the first, and
 * who was there moves to the second and is forgotten there next. So frequent words are nearly always found, and no word
 * is ever looked for. The letters are compared where they stand, so that a known word is not even cut out of its text.
 */
export class WordMemory<Value extends { readonly written: string }> {
  readonly #make: (written: string) => Value
  #values: (Value | undefined)[] = []

  constructor(make: (written: string) => Value) {
    this.#make = make
  }

  /** What was made, now or before, of the word that stands there. */
  valueOf(text: string, start: number, end: number): Value {
    if (end - start > MAX_LENGTH) return this.#make(text.slice(start, end))
    const first = placeOf(text, start, end)
    const known = this.#values[first]
    if (known && stands(known.written, text, start, end)) return known
    const second = this.#values[first + 1]
    if (second && stands(second.written, text, start, end)) return this.#put(first, second)
    return this.#put(first, this.#make(detached(text.slice(start, end))))
  }

  #put(first: number, value: Value): Value {
    // Most processes analyse in one or two languages: the others get no room.
    if (this.#values.length === 0) this.#values = new Array(PLACES)
    this.#values[first + 1] = this.#values[first]
    this.#values[first] = value
    return value
  }
}

function stands(written: string, text: string, start: number, end: number): boolean {
  return written.length === end - start && text.startsWith(written, start)
}

/** The first of two places. A multiplicative hash; its upper bits are the good ones. */
function placeOf(text: string, start: number, end: number): number {
  let hash = 0
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x9e3779b1)
  return (hash ^ (hash >>> 16)) & (PLACES - 2)
}

/** A piece of more than twelve units is a view that keeps its whole text alive (V8): cut from a copy, only that copy. */
export function detached(word: string): string {
  return word.length > 12 ? ` ${word}`.slice(1) : word
}
