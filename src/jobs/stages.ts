import type { Archive, Tx } from '../archive/archive.ts'
import type { Fact } from '../model/fact.ts'
import { indexArticle } from '../search/index-stage.ts'
import { type Mailer, noticeStage } from './notices.ts'

/** What stages may need beside the archive. */
export interface StageContext {
  readonly now: number
  /** Undefined where no mail server is set. */
  readonly mailer: Mailer | undefined
}

/** Something that follows from a fact, in the transaction that marks the fact as handled. Doing it again changes nothing. */
export type Stage = (archive: Archive, tx: Tx, fact: Fact, context: StageContext) => Promise<void>

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
