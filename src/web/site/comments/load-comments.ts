import type { SetPolicies } from '../../../archive/comment-policy.ts'
import {
  type CommentCursor,
  type CommentPage,
  commentsOf,
  firstComments,
  publicComment,
  type ThreadOrder,
} from '../../../archive/comments.ts'
import type { CommentFault } from '../../../comments/submit.ts'
import type { Article } from '../../../model/article.ts'
import { type CommentPolicy, policyInForce } from '../../../model/comment.ts'
import type { Visit } from '../../site.ts'
import { type FormCode, newCode } from '../code/new-code.ts'
import { nameText } from './comment-name.ts'

/** What an article's page shows of its comments. */
export interface CommentsData {
  readonly page: CommentPage
  readonly order: ThreadOrder
  readonly policy: CommentPolicy
  /** The form as one reader has it; undefined where it is the same for all, empty and without a code. */
  readonly draft?: CommentDraft | undefined
}

/** A comment in the writing: what was typed, what is wrong with it, and the code to send it with. */
export interface CommentDraft {
  readonly name: string
  readonly text: string
  readonly email: string
  readonly notify: boolean
  /** The comment that it answers. */
  readonly parent: { readonly id: number; readonly name: string } | undefined
  readonly faults: readonly CommentFault[]
  readonly code: FormCode
  /** The name of the member of staff who writes it, and is asked for no code. */
  readonly staffName?: string | undefined
}

const EMPTY = { name: '', text: '', email: '', notify: false, faults: [] } as const

/** Comments on one page of an article. */
const PER_PAGE = 20

export const NO_COMMENTS: CommentsData = {
  page: { rows: [], before: undefined, after: undefined },
  order: 'oldest',
  policy: 'closed',
}

/**
 * Reads the part of an article's comments that the query asks for: `order=newest`, a cursor of `comments=`, or the
 * part with one `comment=`. `comment=new` and `reply=` ask for the form with its code.
 */
export async function loadComments(visit: Visit, article: Article, policies: SetPolicies): Promise<CommentsData> {
  const { site, now, query } = visit
  const order: ThreadOrder = query.get('order') === 'newest' ? 'newest' : 'oldest'
  const page = article.publishedComments === 0 ? NO_COMMENTS.page : await partOf(visit, article.id, order)
  const { policy: ofSite, closesAfterDays } = site.comments
  const publishedAt = article.published.at
  const policy = policyInForce({ site: ofSite, ...policies, closesAfterDays, publishedAt, now })
  return { page, order, policy, draft: policy === 'closed' ? undefined : await askedDraft(visit, article.id) }
}

async function partOf({ site, now, query }: Visit, articleId: number, order: ThreadOrder): Promise<CommentPage> {
  const { reads } = site.archive
  const cursor = readPosition(query.get('comments'))
  if (cursor) return commentsOf(reads, now, articleId, { order, limit: PER_PAGE, [cursor.side]: cursor.at })
  const asked = readId(query.get('comment'))
  const one = asked === undefined ? undefined : await publicComment(reads, now, articleId, asked)
  if (!one) {
    return order === 'oldest'
      ? firstComments(reads, now, articleId, PER_PAGE)
      : commentsOf(reads, now, articleId, { order, limit: PER_PAGE })
  }
  const thread = one.parentId ?? one.id
  const fromRoot = { order, limit: PER_PAGE, from: { thread, id: thread } }
  const page = await commentsOf(reads, now, articleId, fromRoot)
  if (page.rows.some(({ id }) => id === one.id)) return page
  return commentsOf(reads, now, articleId, { ...fromRoot, from: { thread, id: one.id } })
}

async function askedDraft(visit: Visit, articleId: number): Promise<CommentDraft | undefined> {
  const { query } = visit
  const parent = await readParent(visit, articleId, query.get('reply'))
  if (!parent && query.get('comment') !== 'new') return undefined
  return { ...EMPTY, parent, code: await newCode(visit, articleId) }
}

/** The comment that is being answered; an answer to an answer is one to its thread. */
export async function readParent(
  { site, edition, now }: Visit,
  articleId: number,
  written: string | null,
): Promise<CommentDraft['parent']> {
  const id = readId(written)
  if (id === undefined) return undefined
  const parent = await publicComment(site.archive.reads, now, articleId, id)
  if (!parent) return undefined
  return { id: parent.parentId ?? parent.id, name: nameText(edition, parent.name) }
}

export function readId(written: string | null): number | undefined {
  return /^[1-9]\d{0,14}$/.test(written ?? '') ? Number(written) : undefined
}

/** `after-12-15`: on from comment 15 of the thread 12; `before-12-15`: what stands before it. */
function readPosition(
  written: string | null,
): { readonly side: 'after' | 'before'; readonly at: CommentCursor } | undefined {
  const match = /^(after|before)-(\d{1,15})-(\d{1,15})$/.exec(written ?? '')
  if (!match) return undefined
  return { side: match[1] === 'after' ? 'after' : 'before', at: { thread: Number(match[2]), id: Number(match[3]) } }
}

export function positionText(side: 'after' | 'before', { thread, id }: CommentCursor): string {
  return `${side}-${thread}-${id}`
}
