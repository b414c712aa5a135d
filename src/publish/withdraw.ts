import type { Archive } from '../archive/archive.ts'
import { withdrawArticle } from '../archive/withdraw.ts'
import { cleanText } from '../text/clean.ts'

/**
 * Takes an article off the site, at once and everywhere: every read of published articles passes it
 * by from this commit on, and its own page answers 410 with the note.
 */
export async function withdraw(
  archive: Archive,
  now: number,
  id: number,
  note: string | undefined,
): Promise<'withdrawn' | 'article-not-found' | 'already-withdrawn'> {
  return archive.writes.transaction().execute((tx) => withdrawArticle(tx, now, id, note && cleanText(note)))
}
