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
const WORD = new RegExp(
  `(?:[\\p{L}--${SPLITTING}]\\.){2,8}(?!${LETTER})|` +
    `${LETTER}${INSIDE}{0,${MAX_LETTERS - 1}}(?:(?:${APOSTROPHE}|${INVISIBLE}|${THOUSANDS})${INSIDE}{1,${MAX_LETTERS}}){0,8}`,
  'gv',
)

/** The words of a text whose script parts them by spaces and punctuation. */
export function spacedWords(text: string): readonly WrittenWord[] {
  const found: WrittenWord[] = []
  for (const match of text.matchAll(WORD)) found.push({ text: match[0], start: match.index })
  return found
}

/** The words of a text as Unicode parts them for a language (UAX #29, with ICU's dictionaries). */
export function segmentedWords(lang: string): (text: string) => readonly WrittenWord[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'word' })
  return (text) => {
    const found: WrittenWord[] = []
    for (const { segment, index, isWordLike } of segmenter.segment(text)) {
      if (!isWordLike) continue
      for (const { text: word, start } of spacedWords(segment)) found.push({ text: word, start: index + start })
    }
    return found
  }
}

const SILENT = /[^\p{L}\p{M}\p{N}]/u
const ALL_SILENT = /[^\p{L}\p{M}\p{N}]/gu

/** The letters and digits of a folded word, without apostrophes, points and separators. */
export function lettersOf(word: string): string {
  return SILENT.test(word) ? word.replace(ALL_SILENT, '') : word
}
