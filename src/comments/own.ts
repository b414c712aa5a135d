import type { Archive, Tx } from '../archive/archive.ts'
import { commentableArticle } from '../archive/comment-context.ts'
import { appendDecision, type Decision } from '../archive/comment-decisions.ts'
import { changeComment, emptyComment, type HeldRow, holdComments } from '../archive/comment-writes.ts'
import { tellOfComment } from '../archive/facts.ts'
import { CORRECTION_MS, type CommentState } from '../model/comment.ts'
import { type FieldFault, takeText } from './fields.ts'
import { commentLang, textKey } from './identity.ts'
import { judge } from './judge.ts'
import { knownOf } from './known.ts'
import type { CommentSettings } from './settings.ts'
import { standingOf } from './standing.ts'
import { policyOf, stateAfter } from './submit.ts'

/** Whether its writer may correct a comment: soon after writing it, and unless it was refused or is in part covered. */
export function isCorrectable(
  {
    state,
    createdAt,
    redactions,
    isNameCovered,
  }: Pick<HeldRow, 'state' | 'createdAt' | 'redactions' | 'isNameCovered'>,
  now: number,
): boolean {
  return (
    (state === 'held' || state === 'published') &&
    now < createdAt + CORRECTION_MS &&
    redactions.length === 0 &&
    !isNameCovered
  )
}

export type Correction = { readonly fault: FieldFault } | 'too-late' | CommentState

/** Takes its writer's corrected text, and judges the comment again: a harmless one cannot become another after approval. */
export async function correctComment(
  archive: Archive,
  settings: CommentSettings,
  now: number,
  id: number,
  typed: string,
): Promise<Correction> {
  const taken = takeText(typed)
  if ('fault' in taken) return taken
  return archive.writes.transaction().execute(async (tx) => {
    const [row] = await holdComments(tx, [id])
    const article = row && (await commentableArticle(tx, now, row.articleId))
    if (!row || !article || !isCorrectable(row, now)) return 'too-late'
    if (taken.value === row.text) return row.state
    const policy = await policyOf(tx, settings, now, row.articleId, article.publishedAt)
    return correct(tx, now, row, taken.value, policy)
  })
}

async function correct(
  tx: Tx,
  now: number,
  row: HeldRow,
  text: string,
  policy: Parameters<typeof knownOf>[2]['policy'],
): Promise<CommentState> {
  const changed = { text, textKey: textKey(text), lang: commentLang(text, row.edition) }
  const known = await knownOf(tx, now, { ...row, ...changed, policy, except: row.id })
  const verdict = judge(
    {
      name: row.name,
      text,
      lang: changed.lang,
      trap: '',
      took: undefined,
      proof: { asked: 'off', isGiven: false },
      fromStaff: false,
    },
    known,
  )
  const state = stateAfter(verdict)
  await changeComment(tx, row, { state, learned: undefined, text: { ...changed, editedAt: now } })
  await log(tx, now, row, 'correct', { state, redactions: [], isNameCovered: false }, { fired: verdict.fired })
  return state
}

/** Takes a comment away for good, as its writer asked; again, and nothing more happens. */
export async function deleteComment(archive: Archive, now: number, id: number): Promise<void> {
  await archive.writes.transaction().execute(async (tx) => {
    const [row] = await holdComments(tx, [id])
    if (!row || row.state === 'deleted') return
    await emptyComment(tx, row)
    await log(tx, now, row, 'delete', { state: 'deleted', redactions: [], isNameCovered: false }, {})
  })
}

async function log(
  tx: Tx,
  now: number,
  row: HeldRow,
  decision: 'correct' | 'delete',
  after: Decision['after'],
  reasons: Decision['reasons'],
): Promise<void> {
  await appendDecision(tx, {
    commentId: row.id,
    batch: `${decision} ${row.id} ${now}`,
    decision,
    before: standingOf(row),
    after,
    by: 'writer',
    reasons,
    undoes: undefined,
    at: now,
  })
  await tellOfComment(tx, now, { type: 'comment.changed', articleId: row.articleId, commentId: row.id })
}
