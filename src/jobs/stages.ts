import type { Fact } from '../model/fact.ts'
import { indexArticle } from '../search/index-stage.ts'
import { noticeStage } from './notices.ts'
import type { Stage } from './stage.ts'

const index: Stage = (archive, tx, { articleId }) => indexArticle(archive, tx, articleId)

/** What follows what, in this order; nothing else says so. */
export const STAGES: Readonly<Record<Fact['type'], readonly Stage[]>> = {
  'article.received': [index],
  'article.revised': [index],
  // The index lets go of a withdrawn article in the transaction that withdraws it.
  'article.withdrawn': [],
  'comment.submitted': [noticeStage],
  'comment.changed': [noticeStage],
}
