import type { Db } from './archive.ts'
import { prepared } from './prepared.ts'

/** A word or phrase that the operator has listed, and what a comment that says it is to meet. */
export interface ListedWord {
  readonly word: string
  readonly asks: 'hold' | 'reject'
}

const allWords = prepared<Record<never, never>, { word: string; asks: string }>((db) =>
  db.selectFrom('comment_word').select(['word', 'asks']).orderBy('word'),
)

export async function listedWords(db: Db): Promise<readonly ListedWord[]> {
  const rows = await allWords(db, {})
  return rows.map(({ word, asks }) => ({ word, asks: asks === 'reject' ? 'reject' : 'hold' }))
}

/** Lists a word, or changes what it asks for. */
export async function listWord(db: Db, now: number, { word, asks }: ListedWord): Promise<void> {
  await db
    .insertInto('comment_word')
    .values({ word, asks, at: now })
    .onConflict((known) => known.column('word').doUpdateSet({ asks }))
    .execute()
}

/** False when it was not listed. */
export async function unlistWord(db: Db, word: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('comment_word').where('word', '=', word).executeTakeFirst()
  return numDeletedRows > 0n
}
