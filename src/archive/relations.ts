import { sql } from 'kysely'
import type { ArticleLink, Kind } from '../model/article.ts'
import type { Relation } from '../model/relation.ts'
import type { Db, Tx } from './archive.ts'
import { type LinkRow, linkOf, selectLinks, type VisibleArticles, visible } from './articles.ts'
import { prepared, preparedIn, preparedRows } from './prepared.ts'

/** A relation as the machine makes it; kind and language are the related article's. */
export interface NewRelation {
  readonly articleId: number
  readonly relatedId: number
  readonly kind: string
  readonly lang: string
  readonly score: number
  /** JSON: `src/model/relation.ts`. */
  readonly reasons: string
}

interface ListedRow extends LinkRow {
  score: number
  reasons: string
  origin: string
  state: string
}

function related(db: Db, id: number, now: number): VisibleArticles {
  return visible(db, now)
    .innerJoin('relation', 'relation.related_id', 'article.id')
    .where('relation.article_id', '=', id)
    .where('relation.state', '<>', sql.lit('banned')) as unknown as VisibleArticles
}

const listed = prepared<{ id: number; now: number }, ListedRow>((db, { id, now }) =>
  selectLinks(related(db, id, now))
    .select([
      sql<number>`relation.score`.as('score'),
      sql<string>`relation.reasons`.as('reasons'),
      sql<string>`relation.origin`.as('origin'),
      sql<string>`relation.state`.as('state'),
    ])
    .orderBy(sql`relation.position is null`)
    .orderBy(sql`relation.position`)
    .orderBy(sql`relation.score`, 'desc')
    .orderBy('article.published_at', 'desc'),
)

/**
 * What stands in both lists of an article and may be read by the public: what editors pinned in their order, then the
 * best first. One read, bounded by how many relations an article keeps.
 */
export async function relationsOf(db: Db, now: number, articleId: number): Promise<readonly Relation[]> {
  return (await listed(db, { id: articleId, now })).map((row) => ({
    article: linkOf(row),
    kind: row.kind as Kind,
    score: row.score,
    reasons: JSON.parse(row.reasons),
    origin: row.origin === 'editor' ? 'editor' : 'machine',
    pinned: row.state === 'pinned',
  }))
}

export interface RelationRow {
  readonly article_id: number
  readonly related_id: number
  readonly kind: string
  readonly lang: string
  readonly score: number
  readonly state: string
  readonly pass: number
}

const rowsOf = preparedIn<RelationRow>((db, ids) =>
  db
    .selectFrom('relation')
    .select(['article_id', 'related_id', 'kind', 'lang', 'score', 'state', 'pass'])
    .where('article_id', 'in', [...ids]),
)

/** The relations of several articles, banned and pinned ones among them. */
export function relationRows(db: Db, articleIds: readonly number[]): Promise<readonly RelationRow[]> {
  return rowsOf(db, articleIds)
}

interface WrittenRelation extends Readonly<Record<string, string | number>> {
  readonly article_id: number
  readonly related_id: number
  readonly kind: string
  readonly lang: string
  readonly score: number
  readonly reasons: string
  readonly pass: number
}

const write = preparedRows<WrittenRelation>((db, rows) =>
  db
    .insertInto('relation')
    .values(
      rows.map(({ article_id, related_id, kind, lang, score, reasons, pass }) => ({
        article_id,
        related_id,
        kind,
        lang,
        score,
        reasons,
        pass,
        origin: 'machine',
        state: 'listed',
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['article_id', 'related_id']).doUpdateSet((eb) => ({
        kind: eb.ref('excluded.kind'),
        lang: eb.ref('excluded.lang'),
        score: eb.ref('excluded.score'),
        reasons: eb.ref('excluded.reasons'),
        pass: eb.ref('excluded.pass'),
      })),
    ),
)

/** Writes relations of the machine. A pin or a ban stays what it is, and learns the new score. */
export async function putRelations(tx: Tx, pass: number, relations: readonly NewRelation[]): Promise<void> {
  const rows = relations.map(({ articleId, relatedId, kind, lang, score, reasons }) => ({
    article_id: articleId,
    related_id: relatedId,
    kind,
    lang,
    score,
    reasons,
    pass,
  }))
  await write(
    tx,
    rows.sort((one, other) => one.article_id - other.article_id || one.related_id - other.related_id),
  )
}

interface Pair extends Readonly<Record<string, number>> {
  readonly article_id: number
  readonly related_id: number
}

const deletion = preparedRows<Pair>((db, rows) => {
  const pairs = rows.map((row) => sql`(cast(${row.article_id} as bigint), cast(${row.related_id} as bigint))`)
  return db
    .deleteFrom('relation')
    .where(sql<boolean>`(article_id, related_id) in (values ${sql.join(pairs)})`)
    .where('state', '=', sql.lit('listed'))
})

/** Takes away what the machine listed; what an editor decided stays. */
export async function deleteListed(
  tx: Tx,
  pairs: readonly { readonly article_id: number; readonly related_id: number }[],
): Promise<void> {
  await deletion(
    tx,
    pairs.map(({ article_id, related_id }) => ({ article_id, related_id })),
  )
}

/** Takes away what the machine listed before a recomputation for articles from one number up to another, and it did not find again. */
export async function deleteUnconfirmed(tx: Tx, pass: number, from: number, to: number): Promise<void> {
  await tx
    .deleteFrom('relation')
    .where('article_id', '>=', from)
    .where('article_id', '<', to)
    .where('state', '=', 'listed')
    .where('pass', '<', pass)
    .execute()
}

/** The articles in whose lists an article stands, bounded. */
export async function articlesListing(db: Db, relatedId: number): Promise<readonly number[]> {
  const rows = await db.selectFrom('relation').select('article_id').where('related_id', '=', relatedId).execute()
  return rows.map((row) => row.article_id)
}

/** Takes an article out of all lists, and its own lists away; an editor's decisions stay for the day it comes back. */
export async function deleteRelationsOf(tx: Tx, articleId: number): Promise<void> {
  for (const side of ['article_id', 'related_id'] as const) {
    await tx.deleteFrom('relation').where(side, '=', articleId).where('state', '=', 'listed').execute()
  }
}

/** Copies in the order of their publication that carry the text of an article, or whose text it carries. */
export async function alsoCarriedBy(db: Db, now: number, articleId: number): Promise<readonly ArticleLink[]> {
  return (await carriers(db, { id: articleId, now })).map(linkOf)
}

const carriers = prepared<{ id: number; now: number }, LinkRow>((db, { id, now }) => {
  const original = sql`coalesce((select original_id from duplicate where article_id = ${id}), ${id})`
  return selectLinks(
    visible(db, now)
      .where(sql<boolean>`article.id in (
        select article_id from duplicate where original_id = ${original} union all select ${original}
      )`)
      .where('article.id', '<>', id)
      .orderBy('article.published_at')
      .limit(sql.lit(20)),
  )
})
