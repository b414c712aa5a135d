import { fold } from '../fold.ts'
import { arabicLetters, latinLetters } from './letters.ts'
import { nameSimilarity } from './similarity.ts'

/** Endings that make another word class of a borrowed word, and differ between the languages. */
const ARABIC_ENDINGS = /(?:ات|يون|يين|يه|يا|ي|ه)$/
const LATIN_ENDINGS = /(?:ical|ics|ies|ism|ist|ian|al|ic|ia|es|y|s)$/
/** Endings that Arabic took from the French or from the word's own stem: parlement, democrat. */
const BORROWED_AS: readonly (readonly [RegExp, string])[] = [
  [/(?<=...)iament$/, 'aman'],
  [/(?<=...)ment$/, 'man'],
  [/(?<=....)cy$/, 't'],
]
const CLITICS = /^(?:[وف]?(?:[بك]?ال|لل)|[وفبكل](?=....))/

/** Shorter words resemble each other by chance; those of just so many letters must be surer. */
const LEAST_LETTERS = 4
const SHORT = 0.93
const LEAST_ACRONYM = 2
const MOST_ACRONYM = 6

/** Names of the Latin letters as Arabic papers write them, English and French, folded. */
const LETTER_NAMES: Readonly<Record<string, string>> = {
  a: 'ايه اي ا',
  b: 'بي ب',
  c: 'سي س',
  d: 'دي د',
  e: 'اي اييه ا',
  f: 'اف ف',
  g: 'جي غي ج غ',
  h: 'اتش ه ح',
  i: 'اي ا',
  j: 'جيه جي جاي ج',
  k: 'كيه كي كاي ك',
  l: 'ال ايل ل',
  m: 'ام ايم م',
  n: 'ان اين ن',
  o: 'او ا',
  p: 'بي ب',
  q: 'كيو ك ق',
  r: 'ار ر',
  s: 'اس س',
  t: 'تي ت',
  u: 'يو ا',
  v: 'في ف',
  w: 'دبليو دابليو و',
  x: 'اكس',
  y: 'واي ي',
  z: 'زد زي ز',
}
const SPELLINGS = new Map(Object.entries(LETTER_NAMES).map(([letter, names]) => [letter, new Set(names.split(' '))]))

/**
 * How likely an Arabic word is a Latin common word or acronym in Arabic letters, 0…1: برلمان of parliament,
 * يونيسف of UNICEF, سي إن إن of CNN. Grammatical endings and clitics may differ. Words of fewer than four letters
 * have 0 unless they are acronyms. 0.9 is a fair threshold between all words of two texts.
 */
export function cognate(arabic: string, latin: string): number {
  if (isAcronym(latin)) return spellsOut(arabic, latin) ? 1 : nameSimilarity(arabic, latin)
  let best = 0
  for (const a of variants(arabicLetters(arabic), CLITICS, ARABIC_ENDINGS)) {
    for (const l of variants(asBorrowed(latinLetters(latin)), undefined, LATIN_ENDINGS)) {
      const surely = Math.min(a.length, l.length) > LEAST_LETTERS ? 1 : SHORT
      best = Math.max(best, surely * nameSimilarity(a, l))
    }
  }
  return best
}

/** Whether Arabic words are the names or the initials of an acronym's letters: سي إن إن, أ.ف.ب, د ب أ. */
export function spellsOut(arabic: string, acronym: string): boolean {
  const words = fold(arabic.slice(0, 100))
    .split(/[\s.-]+/)
    .filter((word) => word !== '')
  const letters = [...latinLetters(acronym)]
  return (
    letters.length >= LEAST_ACRONYM &&
    words.length === letters.length &&
    words.every((word, k) => SPELLINGS.get(letters[k] ?? '')?.has(word))
  )
}

/** Capitals alone, with or without points. */
function isAcronym(latin: string): boolean {
  const letters = latin.replaceAll('.', '')
  return /^\p{Lu}+$/u.test(letters) && letters.length >= LEAST_ACRONYM && letters.length <= MOST_ACRONYM
}

function asBorrowed(latin: string): string {
  for (const [ending, borrowed] of BORROWED_AS) if (ending.test(latin)) return latin.replace(ending, borrowed)
  return latin
}

/** The word, and the word without beginning or ending, as far as enough letters stay. */
function variants(letters: string, beginning: RegExp | undefined, ending: RegExp): readonly string[] {
  const bare = beginning === undefined ? letters : letters.replace(beginning, '')
  const all = new Set([letters, bare, bare.replace(ending, '')])
  return [...all].filter((one) => one.length >= LEAST_LETTERS)
}
