import { detached } from './word-memory.ts'

/**
 * What a pure function made of the words that it met lately: names, forms and skeletons come again and again. When there
 * are too many, all are let go, which is rare and cheap.
 */
export function remembered<Value>(most: number, make: (word: string) => Value): (word: string) => Value {
  const values = new Map<string, Value>()
  return (word) => {
    const known = values.get(word)
    if (known !== undefined) return known
    if (values.size >= most) values.clear()
    const own = detached(word)
    const value = make(own)
    values.set(own, value)
    return value
  }
}
