import type { Archive } from '../archive/archive.ts'
import type { RuleSetter } from '../archive/comment-rule-log.ts'
import { type ListedWord, listWord, unlistWord } from '../archive/comment-words.ts'
import { cleanLine } from '../text/clean.ts'
import { MOST_WORDS, partsOf } from './checks/listed-words.ts'

/** Lists a word or a phrase of up to four words; or says why it cannot be looked for. */
export async function addWord(
  archive: Archive,
  now: number,
  by: RuleSetter,
  { word, asks }: ListedWord,
): Promise<'listed' | 'word-without-letters' | 'word-too-long'> {
  const clean = cleanLine(word)
  const parts = partsOf(clean)
  if (parts.length === 0) return 'word-without-letters'
  if (parts.length > MOST_WORDS) return 'word-too-long'
  await listWord(archive, now, by, { word: clean, asks })
  return 'listed'
}

/** False when it was not listed. */
export function removeWord(archive: Archive, now: number, by: RuleSetter, word: string): Promise<boolean> {
  return unlistWord(archive, now, by, cleanLine(word))
}
