/** Presentation forms of a lone mark: NFKC would part them into a space and the mark, and split the word. */
const LONE_MARK_FORMS = /[\uFC5E-\uFC63\uFE70-\uFE7F]/g

/** Vowel marks, Quranic annotation signs and tatweel. */
const MARKS_AND_TATWEEL = /[\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u08D3-\u08FF]/g

const LETTERS: Readonly<Record<string, string>> = {
  آ: 'ا',
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ۃ: 'ه',
  ۀ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ک: 'ك',
  ڪ: 'ك',
  ؤ: 'ء',
  ئ: 'ء',
}

const LETTERS_AND_DIGITS = /[آأإٱىیةۃۀہھەکڪؤئ٠-٩۰-۹]/g

/**
 * The one folding of Arabic script (the normalisation step of Larkey's light10, widened): marks and
 * tatweel away, آأإٱ→ا, ى ی→ي, ة and the other forms of heh→ه, ک→ك, digits→ASCII.
 *
 * ؤ and ئ both become the bare ء, not و and ي: the carrier of a hamza changes with the school of
 * spelling (مسؤول/مسئول, شؤون/شئون) and with the case of the noun (أبناؤهم/أبنائهم/أبناءهم), and only
 * one common letter makes all of these meet. Folding ؤ→و and ئ→ي would leave each pair apart.
 *
 * NFKC comes first, so that presentation forms are letters and a split alef and hamza are one again:
 * after NFD there would be no أ left to find.
 */
export function foldArabic(text: string): string {
  return text
    .replace(LONE_MARK_FORMS, '')
    .normalize('NFKC')
    .replace(MARKS_AND_TATWEEL, '')
    .replace(LETTERS_AND_DIGITS, (char) => LETTERS[char] ?? asciiDigit(char))
}

/** Both Arabic-Indic (U+0660) and extended (U+06F0) digits keep their value in the low four bits. */
function asciiDigit(char: string): string {
  return String(char.charCodeAt(0) & 0xf)
}
