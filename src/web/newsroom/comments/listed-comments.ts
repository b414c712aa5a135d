import type { Db } from '../../../archive/archive.ts'
import type { QueuedComment } from '../../../archive/comment-queue.ts'
import { type Report, reportsOf } from '../../../archive/comment-reports.ts'
import { type StateCounts, writerCounts } from '../../../archive/comment-writers.ts'

/** A comment in a list of moderators, with what is known around it. */
export interface ModeratedComment extends QueuedComment {
  readonly reports: readonly Report[]
  /** Of the writer's other comments; undefined when there are none, or nothing tells whose they are. */
  readonly writer: StateCounts | undefined
}

/** Comments in a part of a list, and whether there are more behind it. */
export interface ModeratedPage {
  readonly comments: readonly ModeratedComment[]
  readonly hasMore: boolean
}

/** On one page. */
export const COMMENTS_A_PAGE = 30

/** Makes a part of a list of comments that were read by one more than a page holds. */
export async function moderatedPage(db: Db, found: readonly QueuedComment[]): Promise<ModeratedPage> {
  return {
    comments: await moderated(db, found.slice(0, COMMENTS_A_PAGE)),
    hasMore: found.length > COMMENTS_A_PAGE,
  }
}

export async function moderated(db: Db, comments: readonly QueuedComment[]): Promise<readonly ModeratedComment[]> {
  const ids = comments.map(({ id }) => id)
  const [reports, writers] = await Promise.all([reportsOf(db, ids), writerCounts(db, ids)])
  return comments.map((comment) => ({
    ...comment,
    reports: reports.get(comment.id) ?? [],
    writer: writers.get(comment.id),
  }))
}
