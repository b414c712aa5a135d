import type { BanKind, CommentState, DecisionKind, FiredRule, Span } from '../model/comment.ts'
import type { Db, Tx } from './archive.ts'
import { prepared } from './prepared.ts'

/** What a decision can change of a comment. */
export interface Standing {
  readonly state: CommentState
  readonly redactions: readonly Span[]
  readonly isNameCovered: boolean
}

/** Who decided: a member of staff, the machine, or the comment's own writer. */
export type Decider = { readonly staffId: number; readonly name: string } | 'machine' | 'writer'

/** Why: the rules that fired, or what a person gave as the reason. */
export interface Reasons {
  readonly fired?: readonly FiredRule[]
  readonly note?: string | undefined
  /** What a ban was on, and when it ends, in milliseconds since 1970. */
  readonly ban?: { readonly kinds: readonly BanKind[]; readonly expiresAt: number }
}

/** One entry of the log. */
export interface Decision {
  readonly id: number
  readonly commentId: number
  readonly batch: string
  /** `judge` is the machine's verdict; `correct` and `delete` are the writer's own. */
  readonly decision: DecisionKind | 'judge' | 'correct' | 'delete'
  readonly before: Standing
  readonly after: Standing
  readonly by: Decider
  readonly reasons: Reasons
  readonly undoes: number | undefined
  readonly at: number
}

type NewRow = Omit<Row, 'id'> & { readonly [name: string]: string | number | null }

const append = prepared<NewRow, unknown>((db, row) =>
  db.insertInto('comment_decision').values({
    comment_id: row.comment_id,
    batch: row.batch,
    decision: row.decision,
    before: row.before,
    after: row.after,
    staff_id: row.staff_id,
    by_name: row.by_name,
    reasons: row.reasons,
    undoes: row.undoes,
    at: row.at,
  }),
)

export async function appendDecision(tx: Tx, decision: Omit<Decision, 'id'>): Promise<void> {
  const { by } = decision
  await append(tx, {
    comment_id: decision.commentId,
    batch: decision.batch,
    decision: decision.decision,
    before: JSON.stringify(decision.before),
    after: JSON.stringify(decision.after),
    staff_id: typeof by === 'string' ? null : by.staffId,
    by_name: typeof by === 'string' ? by : by.name,
    reasons: JSON.stringify(decision.reasons),
    undoes: decision.undoes ?? null,
    at: decision.at,
  })
}

/** Everything that was decided of some comments, oldest first. */
export async function decisionsOf(db: Db, commentIds: readonly number[]): Promise<readonly Decision[]> {
  if (commentIds.length === 0) return []
  const rows = await decisions(db)
    .where('comment_id', 'in', [...commentIds])
    .orderBy('id')
    .execute()
  return rows.map(decisionOf)
}

/** What one act decided, in the order of its making. */
export async function decisionsOfBatch(db: Db, batch: string): Promise<readonly Decision[]> {
  const rows = await decisions(db).where('batch', '=', batch).orderBy('id').execute()
  return rows.map(decisionOf)
}

/** Which part of the log: what one member of staff decided, what was decided of one comment, `before` a number. */
export interface LogRange {
  readonly limit: number
  readonly staffId?: number | undefined
  readonly commentId?: number | undefined
  readonly before?: number | undefined
}

/** The log of the newsroom, newest first; of one comment also what the machine and its writer did. */
export async function recentDecisions(db: Db, range: LogRange): Promise<readonly Decision[]> {
  const { limit, staffId, commentId, before } = range
  let picked = decisions(db)
  if (staffId !== undefined) picked = picked.where('staff_id', '=', staffId)
  else if (commentId === undefined) picked = picked.where('staff_id', 'is not', null)
  if (commentId !== undefined) picked = picked.where('comment_id', '=', commentId)
  if (before !== undefined) picked = picked.where('id', '<', before)
  return (await picked.orderBy('id', 'desc').limit(limit).execute()).map(decisionOf)
}

/** The decision that has taken this one back, if any has. */
export async function undoneBy(db: Db, id: number): Promise<number | undefined> {
  const row = await db.selectFrom('comment_decision').select('id').where('undoes', '=', id).executeTakeFirst()
  return row?.id
}

const decisions = (db: Db) => db.selectFrom('comment_decision').selectAll()

type Row = Awaited<ReturnType<ReturnType<typeof decisions>['execute']>>[number]

function decisionOf(row: Row): Decision {
  return {
    id: row.id,
    commentId: row.comment_id,
    batch: row.batch,
    decision: row.decision as Decision['decision'],
    before: standingIn(row.before),
    after: standingIn(row.after),
    by: deciderOf(row),
    reasons: JSON.parse(row.reasons) as Reasons,
    undoes: row.undoes ?? undefined,
    at: row.at,
  }
}

/** Of lines from before names could be covered too. */
function standingIn(json: string): Standing {
  const {
    state,
    redactions,
    isNameCovered = false,
  } = JSON.parse(json) as Partial<Standing> & Omit<Standing, 'isNameCovered'>
  return { state, redactions, isNameCovered }
}

function deciderOf({ staff_id, by_name }: Pick<Row, 'staff_id' | 'by_name'>): Decider {
  if (staff_id !== null) return { staffId: staff_id, name: by_name ?? '' }
  return by_name === 'writer' ? 'writer' : 'machine'
}
