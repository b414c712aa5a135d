/** A word as it stands in a text; `start` is its UTF-16 offset. */
export interface WrittenWord {
  readonly text: string
  readonly start: number
}

/** No word of a language is longer; what is longer (base64, one letter held down) comes in pieces. */
const MAX_LETTERS = 64

/** Letters whose compatibility form holds a space or a point, so that they are no part of one word: ﷺ. */
const SPLITTING = '[\\u013F\\u0140\\u037A\\uFDFA\\uFDFB]'
/** Raised and lowered digits are letters of a name: CO₂, m². */
const LETTER = `[[\\p{L}\\p{Nd}\\p{Nl}²³¹⁰⁴-⁹₀-₉]--${SPLITTING}]`
const INSIDE = `[[\\p{L}\\p{M}\\p{Nd}\\p{Nl}²³¹⁰⁴-⁹₀-₉]--${SPLITTING}]`

const APOSTROPHE = "['\\u2018\\u2019\\u201B\\u2032\\u0060\\u00B4](?=\\p{L})"
const INVISIBLE = '[\\u00AD\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]{1,4}(?=\\p{L})'
const THOUSANDS = '(?<=\\p{Nd})[,٬](?=\\p{Nd}{3}(?!\\p{Nd}))'

/**
 * Initials with points (U.S., أ.ف.ب.); or letters, marks and digits, across an apostrophe or an invisible
 * character between letters (Merkel’s, می‌خواهم) and a separator of thousands between digits (1,000).
 */
export const WORD = new RegExp(
  `(?:[\\p{L}--${SPLITTING}]\\.){2,8}(?!${LETTER})|` +
    `${LETTER}${INSIDE}{0,${MAX_LETTERS - 1}}(?:(?:${APOSTROPHE}|${INVISIBLE}|${THOUSANDS})${INSIDE}{1,${MAX_LETTERS}}){0,8}`,
  'gv',
)

/** Takes one word of a text: UTF-16 offsets, `end` not included. After `false` it is given no more. */
type Visit = (start: number, end: number) => unknown

/** Calls with each word of a text, in order. */
export type EachWord = (text: string, visit: Visit) => void

/**
 * The words of a text whose script parts them by spaces and punctuation: the matches of `WORD`. Most are nothing but
 * letters with a plain sign behind them, which a table of characters tells ten times as fast as the pattern does; the
 * others are left to the pattern.
 */
export const eachSpacedWord: EachWord = (text, visit) => {
  for (let at = 0; at < text.length; ) {
    const first = classAt(text, at)
    if (first !== LETTER_CLASS && first !== ODD) {
      at += 1
      continue
    }
    let end = at + 1
    while (classAt(text, end) <= INSIDE_CLASS) end += 1
    if (first === ODD || end - at > MAX_LETTERS || mayGoOn(text, at, end)) end = matchedFrom(text, at)
    if (end > at && visit(at, end) === false) return
    at = Math.max(end, at + 1)
  }
}

/** Whether the pattern may take more than the letters between: after an apostrophe, a thousand, an initial. */
function mayGoOn(text: string, start: number, end: number): boolean {
  const next = classAt(text, end)
  return next === ODD || (next === POINT && end === start + 1)
}

/** The end of the word that begins exactly here; the same place where none does. */
function matchedFrom(text: string, at: number): number {
  WORD_HERE.lastIndex = at
  return WORD_HERE.test(text) ? WORD_HERE.lastIndex : at
}

const WORD_HERE = new RegExp(WORD.source, 'vy')

/** Of a UTF-16 unit: a letter or digit, what only stands inside a word, a point, any other sign, what the pattern looks at. */
const LETTER_CLASS = 1
const INSIDE_CLASS = 2
const POINT = 3
const SIGN = 4
const ODD = 5

function classAt(text: string, at: number): number {
  return at < text.length ? (CLASSES[text.charCodeAt(at)] ?? SIGN) : SIGN
}

function classOf(char: string): number {
  if (LETTER_ONLY.test(char)) return LETTER_CLASS
  if (INSIDE_ONLY.test(char)) return INSIDE_CLASS
  if (char === '.') return POINT
  return ODD_SIGN.test(char) ? ODD : SIGN
}

const LETTER_ONLY = new RegExp(`^${LETTER}$`, 'v')
const INSIDE_ONLY = new RegExp(`^${INSIDE}$`, 'v')
/** Signs that may stand inside a word, and halves of characters beyond U+FFFF. */
const ODD_SIGN =
  /['\u2018\u2019\u201B\u2032\u0060\u00B4\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF,٬\uD800-\uDFFF]/

const CLASSES = Uint8Array.from({ length: 0x10000 }, (_, code) => classOf(String.fromCharCode(code)))

/** The same as a list. */
export function spacedWords(text: string): readonly WrittenWord[] {
  const found: WrittenWord[] = []
  eachSpacedWord(text, (start, end) => found.push({ text: text.slice(start, end), start }))
  return found
}

/** The words of a text as Unicode parts them for a language (UAX #29, with ICU's dictionaries). */
export function segmentedWords(lang: string): EachWord {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'word' })
  return (text, visit) => {
    for (const { segment, index, isWordLike } of segmenter.segment(text)) {
      let isEnough = false
      const pass = (start: number, end: number) => {
        isEnough = visit(index + start, index + end) === false
        return !isEnough
      }
      if (isWordLike) eachSpacedWord(segment, pass)
      if (isEnough) return
    }
  }
}

const SILENT = /[^\p{L}\p{M}\p{N}]/u
const ALL_SILENT = /[^\p{L}\p{M}\p{N}]/gu

/** The letters and digits of a folded word, without apostrophes, points and separators. */
export function lettersOf(word: string): string {
  return SILENT.test(word) ? word.replace(ALL_SILENT, '') : word
}
