import type { LexiconLang, LexiconToken } from './entry.ts'
import type { Lexicon } from './lexicon.ts'

/**
 * The other single words that stand for the same thing as a word, by their terms, each with how likely it is that the word was
 * meant so, above 0 and up to 1. Empty where the lexicon does not have the word itself: by one of its variants
 * (`variants.ts`) بيروت would be يروي.
 */
export function synonymsOf(word: LexiconToken, lang: LexiconLang, lexicon: Lexicon): ReadonlyMap<string, number> {
  const synonyms = new Map<string, number>()
  for (const { concept, weight } of lexicon.translate([word], lang)) {
    const forms = lexicon.concepts.get(concept)?.[lang] ?? []
    if (!forms.includes(word.term)) continue
    for (const form of forms) {
      if (form === word.term || form.includes(' ')) continue
      synonyms.set(form, Math.max(weight, synonyms.get(form) ?? 0))
    }
  }
  return synonyms
}
