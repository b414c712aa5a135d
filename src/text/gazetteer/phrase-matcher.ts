/** What a token may be: the forms that may begin a phrase (بالولايات, الولايات), and those that may go on with one. */
export interface TokenForms {
  readonly first: readonly string[]
  readonly next: readonly string[]
}

/** A phrase found: the values of all phrases of these words, and the tokens `from` … `to`, `to` not included. */
export interface PhraseMatch<Value> {
  readonly values: readonly Value[]
  readonly from: number
  readonly to: number
  /** Which of the first token's forms it was: 0 is the word as it stands, without anything taken off. */
  readonly form: number
}

interface Node<Value> {
  values: Value[]
  next: Map<string, Node<Value>> | undefined
}

const NO_FORMS: readonly string[] = []
const NOWHERE: TokenForms = { first: NO_FORMS, next: NO_FORMS }

export type Accept<Value> = (value: Value, from: number, to: number) => boolean

/**
 * Phrases of several words, found in a row of tokens by longest match from left to right, none overlapping
 * another: a trie of words. A word is any string, folded or stemmed, the same way on both sides. Looking
 * costs the text's length times, at most, the longest phrase's.
 *
 * const matcher = new PhraseMatcher<string>()
 * matcher.add(['الامم', 'المتحده'], 'united-nations')
 * matcher.matches(tokens.map(({ word }) => exactly(word)))
 */
export class PhraseMatcher<Value> {
  readonly #root: Node<Value> = { values: [], next: undefined }
  /** Words that a phrase goes on with. */
  readonly #later = new Set<string>()

  /** Two phrases of the same words are both kept, and a match tells of both. */
  add(words: readonly string[], value: Value): void {
    if (words.length === 0) return
    let node = this.#root
    for (const word of words) {
      node.next ??= new Map()
      let next = node.next.get(word)
      if (next === undefined) {
        next = { values: [], next: undefined }
        node.next.set(word, next)
      }
      node = next
    }
    node.values.push(value)
    for (const word of words.slice(1)) this.#later.add(word)
  }

  /** The forms of a token as `matches` needs them: none where none of them is in a phrase, as of nearly all words. */
  pruned({ first, next }: TokenForms): TokenForms {
    const begins = first.some((form) => this.#root.next?.has(form))
    const goesOn = next.some((form) => this.#later.has(form))
    return begins || goesOn ? { first: begins ? first : NO_FORMS, next } : NOWHERE
  }

  /** The longest phrases of which `accept` lets at least one value stand; a refused one gives way to a shorter. */
  matches(tokens: readonly TokenForms[], accept: Accept<Value> = () => true): readonly PhraseMatch<Value>[] {
    const found: PhraseMatch<Value>[] = []
    for (let from = 0; from < tokens.length; ) {
      const match = tokens[from]?.first.length === 0 ? undefined : this.#longestAt(tokens, from, accept)
      if (match) found.push(match)
      from = match?.to ?? from + 1
    }
    return found
  }

  /** Of two equally long the one with less taken off its first word. */
  #longestAt(tokens: readonly TokenForms[], from: number, accept: Accept<Value>): PhraseMatch<Value> | undefined {
    let longest: PhraseMatch<Value> | undefined
    const forms = tokens[from]?.first ?? []
    for (let form = 0; form < forms.length; form++) {
      let node = this.#root.next?.get(forms[form] ?? '')
      for (let to = from + 1; node !== undefined; to++) {
        const values = to > (longest?.to ?? from) ? accepted(node, accept, from, to) : NO_VALUES
        if (values.length > 0) longest = { values, from, to, form }
        node = childOf(node, tokens[to])
      }
    }
    return longest
  }
}

const NO_VALUES: readonly never[] = []

function accepted<Value>({ values }: Node<Value>, accept: Accept<Value>, from: number, to: number): readonly Value[] {
  return values.length === 0 ? NO_VALUES : values.filter((value) => accept(value, from, to))
}

function childOf<Value>(node: Node<Value>, token: TokenForms | undefined): Node<Value> | undefined {
  if (node.next === undefined || token === undefined) return undefined
  for (const word of token.next) {
    const child = node.next.get(word)
    if (child !== undefined) return child
  }
  return undefined
}

/** A token that is only itself. */
export function exactly(word: string): TokenForms {
  const forms = [word]
  return { first: forms, next: forms }
}
