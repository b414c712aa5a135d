import { stemmer } from 'stemmer'
import { lettersOf } from '../words.ts'

/** Words that Porter's rules take for others; most are the exceptions of Snowball's English stemmer. */
const INVARIANT = new Set(
  'news howe atlas cosmos bias andes gas only early ugly singly idly gently iris corps series species'.split(' '),
)

/** British spellings and the American ones that they are indexed as. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z]{4})is(?=(?:e[drs]?|ers|ing|ations?|ational)$)/, 'iz'],
  [
    /^(arm|behavi|cand|clam|col|endeav|fav|flav|glam|harb|hon|hum|lab|neighb|rig|rum|sav|splend|tum|val|vap|vig)our/,
    '$1or',
  ],
  [/^(cent|theat|lit|fib|calib|met|kilomet|centimet|millimet|spect)re(?=s?$)/, '$1er'],
  [/^(def|off|lic)ence/, '$1ense'],
  [/^programme(?=s?$)/, 'program'],
  [/^(travel|cancel|label|model|fuel|signal|level|rival|total|channel|dial|equal|quarrel|tunnel)l(?=ed|ing|er)/, '$1'],
]

/**
 * The stem of a folded word in Latin letters: Porter (1980), after the possessive and British spellings.
 * Names are stemmed like any word, since nothing tells them apart in a query typed in lower case.
 */
export function stemEnglish(word: string): string {
  const base = lettersOf(word.endsWith("'s") ? word.slice(0, -2) : word)
  if (base.length < 3 || INVARIANT.has(base)) return base
  // Of three letters Porter takes too much (bus is no bu), but day is to meet days, and try tries.
  if (base.length === 3) return base.replace(/y$/, 'i')
  const stem = stemmer(SPELLINGS.reduce((spelt, [british, american]) => spelt.replace(british, american), base))
  // What is left of used, died and aged is no word, and may be another: us.
  return stem.length < 3 ? `${stem}e` : stem
}
