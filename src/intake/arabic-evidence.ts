/** Letters of Arabic news text, the most frequent first; the counts fall off nearly in a line. */
const BY_FREQUENCY = 'اليمنوترةبعدهسفأكقحجىشصإطخضزثذئغءؤظآ'

const FREQUENT_WORDS = new Set(
  'في من على إلى الى أن ان إن عن مع ما لا هذا هذه ذلك التي الذي الذين كما بعد قبل بين خلال عام يوم وقال قال وقالت قالت كان كانت أو لم قد'.split(
    ' ',
  ),
)

const WORD = /[\p{L}\p{M}\ufffd\u0080-\u009f§¤¦×÷]+/gu
const ARTICLE = /^[وفبك]?ال\p{L}{2}|^[وف]?لل\p{L}{2}/u
const ARABIC = /[\u0600-\u06ff]/
const LATIN = /\p{Script=Latin}/u
/** Letters that end a word wherever they stand: teh marbuta, alef maqsura and the tanwin but for the one before an alef. */
const WORD_FINAL_INSIDE =
  /[ةى](?=[\u0621-\u064a])|[\u064c\u064d](?=[\u0621-\u064a])|\u064b(?=[\u0621-\u0626\u0628-\u064a])/g
/** Marks follow a letter one at a time, or a shadda and a vowel. */
const MISPLACED_MARKS = /(?<![\p{L}\p{M}])\p{M}|[\u064b-\u0650\u0652]{2}|\u0651{2}/gu
const NEVER_IN_A_WORD = /[\ufffd\u0080-\u009f§¤¦×÷]/g
const ACCENTED_RUN = /[\u00c0-\u024f]{2}/g
const ACCENTED = /[\u00c0-\u024f]/g

const weights = new Map([...BY_FREQUENCY].map((letter, rank) => [letter, 1 - (1.6 * rank) / BY_FREQUENCY.length]))

/**
 * How much a decoded text looks like writing, so that two decodings of the same bytes can be
 * compared. Higher is likelier; the sum grows with the length of the text.
 *
 * Arabic counts by the frequency of its letters, the article «ال» and frequent words. Against it speak
 * what a wrong table gives: accented Latin letters inside Arabic words, final letters inside words, signs,
 * C1 controls and unassigned bytes among letters, accented Latin letters side by side.
 */
export function likelihood(text: string): number {
  let sum = 0
  for (const [word] of text.matchAll(WORD)) sum += ARABIC.test(word) ? arabicWord(word) : otherWord(word)
  return sum
}

function arabicWord(word: string): number {
  let sum = 0
  for (const letter of word) sum += weights.get(letter) ?? 0
  if (FREQUENT_WORDS.has(word)) sum += 3
  else if (ARTICLE.test(word)) sum += 3
  if (LATIN.test(word)) sum -= 4
  return sum - 3 * (count(word, WORD_FINAL_INSIDE) + count(word, MISPLACED_MARKS) + count(word, NEVER_IN_A_WORD))
}

function otherWord(word: string): number {
  const accented = count(word, ACCENTED)
  const runs = count(word, ACCENTED_RUN)
  return (runs > 0 ? -2 * runs : accented / 2) - 3 * count(word, NEVER_IN_A_WORD)
}

function count(word: string, pattern: RegExp): number {
  return word.match(pattern)?.length ?? 0
}
