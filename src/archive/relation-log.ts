import type { FormerDecision, RelationAction, RelationLogEntry } from '../model/relation-log.ts'
import type { Db, Tx } from './archive.ts'

export interface NewRelationLogEntry {
  readonly articleId: number
  readonly at: number
  /** Undefined on the command line. */
  readonly actorId: number | undefined
  readonly action: RelationAction
  readonly related: readonly FormerDecision[]
  readonly undoes?: number
}

/** Adds a line to the log of relations, in the transaction that does what it tells of; its number. */
export async function logRelation(tx: Tx, entry: NewRelationLogEntry): Promise<number> {
  const row = await tx
    .insertInto('relation_log')
    .values({
      article_id: entry.articleId,
      at: entry.at,
      actor_id: entry.actorId ?? null,
      action: entry.action,
      related: JSON.stringify(entry.related),
      undoes: entry.undoes ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** The newest lines of the log, of the lists of one article or of all. */
export async function relationLog(db: Db, limit: number, articleId?: number): Promise<readonly RelationLogEntry[]> {
  const all = entries(db).orderBy('relation_log.id', 'desc').limit(limit)
  const of = articleId === undefined ? all : all.where('relation_log.article_id', '=', articleId)
  return (await of.execute()).map(entryOf)
}

export async function relationLogEntry(db: Db, id: number): Promise<RelationLogEntry | undefined> {
  const row = await entries(db).where('relation_log.id', '=', id).executeTakeFirst()
  return row && entryOf(row)
}

/** Whether a later line that stands decides of one of the same articles in the same lists: then that one has to be undone first. */
export async function isRelationFollowed(db: Db, { id, articleId, related }: RelationLogEntry): Promise<boolean> {
  const rows = await entries(db)
    .where('relation_log.article_id', '=', articleId)
    .where('relation_log.id', '>', id)
    .where('relation_log.undoes', 'is', null)
    .where('undoing.id', 'is', null)
    .execute()
  const ids = new Set(related.map((one) => one.id))
  return rows.map(entryOf).some((later) => later.related.some((one) => ids.has(one.id)))
}

function entries(db: Db) {
  return db
    .selectFrom('relation_log')
    .leftJoin('relation_log as undoing', 'undoing.undoes', 'relation_log.id')
    .leftJoin('staff', 'staff.id', 'relation_log.actor_id')
    .select(['relation_log.id', 'relation_log.article_id', 'relation_log.at', 'relation_log.action'])
    .select(['relation_log.related', 'relation_log.undoes', 'staff.name as actor', 'undoing.id as undone'])
}

type EntryRow = Awaited<ReturnType<ReturnType<typeof entries>['executeTakeFirstOrThrow']>>

function entryOf(row: EntryRow): RelationLogEntry {
  return {
    id: row.id,
    articleId: row.article_id,
    at: row.at,
    actor: row.actor ?? undefined,
    action: row.action as RelationAction,
    related: JSON.parse(row.related),
    undoes: row.undoes ?? undefined,
    undone: row.undone !== null,
  }
}
