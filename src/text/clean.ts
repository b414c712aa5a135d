/** Anything but plain text: most lines have none of these and skip the work. */
const SUSPECT =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u00A0\u00AD\u1680\u2000-\u200B\u2028-\u202F\u205F-\u206F\u3000\uD800-\uDFFF\uFDD0-\uFDEF\uFEFF\uFFF0-\uFFFF]/

const CONTROLS = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/g

/** Bidi embeddings, overrides and isolates, which reach beyond the text they came with; soft hyphen, ZWSP, BOM. */
const UNWANTED = /[\u00AD\u200B\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|\p{Noncharacter_Code_Point}/gu

const LINE_BREAKS = /\r\n|[\r\u000B\u000C\u0085\u2028\u2029]/g

const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}]/u

/**
 * Text in NFC whose characters may stand anywhere: in XML, in a page, beside text of the other
 * direction. Lone surrogates become U+FFFD; controls, noncharacters, bidi embeddings, overrides and
 * isolates go. LRM, RLM, ALM, ZWJ and ZWNJ stay, because words and numbers need them. White space is
 * left as it is, except that every line break becomes `\n` and every wide or no-break space a plain one.
 */
export function cleanCharacters(text: string): string {
  return SUSPECT.test(text) ? withoutSuspects(text).normalize('NFC') : text.normalize('NFC')
}

function withoutSuspects(text: string): string {
  return text
    .toWellFormed()
    .replace(LINE_BREAKS, '\n')
    .replace(CONTROLS, '')
    .replace(UNWANTED, '')
    .replace(/[^\S\n]/g, ' ')
}

/** One line: `cleanCharacters`, white space collapsed and trimmed. Empty when nothing visible is left. */
export function cleanLine(text: string): string {
  return collapseSpace(cleanCharacters(text))
}

/** The last step of `cleanLine`, for text whose characters are clean already. */
export function collapseSpace(clean: string): string {
  const line = clean.replace(/[ \n]{2,}|\n/g, ' ').trim()
  return VISIBLE.test(line) ? line : ''
}

/** Several lines, each cleaned like `cleanLine`; empty lines between them are kept, at most one at a time. */
export function cleanText(text: string): string {
  return cleanCharacters(text)
    .split('\n')
    .map(collapseSpace)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
