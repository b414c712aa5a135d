/*
 * BM25 over three fields (Robertson, Zaragoza, Taylor: Simple BM25 Extension to Multiple Weighted Fields, 2004): the
 * frequencies of a term in the fields are weighed and added before they are saturated once. All of it but the rarity of
 * the term is known when a text is indexed, and kept in one byte.
 */

const K1 = 1.2

/** `usual` is the length at which a field's frequencies count as they are; `b` how much other lengths matter. */
const FIELDS = {
  headline: { weight: 3, b: 0.5, usual: 9 },
  standfirst: { weight: 1.5, b: 0.5, usual: 18 },
  body: { weight: 1, b: 0.75, usual: 250 },
} as const

export type Field = keyof typeof FIELDS
export const FIELD_NAMES = ['headline', 'standfirst', 'body'] as const satisfies readonly Field[]

/** What one occurrence of a term in a field of so many words counts. */
export function occurrence(field: Field, length: number): number {
  const { weight, b, usual } = FIELDS[field]
  return weight / (1 - b + (b * length) / usual)
}

/** The counts of a term's occurrences, added up, as a weight from 1 to 255. */
export function weightOf(occurrences: number): number {
  return Math.max(1, Math.round((255 * occurrences) / (K1 + occurrences)))
}

/** How much rarity makes a term tell: its inverse document frequency, never negative. */
export function rarity(documentsWithTerm: number, documents: number): number {
  return Math.log(1 + (documents - documentsWithTerm + 0.5) / (documentsWithTerm + 0.5))
}

/**
 * What the rarity of a word counts that says nothing of what a text is about. Not nothing, because a question of
 * such words alone has an answer as well; measured in docs/text-and-search.md.
 */
export const STOP_WORDS = 0.3

const YEAR_MS = 365.25 * 86_400_000

/** The newest text counts a fifth more than one of long ago; half of that is gone in a year. */
export function recency(age: number): number {
  return 1 + 0.2 * 2 ** (-Math.max(age, 0) / YEAR_MS)
}

/** Asked words that always stand side by side, in their order, count half as much again. */
export const NEARNESS = 0.5
