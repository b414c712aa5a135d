import { sql } from 'kysely'
import type { Db, Tx } from './archive.ts'

/** A word or phrase of Arabic and one of English that this archive takes for the same. */
export interface WordRow {
  readonly arabic: string
  readonly english: string
  /** 0 to 1: how sure it is. */
  readonly weight: number
  readonly origin: 'learned' | 'imported'
  /** JSON: what it was learned from. */
  readonly evidence: string
}

const ROWS_A_STATEMENT = 150
const LEXICON = 'lexicon'

/** Another one after every change of the archive's words; undefined while it has none. */
export async function wordsVersion(db: Db): Promise<string | undefined> {
  const row = await db.selectFrom('relate_progress').select('version').where('task', '=', LEXICON).executeTakeFirst()
  return row?.version
}

export async function wordRows(db: Db): Promise<readonly WordRow[]> {
  const rows = await db.selectFrom('relate_word').selectAll().orderBy('weight', 'desc').orderBy('id').execute()
  return rows.map((row) => ({ ...row, origin: row.origin === 'learned' ? 'learned' : 'imported' }))
}

/** Adds words; one that is there keeps the greater weight. */
export async function addWords(tx: Tx, rows: readonly WordRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    await tx
      .insertInto('relate_word')
      .values(rows.slice(at, at + ROWS_A_STATEMENT))
      .onConflict((conflict) =>
        conflict
          .columns(['arabic', 'english', 'origin'])
          .doUpdateSet((eb) => ({ weight: eb.ref('excluded.weight'), evidence: eb.ref('excluded.evidence') })),
      )
      .execute()
  }
}

export async function deleteWords(tx: Tx, origin: WordRow['origin']): Promise<void> {
  await tx.deleteFrom('relate_word').where('origin', '=', origin).execute()
}

export async function setWordsVersion(tx: Tx, version: string): Promise<void> {
  await tx
    .insertInto('relate_progress')
    .values({ task: LEXICON, version, published_at: 0, article_id: 0 })
    .onConflict((conflict) => conflict.column('task').doUpdateSet({ version }))
    .execute()
}

/** The bodies of an Arabic and an English text that are known as translations of one another. */
export interface TranslationPair {
  readonly arabicId: number
  readonly englishId: number
  readonly arabic: string
  readonly english: string
}

/** The next pairs of linked translations after one, in the order of their Arabic texts. */
export async function translationPairs(db: Db, after: number, limit: number): Promise<readonly TranslationPair[]> {
  return db
    .selectFrom('article as ar')
    .innerJoin('article as en', (join) =>
      join.onRef('en.source_id', '=', 'ar.source_id').onRef('en.translation_set', '=', 'ar.translation_set'),
    )
    .innerJoin('revision as arabic', (join) =>
      join.onRef('arabic.article_id', '=', 'ar.id').onRef('arabic.number', '=', 'ar.revision'),
    )
    .innerJoin('revision as english', (join) =>
      join.onRef('english.article_id', '=', 'en.id').onRef('english.number', '=', 'en.revision'),
    )
    .where('ar.status', '=', sql.lit('published'))
    .where('en.status', '=', sql.lit('published'))
    .where('ar.lang', '=', 'ar')
    .where('en.lang', '=', 'en')
    .where('ar.id', '>', after)
    .select(['ar.id as arabicId', 'en.id as englishId', 'arabic.body as arabic', 'english.body as english'])
    .orderBy('ar.id')
    .limit(limit)
    .execute()
}
