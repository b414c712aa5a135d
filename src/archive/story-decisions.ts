import type { EditionLang } from '../model/lang.ts'
import type { FormerMember, StoryAction, StoryDetail, StoryLogEntry } from '../model/story.ts'
import type { Db, Tx } from './archive.ts'
import { type DecisionLine, decisionLog, type NewDecisionLine } from './decision-log.ts'

const nameColumn = (lang: EditionLang) => (lang === 'ar' ? 'name_ar' : 'name_en')

/** A story as editors work on it, embargoed articles and merged stories among them; undefined when there is none. */
export async function storyRow(db: Db, id: number) {
  return db.selectFrom('story').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function setStoryName(tx: Tx, id: number, lang: EditionLang, name: string | null): Promise<void> {
  await tx
    .updateTable('story')
    .set({ [nameColumn(lang)]: name })
    .where('id', '=', id)
    .execute()
}

export async function setMergedInto(tx: Tx, id: number, into: number | null): Promise<void> {
  await tx.updateTable('story').set({ merged_into: into }).where('id', '=', id).execute()
}

/** Puts articles of one story into another, where they still are in it, and makes them firm. */
export async function moveFirmly(tx: Tx, articleIds: readonly number[], from: number, to: number): Promise<void> {
  await changeMembers(tx, articleIds, from, { story_id: to, origin: 'editor' })
}

/** Puts back what a decision moved or made firm, where it still is as the decision left it. */
export async function putBack(tx: Tx, members: readonly FormerMember[], from: number, to: number): Promise<void> {
  for (const [origin, group] of Map.groupBy(members, (one) => one.origin)) {
    const ids = group.map(({ articleId }) => articleId)
    await changeMembers(tx, ids, from, { story_id: to, origin })
  }
}

const IDS_A_STATEMENT = 500

async function changeMembers(
  tx: Tx,
  articleIds: readonly number[],
  storyId: number,
  values: { readonly story_id: number; readonly origin: string },
): Promise<void> {
  for (let at = 0; at < articleIds.length; at += IDS_A_STATEMENT) {
    await tx
      .updateTable('story_member')
      .set(values)
      .where('story_id', '=', storyId)
      .where('article_id', 'in', articleIds.slice(at, at + IDS_A_STATEMENT))
      .execute()
  }
}

export async function exclude(tx: Tx, storyId: number, articleIds: readonly number[]): Promise<void> {
  for (const articleId of articleIds) {
    await tx
      .insertInto('story_exclusion')
      .values({ story_id: storyId, article_id: articleId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

export async function include(tx: Tx, storyId: number, articleIds: readonly number[]): Promise<void> {
  await tx
    .deleteFrom('story_exclusion')
    .where('story_id', '=', storyId)
    .where('article_id', 'in', [...articleIds])
    .execute()
}

const log = decisionLog<StoryAction, StoryDetail>('story_log', 'story_id')

export interface NewStoryLogEntry extends NewDecisionLine<StoryAction, StoryDetail> {
  readonly storyId: number
}

const entryOf = ({ subjectId, ...line }: DecisionLine<StoryAction, StoryDetail>): StoryLogEntry => ({
  ...line,
  storyId: subjectId,
})

/** Adds a line to the log of stories, in the transaction that does what it tells of. */
export function logStoryAction(tx: Tx, { storyId, ...line }: NewStoryLogEntry): Promise<void> {
  return log.add(tx, storyId, line)
}

/** The newest lines of the log, of one story or of all. */
export async function storyLog(db: Db, limit: number, storyId?: number): Promise<readonly StoryLogEntry[]> {
  return (await log.newest(db, limit, storyId)).map(entryOf)
}

export async function storyLogEntry(db: Db, id: number): Promise<StoryLogEntry | undefined> {
  const line = await log.line(db, id)
  return line && entryOf(line)
}

/** Whether a later line that stands concerns one of the stories of an entry: then that one has to be undone first. */
export function isFollowed(db: Db, { storyId, ...entry }: StoryLogEntry): Promise<boolean> {
  return log.isFollowed(db, { ...entry, subjectId: storyId })
}

export interface EditedMember {
  readonly articleId: number
  readonly lang: string
  readonly headline: string
  readonly publishedAt: number
  readonly origin: 'machine' | 'editor'
}

/** The published articles of a story as the newsroom sees them, embargoed ones among them; the newest, at most `limit`. */
export async function editedMembers(db: Db, storyId: number, limit: number): Promise<readonly EditedMember[]> {
  const rows = await db
    .selectFrom('story_member')
    .innerJoin('article', 'article.id', 'story_member.article_id')
    .innerJoin('revision', (join) =>
      join.onRef('revision.article_id', '=', 'article.id').onRef('revision.number', '=', 'article.revision'),
    )
    .where('story_member.story_id', '=', storyId)
    .where('article.status', '=', 'published')
    .select(['article.id', 'article.lang', 'revision.headline', 'article.published_at', 'story_member.origin'])
    .orderBy('story_member.published_at', 'desc')
    .orderBy('story_member.article_id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    articleId: row.id,
    lang: row.lang,
    headline: row.headline,
    publishedAt: row.published_at,
    origin: row.origin === 'editor' ? 'editor' : 'machine',
  }))
}
