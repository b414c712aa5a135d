import { detached } from './word-memory.ts'

/** What is longer is no name, and would take the room of many. */
const LONGEST = 200

/**
 * What a pure function made of the words that it met lately, at most so many: names, forms and skeletons come again and again. In two
 * generations: when the younger is full it becomes the older, and what nobody asked for since is let go with the one before.
 */
export function remembered<Value>(most: number, make: (word: string) => Value): (word: string) => Value {
  let young = new Map<string, Value>()
  let old = new Map<string, Value>()
  return (word) => {
    if (word.length > LONGEST) return make(word)
    const known = young.get(word)
    if (known !== undefined) return known
    const own = detached(word)
    const value = old.get(word) ?? make(own)
    if (young.size * 2 >= most) {
      old = young
      young = new Map()
    }
    young.set(own, value)
    return value
  }
}
