import type { Lang } from '../../model/lang.ts'
import { fold } from '../fold.ts'
import { lettersOf } from '../words.ts'
import { SNOWBALL } from './stemmers.ts'

/** French, Italian and Catalan write an article or a pronoun onto the next word: l’élection, dell’anno. */
const ELISION = /^(?:\p{L}|qu|jusqu|lorsqu|puisqu|dell|nell|dall|sull|all|un)'(?=\p{L}{2})/u
const ELIDING = new Set(['fr', 'it', 'ca'])

/** Letters whose marks make other letters of them: й is no и to a stemmer of Russian. */
const MARKED_LETTERS = /\p{Script=Cyrillic}/u

/**
 * A stemmer for words of a language, folded, by Snowball where it has one. Latin words are stemmed without
 * their accents, so that a word meets itself however it was typed; Cyrillic ones with them, folded afterwards.
 */
export function stemmerOf(lang: Lang): (word: string, written: string) => string {
  const snowball = SNOWBALL[lang]
  if (snowball === undefined) return lettersOf
  return (word, written) => {
    if (MARKED_LETTERS.test(word)) return lettersOf(fold(snowball(written.normalize('NFC').toLowerCase())))
    return snowball(lettersOf(ELIDING.has(lang) ? word.replace(ELISION, '') : word))
  }
}
