import { foldArabic } from './ar/fold.ts'

/** ZWNJ, ZWJ, bidi controls, soft hyphen, word joiner, variation selectors, byte order mark; and ZWSP. */
const INVISIBLE = /[\u200B\p{Default_Ignorable_Code_Point}]/gu

const COMBINING_DIACRITICS = /[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF]/g

const APOSTROPHES = /[\u2018-\u201B\u2032\u02B9\u02BB-\u02BD\u0060\u00B4]/g
const QUOTES = /[\u201C-\u201F\u2033\u00AB\u00BB]/g

/** Letters that carry no separable mark, so that NFD leaves them as they are. */
const UNSPLIT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
}
const UNSPLIT_LETTERS = /[ßæœøłđðþħıς]/g

const WHITE_SPACE_AND_CONTROLS = /[\s\u0000-\u001F\u007F-\u009F]+/g

/** Letters and digits that no step of the folding changes: most words have no others, and it is asked for each. */
const UNCHANGED = /^[a-z0-9]+$|^[\u0621\u0627\u0628\u062A-\u063A\u0641-\u0648\u064A]+$/

/**
 * The one folding of any language, used at index time and at query time alike; stored text is
 * never folded. NFKC, `foldArabic`, lower case, Latin and Greek diacritics stripped, invisible
 * characters away, apostrophes and quotation marks unified, white space collapsed. Idempotent;
 * linear in the text's length. Apostrophes come before NFKC too, which parts ´ into a space and a mark.
 */
export function fold(text: string): string {
  if (UNCHANGED.test(text)) return text
  return foldArabic(text.toWellFormed().replace(INVISIBLE, '').replace(APOSTROPHES, "'"))
    .toLowerCase()
    .normalize('NFD')
    .replace(COMBINING_DIACRITICS, '')
    .normalize('NFC')
    .replace(UNSPLIT_LETTERS, (char) => UNSPLIT[char] ?? char)
    .replace(APOSTROPHES, "'")
    .replace(QUOTES, '"')
    .replace(WHITE_SPACE_AND_CONTROLS, ' ')
    .trim()
}

/**
 * What a listed title and an article's headline have in common when only apostrophes, dashes,
 * quotation marks or spaces differ: the folded letters and digits, everything else one space.
 */
export function matchKey(title: string): string {
  return fold(title)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
}
