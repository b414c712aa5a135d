import type { Archive, Db } from './archive.ts'
import { logRuleChange, type RuleSetter } from './comment-rule-log.ts'
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
export async function listWord(
  { writes }: Archive,
  now: number,
  by: RuleSetter,
  { word, asks }: ListedWord,
): Promise<void> {
  await writes.transaction().execute(async (tx) => {
    const known = await tx.selectFrom('comment_word').select('asks').where('word', '=', word).executeTakeFirst()
    await tx
      .insertInto('comment_word')
      .values({ word, asks, at: now })
      .onConflict((other) => other.column('word').doUpdateSet({ asks }))
      .execute()
    await logRuleChange(tx, now, by, { kind: 'word', subject: word, before: known?.asks, after: asks })
  })
}

/** False when it was not listed. */
export async function unlistWord({ writes }: Archive, now: number, by: RuleSetter, word: string): Promise<boolean> {
  return writes.transaction().execute(async (tx) => {
    const known = await tx.deleteFrom('comment_word').where('word', '=', word).returning('asks').executeTakeFirst()
    if (known) await logRuleChange(tx, now, by, { kind: 'word', subject: word, before: known.asks, after: undefined })
    return known !== undefined
  })
}
