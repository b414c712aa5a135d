import type { KnownWord, Token } from './analyser.ts'

let facts = 0

/** Room for all that may be told of a word: a list that grows is copied, to one that is twice as long as it need be. */
export function noFacts(): unknown[] {
  return new Array(facts)
}

/**
 * A function of what words are by themselves, by default of their terms and foldings, that is remembered with each; to be
 * made once, with the module.
 */
export function factOf<Value, Word extends Partial<KnownWord> = Pick<KnownWord, 'term' | 'word'>>(
  tell: (word: Word) => Value,
): (token: Word & Pick<Token, 'known'>) => Value {
  const number = facts
  facts += 1
  return (token) => {
    const { known } = token
    if (!known) return tell(token)
    const kept = known.facts[number] as Value | undefined
    if (kept !== undefined) return kept
    const told = tell(known as Word & KnownWord)
    known.facts[number] = told
    return told
  }
}

/**
 * The same of something that there are several of, `of` which a value tells what it was told of: what was told of the last that
 * was asked about is remembered.
 */
export function factFor<Of, Value extends { readonly of: Of }, Word extends Partial<KnownWord>>(
  tell: (word: Word, of: Of) => Value,
): (token: Word & Partial<Pick<Token, 'known'>>, of: Of) => Value {
  const number = facts
  facts += 1
  return (token, of) => {
    const { known } = token
    const kept = known?.facts[number] as Value | undefined
    if (kept?.of === of) return kept
    const told = tell(token, of)
    if (known) known.facts[number] = told
    return told
  }
}

/**
 * Of facts that are alike the one that was told first: where there are many words and few kinds of them, what is kept with each
 * word is kept once. Facts of one shape, of plain values.
 */
export function kept<Fact extends object>(): (fact: Fact) => Fact {
  const facts = new Map<string, Fact>()
  return (fact) => {
    const key = Object.values(fact).join()
    const known = facts.get(key) ?? fact
    facts.set(key, known)
    return known
  }
}
