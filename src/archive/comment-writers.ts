import { COMMENT_STATES, type Comment, type CommentState } from '../model/comment.ts'
import type { Db } from './archive.ts'
import { COMMENT_COLUMNS, commentOf } from './comments.ts'

/** How many comments of a writer stand in each state. */
export type StateCounts = Readonly<Record<CommentState, number>>

const NONE = Object.fromEntries(COMMENT_STATES.map((state) => [state, 0])) as StateCounts

/** What is known of a comment's writer: by e-mail where there is one, else by network and name together. */
export interface WriterHistory {
  readonly counts: StateCounts
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
  if (!writer || (writer.email_hash === null && writer.address_hash === null)) return { counts: NONE, latest: [] }
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
  return { counts: { ...NONE, ...counts }, latest: latest.map(commentOf) }
}

/** How many other comments the writer of each of some has in each state; writers of whom nothing is known are left out. */
export async function writerCounts(db: Db, commentIds: readonly number[]): Promise<ReadonlyMap<number, StateCounts>> {
  if (commentIds.length === 0) return new Map()
  const others = db
    .selectFrom('comment as own')
    .innerJoin('comment as other', (join) => join.onRef('other.id', '!=', 'own.id'))
    .where('own.id', 'in', [...commentIds])
    .groupBy(['own.id', 'other.state'])
    .select(['own.id', 'other.state', ({ fn }) => fn.countAll<number | string>().as('count')])
  const rows = await others
    .whereRef('other.email_hash', '=', 'own.email_hash')
    .unionAll(
      others
        .where('own.email_hash', 'is', null)
        .whereRef('other.address_hash', '=', 'own.address_hash')
        .whereRef('other.name_key', '=', 'own.name_key'),
    )
    .execute()
  const counts = new Map<number, StateCounts>()
  for (const { id, state, count } of rows) counts.set(id, { ...(counts.get(id) ?? NONE), [state]: Number(count) })
  return counts
}
