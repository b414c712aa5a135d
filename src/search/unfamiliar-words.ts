import type { NameRow } from '../archive/search-names.ts'
import type { Token } from '../text/analyser.ts'
import { newsLexicon } from '../text/lexicon/news-lexicon.ts'
import { skeletons } from '../text/names/skeleton.ts'

/** The two scripts between which names are looked for, by the language of the edition that is written in it. */
export type Script = 'ar' | 'en'

/** Shorter words are names too seldom, and sound like too many others; longer ones are no words. */
const WORD = /^\p{L}{3,24}$/u
const ARABIC = /^\p{Script=Arabic}/u
const LATIN = /^\p{Script=Latin}/u

/** Of one text; no report names more. */
const MOST_WORDS = 400

/** Words repeat from text to text, and to find out how one sounds takes longer than all the rest. */
const MOST_KEPT = 20_000
const known = new Map<string, readonly NameRow[]>()

/** Which of the two scripts a word is in. */
export function scriptOf(word: string): Script | undefined {
  if (ARABIC.test(word)) return 'ar'
  return LATIN.test(word) ? 'en' : undefined
}

/** Words that need not be told again. */
export interface Told {
  has(token: Token): boolean
  add(token: Token): void
}

/**
 * The words of a text, field by field, that the lexicon does not have, names above all, each under every key that it can
 * be found by from the other script (`text/names/skeleton`). Each word is told once and is in `told` from then on.
 */
export function unfamiliarWords(
  fields: readonly (readonly Token[])[],
  isStopWord: (word: string) => boolean,
  told: Told,
): readonly NameRow[] {
  const found: NameRow[] = []
  let words = 0
  for (const tokens of fields) {
    for (const token of tokens) {
      if (told.has(token)) continue
      if (words >= MOST_WORDS) return found
      told.add(token)
      const rows = isStopWord(token.word) ? [] : rowsOf(token)
      if (rows.length > 0) words += 1
      found.push(...rows)
    }
  }
  return found
}

function rowsOf(token: Token): readonly NameRow[] {
  const kept = known.get(token.word)
  if (kept) return kept
  const rows = findRows(token)
  if (known.size >= MOST_KEPT) known.clear()
  known.set(token.word, rows)
  return rows
}

function findRows(token: Token): readonly NameRow[] {
  const { word, term } = token
  const script = scriptOf(word)
  if (!script || !WORD.test(word) || newsLexicon().translate([token], script).length > 0) return []
  return skeletons(word).map((skeleton) => ({ script, skeleton, word, term }))
}
