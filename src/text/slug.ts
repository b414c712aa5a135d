const MAX_BYTES = 96

const ARABIC_MARKS_AND_TATWEEL = /[\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED]/g

/** Inside a word an apostrophe or a joiner parts nothing: “It’s” is `its`. */
const SILENT = /['’ʼ\u00AD\u061C\u200B-\u200F\u2060]/g

const WORD = /[\p{L}\p{M}\p{N}]+/gu

/**
 * The words of a headline in its own script, joined by hyphens, for its address: NFC, lower case,
 * without Arabic marks and tatweel, at most 96 bytes of UTF-8 and cut at a word's edge. Empty when
 * the headline has no letter or digit; the address is then the number alone.
 */
export function slugOf(headline: string): string {
  const text = headline.normalize('NFC').replace(ARABIC_MARKS_AND_TATWEEL, '').replace(SILENT, '')
  const words = text.toLowerCase().normalize('NFC').match(WORD) ?? []
  let slug = ''
  let bytes = 0
  for (const word of words) {
    const hyphen = slug === '' ? '' : '-'
    bytes += hyphen.length + Buffer.byteLength(word)
    if (bytes > MAX_BYTES) break
    slug += hyphen + word
  }
  return slug === '' && words[0] !== undefined ? cutToBytes(words[0]) : slug
}

/** For a first word that alone is too long: whole code points, as many as fit. */
function cutToBytes(word: string): string {
  let cut = ''
  for (const char of word) {
    if (Buffer.byteLength(cut) + Buffer.byteLength(char) > MAX_BYTES) break
    cut += char
  }
  return cut
}
