import { type SelectQueryBuilder, sql } from 'kysely'
import type { ArticleStatus } from '../model/article.ts'
import type { Comment, CommentState, FiredRule } from '../model/comment.ts'
import type { Lang } from '../model/lang.ts'
import type { Db } from './archive.ts'
import type { Reasons } from './comment-decisions.ts'
import { isReported } from './comment-reports.ts'
import { COMMENT_COLUMNS, type CommentRow, commentOf } from './comments.ts'
import type { Schema } from './schema.ts'

/** What a moderator is told of the article that a comment is about, whatever became of it. */
export interface CommentedArticle {
  readonly id: number
  readonly lang: Lang
  readonly slug: string
  readonly published: { readonly at: number; readonly precision: 'day' | 'minute' }
  readonly headline: string
  readonly status: ArticleStatus
}

/** A comment as a moderator sees it: the text whole, and everything that spoke against it when it came or was corrected. */
export interface QueuedComment extends Comment {
  /** Whether its writer can be known again by e-mail or network. */
  readonly knownBy: { readonly email: boolean; readonly address: boolean }
  readonly article: CommentedArticle
  /** The comment that it answers. */
  readonly parent: { readonly name: string; readonly text: string; readonly lang: Lang } | undefined
  readonly fired: readonly FiredRule[]
}

/** What of the queue is wanted: of articles in a language, of a section by its number. */
export interface QueueFilter {
  readonly lang?: Lang | undefined
  readonly sectionId?: number | undefined
}

/** Which part of a list: `after` the comment of this number, oldest first. */
export interface QueueRange {
  readonly limit: number
  readonly after?: number | undefined
}

/** Comments that wait for a decision, the oldest first. */
export async function heldComments(
  db: Db,
  { limit, after = 0 }: QueueRange,
  filter: QueueFilter = {},
): Promise<readonly QueuedComment[]> {
  const held = db
    .selectFrom('comment')
    .where('comment.state', '=', sql.lit('held'))
    .where('comment.id', '>', after)
    .orderBy('comment.id')
    .limit(limit)
  return queued(db, within(db, held, filter))
}

function within<O>(
  db: Db,
  picked: SelectQueryBuilder<Schema, 'comment', O>,
  { lang, sectionId }: QueueFilter,
): SelectQueryBuilder<Schema, 'comment', O> {
  if (lang === undefined && sectionId === undefined) return picked
  let articles = db.selectFrom('article').select('article.id')
  if (lang !== undefined) articles = articles.where('article.lang', '=', lang)
  if (sectionId !== undefined) articles = articles.where('article.section_id', '=', sectionId)
  return picked.where('comment.article_id', 'in', articles)
}

/** All comments of an article, whatever became of them, the oldest first; of one state when it is told. */
export async function commentsUnder(
  db: Db,
  articleId: number,
  { limit, after = 0 }: QueueRange,
  state?: CommentState,
): Promise<readonly QueuedComment[]> {
  let picked = db.selectFrom('comment').where('comment.article_id', '=', articleId).where('comment.id', '>', after)
  if (state !== undefined) picked = picked.where('comment.state', '=', state)
  return queued(db, picked.orderBy('comment.id').limit(limit))
}

/** The article of a number, for its comments, whatever became of it. */
export async function commentedArticle(db: Db, id: number): Promise<CommentedArticle | undefined> {
  const row = await db
    .selectFrom('article')
    .leftJoin('revision', (join) =>
      join.onRef('revision.article_id', '=', 'article.id').onRef('revision.number', '=', 'article.revision'),
    )
    .select(['article.id as article_id', ...ARTICLE_COLUMNS])
    .where('article.id', '=', id)
    .executeTakeFirst()
  return row && articleOf(row)
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

/** Public comments that readers have reported since anyone last decided of them, the oldest first. */
export async function reportedComments(db: Db, limit: number): Promise<readonly QueuedComment[]> {
  const reported = db
    .selectFrom('comment')
    .where('comment.state', '=', sql.lit('published'))
    .where(isReported)
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

const ARTICLE_COLUMNS = [
  'article.lang as article_lang',
  'article.slug',
  'article.published_at',
  'article.published_precision',
  'article.status as article_status',
  'revision.headline',
] as const

interface ArticleRow {
  article_id: number
  article_lang: string
  slug: string
  published_at: number
  published_precision: string
  article_status: string
  headline: string | null
}

interface QueueRow extends CommentRow, ArticleRow {
  email_hash: string | null
  address_hash: string | null
  parent_name: string | null
  parent_text: string | null
  parent_lang: string | null
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
      ...ARTICLE_COLUMNS,
      'parent.name as parent_name',
      'parent.text as parent_text',
      'parent.lang as parent_lang',
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
    article: articleOf(row),
    parent:
      row.parent_name === null
        ? undefined
        : { name: row.parent_name, text: row.parent_text ?? '', lang: row.parent_lang ?? '' },
    fired,
  }
}

function articleOf(row: ArticleRow): CommentedArticle {
  return {
    id: row.article_id,
    lang: row.article_lang,
    slug: row.slug,
    published: { at: row.published_at, precision: row.published_precision === 'day' ? 'day' : 'minute' },
    headline: row.headline ?? '',
    status: row.article_status as ArticleStatus,
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
