import type { Tx } from '../archive/archive.ts'
import type { Standing } from '../archive/comment-decisions.ts'
import { countTerms } from '../archive/comment-terms.ts'
import { changeComment, type HeldRow } from '../archive/comment-writes.ts'
import { tellOfComment } from '../archive/facts.ts'
import { learnedUnder, termsOf } from './classifier.ts'

/** What the public sees of a comment, and what was learned of it. */
export interface LearnedStanding extends Standing {
  readonly learned: 'ham' | 'spam' | undefined
}

export const standingOf = ({ state, redactions, isNameCovered }: HeldRow): Standing => ({
  state,
  redactions,
  isNameCovered,
})

/** Gives a comment that the transaction holds another standing, lets the classifier learn or forget, and tells of it. */
export async function changeStanding(tx: Tx, now: number, row: HeldRow, to: LearnedStanding): Promise<void> {
  await learn(tx, row, to.learned)
  await changeComment(tx, row, to)
  await tellOfComment(tx, now, { type: 'comment.changed', articleId: row.articleId, commentId: row.id })
}

/** Lets the classifier learn a comment as ham or spam, or forget what it has learned of it. */
async function learn(tx: Tx, row: HeldRow, as: LearnedStanding['learned']): Promise<void> {
  if (row.learned === as) return
  const lang = learnedUnder(row.lang)
  const terms = termsOf(row.text, row.lang).map(({ term }) => term)
  if (row.learned) await countTerms(tx, lang, terms, row.learned, -1)
  if (as) await countTerms(tx, lang, terms, as, 1)
}
