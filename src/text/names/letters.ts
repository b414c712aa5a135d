import { fold } from '../fold.ts'

/** Longer words are cut, so that a comparison costs at most what two words of this length cost. */
const MOST_LETTERS = 24

/** Letters that Arabic papers borrow for foreign sounds, written as the papers without them write them. */
const BORROWED: Readonly<Record<string, string>> = {
  پ: 'ب',
  ڤ: 'ف',
  ڨ: 'ق',
  گ: 'ك',
  ڭ: 'ك',
  چ: 'تش',
  ژ: 'ج',
}
const BORROWED_LETTERS = /[پڤڨگڭچژ]/g
const NOT_ARABIC = /[^ء-ي]/g

/** Letters whose diacritic tells another sound, as romanisations without diacritics write it. */
const CARON_AND_CEDILLA: Readonly<Record<string, string>> = {
  š: 'sh',
  ş: 'sh',
  ș: 'sh',
  č: 'ch',
  ć: 'ch',
  ž: 'zh',
  ğ: 'gh',
}
const WITH_CARON_OR_CEDILLA = /[šşșčćžğ]/g
const NOT_LATIN = /[^a-z]/g

const HAS_ARABIC = /[ء-يپڤڨگڭچژ]/

/** Whether a word is written in Arabic letters, at least one of them. */
export function isArabic(word: string): boolean {
  return HAS_ARABIC.test(word)
}

/** The letters of a name in Arabic script: folded, borrowed letters replaced, spaces and signs away; at most 24. */
export function arabicLetters(name: string): string {
  return fold(bounded(name))
    .replace(BORROWED_LETTERS, (char) => BORROWED[char] ?? char)
    .replace(NOT_ARABIC, '')
    .slice(0, MOST_LETTERS)
}

/** The letters a–z of a name in Latin script, folded, š č ž ğ as sh ch zh gh; at most 24. */
export function latinLetters(name: string): string {
  const lower = bounded(name).normalize('NFC').toLowerCase()
  return fold(lower.replace(WITH_CARON_OR_CEDILLA, (char) => CARON_AND_CEDILLA[char] ?? char))
    .replace(NOT_LATIN, '')
    .slice(0, MOST_LETTERS)
}

/** Marks and spaces go later; four times the letters leaves room for them. */
function bounded(name: string): string {
  return name.slice(0, 4 * MOST_LETTERS)
}
