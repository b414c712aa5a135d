import { readText } from '../read-text.ts'
import { findArabicNames } from './find-arabic.ts'
import { findCapitalisedNames } from './find-capitalised.ts'
import { isArabic } from './letters.ts'
import type { NameSpan } from './name-span.ts'

/** Longer texts are read as far as this. */
const MOST_CHARACTERS = 200_000

/**
 * The names in a text of either script or both, in its order: in Latin script by capitals, in Arabic by letters,
 * titles and verbs of saying. Nothing is looked up: a gazetteer knows better where it knows. Spans do not overlap.
 */
export function findNames(text: string): readonly NameSpan[] {
  const read = text.slice(0, MOST_CHARACTERS)
  const capitalised = findCapitalisedNames(readText(read, 'en'))
  if (!isArabic(read)) return capitalised
  return [...findArabicNames(read), ...capitalised].sort((a, b) => a.start - b.start)
}
