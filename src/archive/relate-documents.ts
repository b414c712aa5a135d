import { sql } from 'kysely'
import type { Db, Tx } from './archive.ts'
import { bytes } from './search.ts'

/** What an article tells of, as it is stored: `src/relate/document.ts` packs and unpacks it. */
export interface DocumentRow {
  readonly article_id: number
  readonly revision: number
  readonly version: number
  readonly lang: string
  readonly kind: string
  readonly section_id: number | null
  readonly published_at: number
  readonly keys: string
  readonly forms: string
  readonly weights: Uint8Array
  readonly own_norm: number
  readonly shared_norm: number
  readonly bands: string
  readonly related_among: number
}

/** An article with its present text, as relating reads it. */
export interface RelatableArticle {
  readonly id: number
  readonly lang: string
  readonly kind: string
  readonly section_id: number | null
  readonly published_at: number
  readonly revision: number
  readonly headline: string
  readonly standfirst: string | null
  readonly dateline: string | null
  readonly body: string
}

/** At most this many values stand in one statement. */
const MOST_VALUES = 900

export function relatable(db: Db) {
  return db
    .selectFrom('article')
    .innerJoin('revision', (join) =>
      join.onRef('revision.article_id', '=', 'article.id').onRef('revision.number', '=', 'article.revision'),
    )
    .where('article.status', '=', sql.lit('published'))
    .select([
      'article.id',
      'article.lang',
      'article.kind',
      'article.section_id',
      'article.published_at',
      'article.revision',
      'revision.headline',
      'revision.standfirst',
      'revision.dateline',
      'revision.body',
    ])
}

/** Published articles of these numbers, embargoed ones among them: the time is asked for when lists are read. */
export async function relatableArticles(db: Db, ids: readonly number[]): Promise<readonly RelatableArticle[]> {
  if (ids.length === 0) return []
  return relatable(db)
    .where('article.id', 'in', [...ids])
    .execute()
}

export async function relatableAfter(db: Db, id: number, limit: number): Promise<readonly RelatableArticle[]> {
  return relatable(db).where('article.id', '>', id).orderBy('article.id').limit(limit).execute()
}

export async function documentRows(db: Db, ids: readonly number[]): Promise<readonly DocumentRow[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('relate_document')
    .selectAll()
    .where('article_id', 'in', [...ids])
    .execute()
}

/** The next documents after a place in the order of publication. */
export async function documentsAfter(
  db: Db,
  place: { readonly publishedAt: number; readonly id: number },
  limit: number,
): Promise<readonly DocumentRow[]> {
  return db
    .selectFrom('relate_document')
    .selectAll()
    .where(sql<boolean>`(published_at, article_id) > (${place.publishedAt}, ${place.id})`)
    .orderBy('published_at')
    .orderBy('article_id')
    .limit(limit)
    .execute()
}

/** Documents whose lists were made among fewer articles than this: what was rare then may be frequent now. */
export async function documentsRelatedAmong(db: Db, fewerThan: number, limit: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('relate_document')
    .select('article_id')
    .where('related_among', '<', fewerThan)
    .orderBy('related_among')
    .limit(limit)
    .execute()
  return rows.map((row) => row.article_id)
}

export async function putDocuments(tx: Tx, rows: readonly DocumentRow[]): Promise<void> {
  for (const part of parts(rows, 50)) {
    await tx
      .insertInto('relate_document')
      .values(part.map((row) => ({ ...row, weights: bytes(row.weights) })))
      .onConflict((conflict) =>
        conflict.column('article_id').doUpdateSet((eb) => ({
          revision: eb.ref('excluded.revision'),
          version: eb.ref('excluded.version'),
          lang: eb.ref('excluded.lang'),
          kind: eb.ref('excluded.kind'),
          section_id: eb.ref('excluded.section_id'),
          published_at: eb.ref('excluded.published_at'),
          keys: eb.ref('excluded.keys'),
          forms: eb.ref('excluded.forms'),
          weights: eb.ref('excluded.weights'),
          own_norm: eb.ref('excluded.own_norm'),
          shared_norm: eb.ref('excluded.shared_norm'),
          bands: eb.ref('excluded.bands'),
          related_among: eb.ref('excluded.related_among'),
        })),
      )
      .execute()
  }
}

export async function setRelatedAmong(tx: Tx, ids: readonly number[], count: number): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('relate_document')
    .set({ related_among: count })
    .where('article_id', 'in', [...ids])
    .execute()
}

export async function deleteDocument(tx: Tx, articleId: number): Promise<void> {
  await tx.deleteFrom('relate_document').where('article_id', '=', articleId).execute()
}

export interface PostingRow {
  readonly feature: number
  readonly day: number
  readonly article_id: number
  readonly weight: number
}

/** In the order of the index, so that a batch writes each page once and two writers never wait for each other in a ring. */
export async function insertPostings(tx: Tx, rows: readonly PostingRow[]): Promise<void> {
  const sorted = rows.toSorted((one, other) => one.feature - other.feature || one.day - other.day)
  for (const part of parts(sorted, MOST_VALUES)) {
    await tx
      .insertInto('relate_posting')
      .values([...part])
      .onConflict((conflict) =>
        conflict.columns(['feature', 'day', 'article_id']).doUpdateSet((eb) => ({ weight: eb.ref('excluded.weight') })),
      )
      .execute()
  }
}

export async function deletePostings(
  tx: Tx,
  articleId: number,
  day: number,
  features: readonly number[],
): Promise<void> {
  if (features.length === 0) return
  await tx
    .deleteFrom('relate_posting')
    .where('feature', 'in', [...features])
    .where('day', '=', day)
    .where('article_id', '=', articleId)
    .execute()
}

export async function frequenciesOf(db: Db, features: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const found = new Map<number, number>()
  for (const part of parts(features, MOST_VALUES)) {
    const rows = await db.selectFrom('relate_frequency').selectAll().where('feature', 'in', part).execute()
    for (const { feature, count } of rows) found.set(feature, count)
  }
  return found
}

export async function addFrequencies(tx: Tx, changes: ReadonlyMap<number, number>): Promise<void> {
  const rows = [...changes].filter(([, count]) => count !== 0).sort(([one], [other]) => one - other)
  for (const part of parts(rows, MOST_VALUES)) {
    await tx
      .insertInto('relate_frequency')
      .values(part.map(([feature, count]) => ({ feature, count })))
      .onConflict((conflict) =>
        conflict.column('feature').doUpdateSet({ count: sql`relate_frequency.count + excluded.count` }),
      )
      .execute()
  }
}

function parts<T>(rows: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, part) => rows.slice(part * size, (part + 1) * size))
}
