/** A word of a question or a text as a ranking takes it. */
export interface Word {
  readonly term: string
  readonly word: string
  readonly isStopWord: boolean
}

export type Text = readonly Word[]

/** Scores of all texts for a question, any of whose words may be missing. */
export type Scores = (question: Text) => readonly number[]
export type Ranking = (texts: readonly Text[]) => Scores

/** In how many texts each term stands. */
export function textsWith(texts: readonly Text[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const term of new Set(text.map(({ term }) => term))) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  return counts
}

/** The words of a question, each term once. */
export function differentWords(question: Text): Text {
  return [...new Map(question.map((word) => [word.term, word])).values()]
}
