/** A mark that may end a sentence, with what closes after it, and the space that follows. */
const END = /(?:[.!?؟۔…]+["'”’»)\]]*)(?=\s)|\n+/g

/** What stands before a point that ends no sentence: one letter alone (J. Smith, أ. ف. ب), or a title. */
const NO_END =
  /(?:^|[\s.("“«])(?:\p{L}\p{M}*|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Capt|Sgt|Gov|Sen|Rep|Rev|Hon|St|Mt|No|vs|etc|al|cf|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|د|م)\.$/u

/** No sentence goes on with a small letter of the Latin, Greek or Cyrillic script. */
const GOES_ON = /^\s+["'“‘«([]*\p{Ll}/u

/** How far back the word before a point is looked for. */
const REACH = 12

/**
 * The sentences of a text that ends them with points (Latin, Arabic, Cyrillic script), each trimmed. A point
 * after an initial, a title or an abbreviation ends none, nor one before a small letter; a line break always does.
 */
export function pointedSentences(text: string): readonly string[] {
  const sentences: string[] = []
  let start = 0
  for (const { 0: mark, index } of text.matchAll(END)) {
    const end = index + mark.length
    if (mark.startsWith('\n') || endsSentence(text, index, end)) {
      sentences.push(text.slice(start, end))
      start = end
    }
  }
  sentences.push(text.slice(start))
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '')
}

function endsSentence(text: string, index: number, end: number): boolean {
  if (GOES_ON.test(text.slice(end, end + REACH))) return false
  return end - index > 1 || text[index] !== '.' || !NO_END.test(text.slice(Math.max(0, end - REACH), end))
}

/** The sentences of a text as Unicode parts them for a language (UAX #29), each trimmed. */
export function segmentedSentences(lang: string): (text: string) => readonly string[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'sentence' })
  return (text) =>
    Array.from(segmenter.segment(text), ({ segment }) => segment.trim()).filter((sentence) => sentence !== '')
}
