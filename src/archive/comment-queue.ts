import { type SelectQueryBuilder, sql } from 'kysely'
import { COMMENT_STATES, type Comment, type CommentState, type FiredRule } from '../model/comment.ts'
import type { Lang } from '../model/lang.ts'
import type { Db } from './archive.ts'
import type { Reasons } from './comment-decisions.ts'
import { COMMENT_COLUMNS, type CommentRow, commentOf } from './comments.ts'
import type { Schema } from './schema.ts'

/** A comment as a moderator sees it: the text whole, and everything that spoke against it when it came or was corrected. */
export interface QueuedComment extends Comment {
  /** Whether its writer can be known again by e-mail or network. */
  readonly knownBy: { readonly email: boolean; readonly address: boolean }
  readonly article: {
    readonly id: number
    readonly lang: Lang
    readonly slug: string
    readonly published: { readonly at: number; readonly precision: 'day' | 'minute' }
    readonly headline: string
  }
  /** The comment that it answers. */
  readonly parent: { readonly name: string; readonly text: string } | undefined
  readonly fired: readonly FiredRule[]
}

/** Which part of the queue: `after` the comment of this number, oldest first. */
export interface QueueRange {
  readonly limit: number
  readonly after?: number | undefined
}

/** Comments that wait for a decision, the oldest first. */
export async function heldComments(db: Db, { limit, after = 0 }: QueueRange): Promise<readonly QueuedComment[]> {
  const held = db
    .selectFrom('comment')
    .where('comment.state', '=', sql.lit('held'))
    .where('comment.id', '>', after)
    .orderBy('comment.id')
    .limit(limit)
  return queued(db, held)
}

/** Comments by number, in that order, whatever became of them. */
export async function queuedComments(db: Db, ids: readonly number[]): Promise<readonly QueuedComment[]> {
  if (ids.length === 0) return []
  return queued(
    db,
    db
      .selectFrom('comment')
      .where('comment.id', 'in', [...ids])
      .orderBy('comment.id'),
  )
}

/** Public comments that readers have reported since anyone last decided of them, those reported longest ago first. */
export async function reportedComments(db: Db, limit: number): Promise<readonly QueuedComment[]> {
  const reported = db
    .selectFrom('comment')
    .where('comment.state', '=', sql.lit('published'))
    .where(
      sql<boolean>`exists (select 1 from comment_report r where r.comment_id = comment.id and not exists (
        select 1 from comment_decision d
        where d.comment_id = comment.id and d.staff_id is not null and d.at >= r.at))`,
    )
    .orderBy('comment.id')
    .limit(limit)
  return queued(db, reported)
}

/** How many comments wait for a decision. */
export async function heldCount(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('comment')
    .where('state', '=', sql.lit('held'))
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What is known of a comment's writer: by e-mail where there is one, else by network and name together. */
export interface WriterHistory {
  readonly counts: Readonly<Record<CommentState, number>>
  /** The latest first. */
  readonly latest: readonly Comment[]
}

/** The comments of the same writer beside this one. */
export async function writerHistory(db: Db, commentId: number, limit: number): Promise<WriterHistory> {
  const writer = await db
    .selectFrom('comment')
    .select(['email_hash', 'address_hash', 'name_key'])
    .where('id', '=', commentId)
    .executeTakeFirst()
  const none = Object.fromEntries(COMMENT_STATES.map((state) => [state, 0])) as Record<CommentState, number>
  if (!writer || (writer.email_hash === null && writer.address_hash === null)) return { counts: none, latest: [] }
  const others = db.selectFrom('comment').where('comment.id', '!=', commentId)
  const same =
    writer.email_hash === null
      ? others.where('address_hash', '=', writer.address_hash).where('name_key', '=', writer.name_key)
      : others.where('email_hash', '=', writer.email_hash)
  const counted = await same
    .groupBy('state')
    .select(['state', ({ fn }) => fn.countAll<number | string>().as('count')])
    .execute()
  const latest = await same.select(COMMENT_COLUMNS).orderBy('comment.created_at', 'desc').limit(limit).execute()
  const counts = Object.fromEntries(counted.map(({ state, count }) => [state, Number(count)]))
  return { counts: { ...none, ...counts }, latest: latest.map(commentOf) }
}

interface QueueRow extends CommentRow {
  email_hash: string | null
  address_hash: string | null
  article_lang: string
  slug: string
  published_at: number
  published_precision: string
  headline: string | null
  parent_name: string | null
  parent_text: string | null
}

async function queued<O>(db: Db, picked: SelectQueryBuilder<Schema, 'comment', O>): Promise<readonly QueuedComment[]> {
  const rows = await picked
    .innerJoin('article', 'article.id', 'comment.article_id')
    .leftJoin('revision', (join) =>
      join.onRef('revision.article_id', '=', 'article.id').onRef('revision.number', '=', 'article.revision'),
    )
    .leftJoin('comment as parent', 'parent.id', 'comment.parent_id')
    .clearSelect()
    .select(COMMENT_COLUMNS)
    .select([
      'comment.email_hash',
      'comment.address_hash',
      'article.lang as article_lang',
      'article.slug',
      'article.published_at',
      'article.published_precision',
      'revision.headline',
      'parent.name as parent_name',
      'parent.text as parent_text',
    ])
    .$castTo<QueueRow>()
    .execute()
  const fired = await lastFired(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => queuedOf(row, fired.get(row.id) ?? []))
}

function queuedOf(row: QueueRow, fired: readonly FiredRule[]): QueuedComment {
  return {
    ...commentOf(row),
    knownBy: { email: row.email_hash !== null, address: row.address_hash !== null },
    article: {
      id: row.article_id,
      lang: row.article_lang,
      slug: row.slug,
      published: { at: row.published_at, precision: row.published_precision === 'day' ? 'day' : 'minute' },
      headline: row.headline ?? '',
    },
    parent: row.parent_name === null ? undefined : { name: row.parent_name, text: row.parent_text ?? '' },
    fired,
  }
}

/** What fired when each comment was last judged. */
async function lastFired(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, readonly FiredRule[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('comment_decision')
    .select(['comment_id', 'reasons'])
    .where('comment_id', 'in', [...ids])
    .where('decision', 'in', ['judge', 'correct'])
    .orderBy('id')
    .execute()
  return new Map(rows.map(({ comment_id, reasons }) => [comment_id, (JSON.parse(reasons) as Reasons).fired ?? []]))
}
