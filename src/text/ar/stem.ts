import { BROKEN_PLURALS } from './broken-plurals.ts'
import { KNOWN_WORDS, WHOLE_BEGINNINGS, WHOLE_ENDINGS } from './whole-words.ts'

/** Pronouns that are written as part of a noun, the longer ones first. */
const PRONOUNS: readonly (readonly [ending: string, least: number])[] = [
  ['هما', 3],
  ['ها', 3],
  ['هم', 3],
  ['هن', 3],
  ['نا', 4],
  ['كم', 4],
]
/** Endings of the dual and of both sound plurals. */
const PLURALS = ['ان', 'ات', 'ون', 'ين']

/**
 * What follows a single ب ل ك ف that is no letter of the root: verbal nouns (استخدام, اجتماع, إعلان,
 * تحقيق, تعاون), which no such root letter can precede.
 */
const VERBAL_NOUN = /^(?:است..|ا.ت.ا|ا..ا.$|ت[^ا].ي.|ت[^ا]ا..)/

/**
 * Beginnings that no Arabic root has, since two neighbouring letters of a root are never made at the same
 * place of the mouth (Greenberg 1950; McCarthy 1986): ب or ف before a labial, ل before ر.
 */
const CLITIC_BEFORE_ITS_LIKE = /^(?:ب[بمف]|ف[فبم]|لر).{3}/
/** ل before م or ت is a clitic when the word is too long for a root in لم or لت. */
const LONG_AFTER_LAM = /^ل(?:م.{3}|ت.{3})/

/** Nouns whose last ن or ت is a letter of the root, by their shape: إمكان, اقتران, تحسين, مخزون, تثبيت. */
const WHOLE_SHAPE = /^(?:ا.ت?.ان|ت..ي[نت]|م..ون)$/

/** Whatever may stand before a noun: conjunction, preposition, article. */
const BEGINNINGS = /^[وف]?(?:[بك]?ال|لل|[بلك])?/

/** After a broken plural, whose ة a pronoun makes ت. */
const AFTER_PLURAL = /ت?(?:ها|هم|هن|هما|نا|كم|ه)$|ا$/
/** Plurals that with ة would be another noun: محاكم, تجار. */
const NOUN_WITH_TA = /^(?:م.ا..|..ا.)$/

const WHOLE_END = new Set(WHOLE_ENDINGS)
const WHOLE_BEGIN = new Set(WHOLE_BEGINNINGS.map(withoutEndings))
const KNOWN = new Set(KNOWN_WORDS.map(withoutEndings))

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['لله', 'الله'],
  // Of the two readings, “and religion” is the more frequent one: parents come with an article.
  ['والدين', 'دين'],
])

/**
 * The stem of a folded Arabic word by light stemming (Larkey, Ballesteros and Connell 2007, “light10”), with
 * more care: و goes only where it is no letter of the root, as do ب ل ك ف before a word that is known or has
 * a shape no root allows; للندن keeps the ل of لندن; pronouns go, and the ت that they made of a ة. A broken plural that is
 * listed has the stem of its singular.
 */
export function stemArabic(word: string): string {
  const irregular = IRREGULAR.get(word)
  if (irregular !== undefined) return irregular
  const bare = withoutBeginnings(word)
  const singular = singularOf(bare)
  return withoutEndings(singular === undefined ? bare : withoutBeginnings(singular))
}

/**
 * Of a broken plural, also with a pronoun or in the accusative (أسلحتهم, أهدافا). No other ending is cut before it is looked
 * up, and ه only where it can be no ة: محاكمة is no court, and تجارة no merchant.
 */
function singularOf(word: string): string | undefined {
  const plural = word.replace(AFTER_PLURAL, (ending) => (ending.startsWith('ت') ? 'ه' : ''))
  if (word.endsWith('ه') && NOUN_WITH_TA.test(plural)) return BROKEN_PLURALS.get(word)
  return BROKEN_PLURALS.get(word) ?? BROKEN_PLURALS.get(plural)
}

function withoutBeginnings(word: string): string {
  if (word.length < 4 || BROKEN_PLURALS.has(word)) return word
  const plural = word.replace(BEGINNINGS, '')
  if (BROKEN_PLURALS.has(plural)) return plural
  if (isWhole(word)) return word
  if (word.startsWith('و')) return withoutBeginnings(word.slice(1))
  const rest = word.slice(1)
  if (/^[بلكف]/.test(word) && startsAfterClitic(word, rest)) return afterClitic(word, rest)
  if (/^[بكف]ال../.test(word)) return word.slice(3)
  if (/^ال../.test(word)) return word.slice(2)
  if (/^لل../.test(word)) return isWhole(rest) ? rest : word.slice(2)
  return word
}

/** An article after ل is written لل, so that the ال of لألعاب is none. */
function afterClitic(word: string, rest: string): string {
  return word.startsWith('ل') && rest.startsWith('ال') ? rest : withoutBeginnings(rest)
}

/** The ت of a verb's feminine form stays on a stem; without it وصلت is وصل, which is whole. */
function isWhole(word: string): boolean {
  const stem = withoutEndings(word)
  return WHOLE_BEGIN.has(stem) || (/^...+ت$/.test(stem) && WHOLE_BEGIN.has(stem.slice(0, -1)))
}

function startsAfterClitic(word: string, rest: string): boolean {
  if (rest.length < 3) return false
  if (VERBAL_NOUN.test(rest) || CLITIC_BEFORE_ITS_LIKE.test(word) || LONG_AFTER_LAM.test(word)) return true
  return isWhole(rest) || KNOWN.has(withoutEndings(rest))
}

function withoutEndings(word: string): string {
  const singular = withoutPlural(withoutAccusative(withoutPronoun(word)))
  return without(withoutHeh(singular), 'ي', 3)
}

/** ة, or the pronoun ه with the ت that it made of a ة. */
function withoutHeh(word: string): string {
  const rest = without(word, 'ه', 2)
  return rest === word ? word : withoutOpenedTa(rest)
}

/** The alef of the accusative (كتابا), of names of countries (فرنسا) and of verbs (قالوا). */
function withoutAccusative(word: string): string {
  const verb = without(word, 'وا', 3)
  return verb === word ? without(word, 'ا', 3) : verb
}

function withoutPronoun(word: string): string {
  if (word.endsWith('اته')) return word.slice(0, -1)
  for (const [ending, least] of PRONOUNS) {
    const rest = without(word, ending, least)
    if (rest !== word) return withoutOpenedTa(rest)
  }
  return word
}

function withoutPlural(word: string): string {
  const ending = PLURALS.find((one) => without(word, one, 3) !== word)
  if (ending === undefined) return word
  const rest = word.slice(0, -ending.length)
  return ending === 'ان' || ending === 'ين' ? withoutOpenedTa(rest) : rest
}

/** ة before an ending is written ت: مدرستها. */
function withoutOpenedTa(word: string): string {
  return /[وا]ت$/.test(word) ? word : without(word, 'ت', 3)
}

/** The word without an ending, unless it is whole with it or fewer than `least` letters would stay. */
function without(word: string, ending: string, least: number): string {
  if (!word.endsWith(ending) || word.length - ending.length < least) return word
  if (WHOLE_END.has(word) || WHOLE_SHAPE.test(word)) return word
  return word.slice(0, -ending.length)
}
