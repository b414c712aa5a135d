import type { Archive } from '../archive/archive.ts'
import { type ListedWord, listWord, unlistWord } from '../archive/comment-words.ts'
import { cleanLine } from '../text/clean.ts'
import { MOST_WORDS, partsOf } from './checks/listed-words.ts'

/** Lists a word or a phrase of up to four words; or says why it cannot be looked for. */
export async function addWord(
  archive: Archive,
  now: number,
  { word, asks }: ListedWord,
): Promise<'listed' | 'word-without-letters' | 'word-too-long'> {
  const clean = cleanLine(word)
  const parts = partsOf(clean)
  if (parts.length === 0) return 'word-without-letters'
  if (parts.length > MOST_WORDS) return 'word-too-long'
  await listWord(archive.writes, now, { word: clean, asks })
  return 'listed'
}

/** False when it was not listed. */
export function removeWord(archive: Archive, word: string): Promise<boolean> {
  return unlistWord(archive.writes, cleanLine(word))
}
