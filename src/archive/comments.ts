import { sql } from 'kysely'
import type { ArticleAddress } from '../model/article.ts'
import { type Comment, type CommentState, REDACTED, redacted, type Span } from '../model/comment.ts'
import type { Lang } from '../model/lang.ts'
import type { Db } from './archive.ts'
import { prepared } from './prepared.ts'

/**
 * The comments that the public may know of at this instant: published ones, of articles that it may read. Every
 * page, feed and count goes through here, so that a held comment shows in none of them, nor one of a withdrawn article.
 */
export function publicComments(db: Db, now: number) {
  return db
    .selectFrom('comment')
    .innerJoin('article', 'article.id', 'comment.article_id')
    .where('comment.state', '=', sql.lit('published'))
    .where('article.status', '=', sql.lit('published'))
    .where('article.published_at', '<=', now)
}

export const COMMENT_COLUMNS = [
  'comment.id',
  'comment.article_id',
  'comment.parent_id',
  'comment.name',
  'comment.text',
  'comment.lang',
  'comment.state',
  'comment.redactions',
  'comment.name_covered',
  'comment.created_at',
  'comment.edited_at',
] as const

export interface CommentRow {
  id: number
  article_id: number
  parent_id: number | null
  name: string
  text: string
  lang: string
  state: string
  redactions: string
  name_covered: number
  created_at: number
  edited_at: number | null
}

export function commentOf(row: CommentRow): Comment {
  return {
    id: row.id,
    articleId: row.article_id,
    parentId: row.parent_id ?? undefined,
    name: row.name,
    text: row.text,
    lang: row.lang,
    state: row.state as CommentState,
    redactions: JSON.parse(row.redactions) as readonly Span[],
    isNameCovered: row.name_covered === 1,
    createdAt: row.created_at,
    editedAt: row.edited_at ?? undefined,
  }
}

/** A comment of an article's page. */
export interface ListedComment extends Comment {
  /** Who wrote the comment that it answers, while the public may read that one. */
  readonly parentName: string | undefined
}

/** Whether the oldest or the newest thread comes first; within a thread it is always the oldest answer. */
export type ThreadOrder = 'oldest' | 'newest'

/** A position in an article's comments: a comment, and the thread it stands in, which is its parent's number or its own. */
export interface CommentCursor {
  readonly thread: number
  readonly id: number
}

export interface CommentRange {
  readonly order: ThreadOrder
  readonly limit: number
  /** Read on behind this comment, or from this one on. */
  readonly after?: CommentCursor | undefined
  readonly from?: CommentCursor | undefined
  /** Read what stands before this comment. */
  readonly before?: CommentCursor | undefined
}

export interface CommentPage {
  readonly rows: readonly ListedComment[]
  readonly before: CommentCursor | undefined
  readonly after: CommentCursor | undefined
}

/** As the index has it. */
const THREAD = sql<number>`coalesce(comment.parent_id, comment.id)`

/**
 * A part of an article's comments, thread by thread, by keyset: a page holds so many comments whether
 * they are threads of their own or one thread's answers, and the last page costs what the first does.
 */
export async function commentsOf(db: Db, now: number, articleId: number, range: CommentRange): Promise<CommentPage> {
  const { limit, order, after, from, before } = range
  const backwards = before !== undefined
  let picked = publicComments(db, now).where('comment.article_id', '=', articleId)
  const cursor = after ?? from ?? before
  if (cursor) picked = picked.where(beyond(cursor, order, { backwards, inclusive: from !== undefined }))
  const threads = (order === 'oldest') !== backwards ? 'asc' : 'desc'
  const rows = await withParents(picked)
    .orderBy(THREAD, threads)
    .orderBy('comment.id', backwards ? 'desc' : 'asc')
    .limit(limit + 1)
    .execute()
  const more = rows.length > limit
  const page = (more ? rows.slice(0, limit) : rows).map(listedOf)
  if (backwards) page.reverse()
  return {
    rows: page,
    before: (backwards ? more : cursor !== undefined) ? cursorOf(page.at(0)) : undefined,
    after: backwards || more ? cursorOf(page.at(-1)) : undefined,
  }
}

/** What comes behind a position, or before it, in the order of the page. */
function beyond({ thread, id }: CommentCursor, order: ThreadOrder, how: { backwards: boolean; inclusive: boolean }) {
  const threads = sql.raw((order === 'oldest') !== how.backwards ? '>' : '<')
  const ids = sql.raw(how.backwards ? '<' : how.inclusive ? '>=' : '>')
  return sql<boolean>`${THREAD} ${threads}= ${thread} and (${THREAD} ${threads} ${thread} or comment.id ${ids} ${id})`
}

type Picked = ReturnType<typeof publicComments>

function withParents(picked: Picked) {
  return picked
    .leftJoin('comment as parent', (join) =>
      join.onRef('parent.id', '=', 'comment.parent_id').on('parent.state', '=', sql.lit('published')),
    )
    .select(COMMENT_COLUMNS)
    .select(['parent.name as parent_name', 'parent.name_covered as parent_name_covered'])
}

/** What the editors have covered goes here, so that no page or feed could show it. */
function listedOf(row: RowWithParent): ListedComment {
  const comment = commentOf(row)
  const text = redacted(comment.text, comment.redactions)
  const name = comment.isNameCovered ? REDACTED : comment.name
  const parentName = row.parent_name_covered === 1 ? REDACTED : (row.parent_name ?? undefined)
  return { ...comment, name, text, parentName }
}

type RowWithParent = CommentRow & { parent_name: string | null; parent_name_covered: number | null }

function cursorOf(comment: Comment | undefined): CommentCursor | undefined {
  return comment && { thread: comment.parentId ?? comment.id, id: comment.id }
}

/** Where a public comment of an article stands; undefined when there is none of that number. */
export async function publicComment(
  db: Db,
  now: number,
  articleId: number,
  id: number,
): Promise<ListedComment | undefined> {
  const one = publicComments(db, now).where('comment.article_id', '=', articleId).where('comment.id', '=', id)
  const row = await withParents(one).executeTakeFirst()
  return row && listedOf(row)
}

/** A public comment by its number alone. */
export async function publicCommentById(db: Db, now: number, id: number): Promise<ListedComment | undefined> {
  const row = await withParents(publicComments(db, now).where('comment.id', '=', id)).executeTakeFirst()
  return row && listedOf(row)
}

const firstOfArticle = prepared<{ articleId: number; now: number; limit: number }, RowWithParent>(
  (db, { articleId, now, limit }) =>
    withParents(publicComments(db, now).where('comment.article_id', '=', articleId))
      .orderBy(THREAD)
      .orderBy('comment.id')
      .limit(limit),
)

/** The first part of an article's comments, oldest first, which is what its page shows to nearly everyone. */
export async function firstComments(db: Db, now: number, articleId: number, limit: number): Promise<CommentPage> {
  const rows = await firstOfArticle(db, { articleId, now, limit: limit + 1 })
  const page = rows.slice(0, limit).map(listedOf)
  return { rows: page, before: undefined, after: rows.length > limit ? cursorOf(page.at(-1)) : undefined }
}

/** A comment in a feed, with the article that it is about. */
export interface FeedComment extends ListedComment {
  readonly article: ArticleAddress & { readonly headline: string }
}

/** The newest public comments: of one article, or of all articles in a language. */
export async function newestComments(
  db: Db,
  now: number,
  of: { readonly articleId: number } | { readonly lang: Lang },
  limit: number,
): Promise<readonly FeedComment[]> {
  const all = publicComments(db, now)
  const picked =
    'articleId' in of ? all.where('comment.article_id', '=', of.articleId) : all.where('article.lang', '=', of.lang)
  const rows = await withParents(picked)
    .innerJoin('revision', (join) =>
      join.onRef('revision.article_id', '=', 'article.id').onRef('revision.number', '=', 'article.revision'),
    )
    .select(['article.lang as article_lang', 'article.slug', 'article.published_at', 'article.published_precision'])
    .select('revision.headline')
    .orderBy('comment.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    ...listedOf(row),
    article: {
      id: row.article_id,
      lang: row.article_lang,
      slug: row.slug,
      published: { at: row.published_at, precision: row.published_precision === 'day' ? 'day' : 'minute' },
      headline: row.headline,
    },
  }))
}

/** Picks by number, whatever its state: for its writer, for moderators, and inside this folder. */
export async function commentById(db: Db, id: number): Promise<Comment | undefined> {
  const row = await db.selectFrom('comment').select(COMMENT_COLUMNS).where('comment.id', '=', id).executeTakeFirst()
  return row && commentOf(row)
}

/** The comment whose writer has the link with this token, told by the token's hash. */
export async function commentByPrivateHash(
  db: Db,
  hash: string,
): Promise<(Comment & { readonly notifies: boolean }) | undefined> {
  const row = await db
    .selectFrom('comment')
    .select([...COMMENT_COLUMNS, 'comment.email'])
    .where('comment.private_hash', '=', hash)
    .executeTakeFirst()
  return row && { ...commentOf(row), notifies: row.email !== null }
}
