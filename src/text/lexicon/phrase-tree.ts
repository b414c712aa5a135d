/** No phrase of the lexicon is longer, so that a text is read in linear time whatever rows were imported. */
export const MAX_WORDS = 8

/** The forms of one language, each a way from the root, a step per term. */
export interface PhraseTree<Value> {
  next?: Map<string, PhraseTree<Value>>
  value?: Value
}

/** The node of a phrase, made where there is none. */
export function nodeOf<Value>(tree: PhraseTree<Value>, terms: readonly string[]): PhraseTree<Value> {
  let node = tree
  for (const term of terms) {
    node.next ??= new Map()
    let next = node.next.get(term)
    if (next === undefined) {
      next = {}
      node.next.set(term, next)
    }
    node = next
  }
  return node
}

/** The longest known phrase of several words that begins with one whose node is known, and the index after its last. */
export function longestFrom<Value>(
  first: PhraseTree<Value>,
  words: readonly { readonly term: string }[],
  start: number,
): { readonly value: Value; readonly end: number } | undefined {
  let found: { value: Value; end: number } | undefined
  let node: PhraseTree<Value> | undefined = first
  for (let end = start + 1; end < words.length && node?.next; end++) {
    node = node.next.get(words[end]?.term ?? '')
    if (node?.value !== undefined) found = { value: node.value, end: end + 1 }
  }
  return found
}
