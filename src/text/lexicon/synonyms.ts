import type { LexiconLang, LexiconToken } from './entry.ts'
import type { Lexicon } from './lexicon.ts'

/**
 * The other single words that stand for the same thing as a word, by their terms, each with how likely it is that the word was
 * meant so, above 0 and up to 1. Empty where the lexicon does not know the word.
 */
export function synonymsOf(word: LexiconToken, lang: LexiconLang, lexicon: Lexicon): ReadonlyMap<string, number> {
  const synonyms = new Map<string, number>()
  for (const { concept, weight } of lexicon.translate([word], lang)) {
    for (const form of lexicon.concepts.get(concept)?.[lang] ?? []) {
      if (form === word.term || form.includes(' ')) continue
      synonyms.set(form, Math.max(weight, synonyms.get(form) ?? 0))
    }
  }
  return synonyms
}
