import { sql } from 'kysely'
import type { Db, Tx } from './archive.ts'
import { prepared, preparedIn, preparedRows } from './prepared.ts'

/** To which story an article belongs, and by whom. */
export interface MemberRow {
  readonly article_id: number
  readonly story_id: number
  readonly published_at: number
  readonly origin: string
  readonly centrality: number
}

const memberships = preparedIn<MemberRow>((db, ids) =>
  db
    .selectFrom('story_member')
    .selectAll()
    .where('article_id', 'in', [...ids]),
)

/** The memberships of these articles, whether the public may see them or not. */
export function membersAmong(db: Db, articleIds: readonly number[]): Promise<readonly MemberRow[]> {
  return memberships(db, articleIds)
}

const near = (side: 'older' | 'newer') =>
  prepared<{ storyId: number; at: number; limit: number }, MemberRow>((db, { storyId, at, limit }) => {
    const of = db.selectFrom('story_member').selectAll().where('story_id', '=', storyId).limit(limit)
    return side === 'older'
      ? of.where('published_at', '<=', at).orderBy('published_at', 'desc').orderBy('article_id', 'desc')
      : of.where('published_at', '>', at).orderBy('published_at').orderBy('article_id')
  })
const olderNear = near('older')
const newerNear = near('newer')

/** Members of a story on both sides of an instant, the nearest `limit` of each. */
export async function membersNear(db: Db, storyId: number, at: number, limit: number): Promise<readonly MemberRow[]> {
  const values = { storyId, at, limit }
  return [...(await olderNear(db, values)), ...(await newerNear(db, values))]
}

/** Every member of a story, in the order of publication. */
export async function membersOf(db: Db, storyId: number): Promise<readonly MemberRow[]> {
  return db
    .selectFrom('story_member')
    .selectAll()
    .where('story_id', '=', storyId)
    .orderBy('published_at')
    .orderBy('article_id')
    .execute()
}

/** The stories that an editor took an article out of. */
export async function exclusionsOf(db: Db, articleId: number): Promise<ReadonlySet<number>> {
  return new Set((await exclusions(db, { id: articleId })).map((row) => row.story_id))
}

const exclusions = prepared<{ id: number }, { story_id: number }>((db, { id }) =>
  db.selectFrom('story_exclusion').select('story_id').where('article_id', '=', id),
)

export async function insertStory(tx: Tx): Promise<number> {
  const [row] = await newStory(tx, {})
  if (!row) throw new Error('a new story has no number')
  return row.id
}

const newStory = prepared<Readonly<Record<string, never>>, { id: number }>((db) =>
  db.insertInto('story').values({ name_ar: null, name_en: null, merged_into: null }).returning('id'),
)

type WrittenMember = { readonly [Column in keyof MemberRow]: MemberRow[Column] }

const writeMember = preparedRows<WrittenMember>((db, rows) =>
  db
    .insertInto('story_member')
    .values(
      rows.map(({ article_id, story_id, published_at, origin, centrality }) => ({
        article_id,
        story_id,
        published_at,
        origin,
        centrality,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('article_id').doUpdateSet((eb) => ({
        story_id: eb.ref('excluded.story_id'),
        published_at: eb.ref('excluded.published_at'),
        origin: eb.ref('excluded.origin'),
        centrality: eb.ref('excluded.centrality'),
      })),
    ),
)

export async function putMember(tx: Tx, member: MemberRow): Promise<void> {
  await writeMember(tx, [{ ...member }])
}

const addition = prepared<{ id: number; by: number }, unknown>((db, { id, by }) =>
  db
    .updateTable('story_member')
    .set({ centrality: sql`centrality + ${by}` })
    .where('article_id', '=', id),
)

export async function addCentrality(tx: Tx, articleId: number, by: number): Promise<void> {
  await addition(tx, { id: articleId, by })
}

/** Takes an article out of its story; what an editor decided stays unless it is asked for. */
export async function deleteMember(tx: Tx, articleId: number, origin?: 'machine'): Promise<void> {
  const one = tx.deleteFrom('story_member').where('article_id', '=', articleId)
  await (origin ? one.where('origin', '=', origin) : one).execute()
}

/** Ends a story that has a single article and was never touched by an editor. */
export async function dissolveIfSingle(tx: Tx, storyId: number): Promise<void> {
  const members = await tx
    .selectFrom('story_member')
    .select('article_id')
    .where('story_id', '=', storyId)
    .limit(2)
    .execute()
  if (members.length > 1 || (await isTouched(tx, storyId))) return
  await tx.deleteFrom('story_member').where('story_id', '=', storyId).execute()
  await tx.deleteFrom('story').where('id', '=', storyId).execute()
}

async function isTouched(tx: Tx, storyId: number): Promise<boolean> {
  const row = await tx
    .selectFrom('story_log')
    .select('id')
    .where((eb) => eb.or([eb('story_id', '=', storyId), eb('other_id', '=', storyId)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Stories with one article, or none, after a number; for what a recomputation has left over. */
export async function lonelyStories(db: Db, after: number, limit: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('story')
    .leftJoin('story_member', 'story_member.story_id', 'story.id')
    .where('story.id', '>', after)
    .where('story.merged_into', 'is', null)
    .groupBy('story.id')
    .having((eb) => eb.fn.count('story_member.article_id'), '<', 2)
    .select('story.id')
    .orderBy('story.id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}
