import type { Archive, Tx } from '../archive/archive.ts'
import { clearDecision, decisionRows, kindsOf, putDecision } from '../archive/relation-decisions.ts'
import { isRelationFollowed, logRelation, relationLogEntry } from '../archive/relation-log.ts'
import type { FormerDecision, RelationAction, RelationDecision } from '../model/relation-log.ts'
import type { Actor } from '../model/staff.ts'
import { bannedToo, type Decisions, decidedOf, moved, pinnedFirst, restored, without } from './decisions.ts'

/** A decision that was made, with the number of its line in the log; without one, where all was so already. */
export interface Done {
  readonly entryId: number | undefined
}

/** Why a decision was not made. */
export type Refusal = 'article-not-found' | 'same-article' | 'no-decision' | 'already-undone' | 'followed'

export type Decided = Done | Refusal

/** Who decides, and when in milliseconds since 1970; without an account on the command line. */
export interface Decider {
  readonly now: number
  readonly by?: Pick<Actor, 'staffId'>
}

/** Puts articles at the head of the lists of another, in this order, before those that are pinned already. */
export function pin(
  archive: Archive,
  who: Decider,
  articleId: number,
  relatedIds: readonly number[],
): Promise<Decided> {
  return decide(archive, who, articleId, relatedIds, ({ before }) => {
    const isOrder = relatedIds.every((id) => before.pinned.includes(id))
    return { action: isOrder ? 'ordered' : 'pinned', after: pinnedFirst(before, relatedIds) }
  })
}

/** Lets a pinned article change places with the pinned one before (−1) or behind (1) it in the same list. */
export function move(archive: Archive, who: Decider, articleId: number, relatedId: number, by: -1 | 1) {
  return decide(archive, who, articleId, [relatedId], ({ before, kindOf }) => ({
    action: 'ordered',
    after: moved(before, relatedId, by, (id) => kindOf(id) === kindOf(relatedId)),
  }))
}

/** Keeps articles out of the lists of another, whatever the machine finds. */
export function ban(
  archive: Archive,
  who: Decider,
  articleId: number,
  relatedIds: readonly number[],
): Promise<Decided> {
  return decide(archive, who, articleId, relatedIds, ({ before }) => ({
    action: 'banned',
    after: bannedToo(before, relatedIds),
  }))
}

/** Leaves the machine to judge again. */
export function clear(
  archive: Archive,
  who: Decider,
  articleId: number,
  relatedIds: readonly number[],
): Promise<Decided> {
  return decide(archive, who, articleId, relatedIds, ({ before }) => {
    const isDecided = relatedIds.some((id) => decidedOf(before, id).state !== 'listed')
    return isDecided ? { action: 'cleared', after: without(before, relatedIds) } : 'no-decision'
  })
}

/** Puts back what a line of the log changed, if no later one rests on it. The log keeps both. */
export function undoRelation(archive: Archive, who: Decider, entryId: number): Promise<Decided> {
  return inTurn(archive, async (tx) => {
    const entry = await relationLogEntry(tx, entryId)
    if (!entry || entry.action === 'undone') return 'no-decision'
    if (entry.undone) return 'already-undone'
    if (await isRelationFollowed(tx, entry)) return 'followed'
    const before = await decisionsOf(tx, entry.articleId)
    const after = restored(before, entry.related)
    await store(tx, entry.articleId, before, after)
    const related = entry.related.map(({ id }) => ({ id, before: decidedOf(before, id) }))
    return { entryId: await log(tx, who, entry.articleId, 'undone', related, entryId) }
  })
}

interface Question {
  readonly before: Decisions
  readonly kindOf: (id: number) => string | undefined
}

type Answer = { readonly action: RelationAction; readonly after: Decisions } | Refusal

async function decide(
  archive: Archive,
  who: Decider,
  articleId: number,
  relatedIds: readonly number[],
  answer: (question: Question) => Answer,
): Promise<Decided> {
  if (relatedIds.includes(articleId)) return 'same-article'
  return inTurn(archive, async (tx) => {
    const before = await decisionsOf(tx, articleId)
    const articles = await kindsOf(tx, [articleId, ...relatedIds, ...before.pinned])
    if (![articleId, ...relatedIds].every((id) => articles.has(id))) return 'article-not-found'
    const answered = answer({ before, kindOf: (id) => articles.get(id)?.kind })
    if (typeof answered === 'string') return answered
    const { action, after } = answered
    if (!(await store(tx, articleId, before, after))) return { entryId: undefined }
    const related = [...new Set(relatedIds)].map((id) => ({ id, before: decidedOf(before, id) }))
    return { entryId: await log(tx, who, articleId, action, related) }
  })
}

/** One decision at a time, and none while the machine relates. */
function inTurn(archive: Archive, act: (tx: Tx) => Promise<Decided>): Promise<Decided> {
  return archive.writes.transaction().execute(async (tx) => {
    await archive.lockRelating(tx)
    return act(tx)
  })
}

async function decisionsOf(tx: Tx, articleId: number): Promise<Decisions> {
  const rows = await decisionRows(tx, articleId)
  const ofState = (state: string) => rows.filter((row) => row.state === state).map((row) => row.related_id)
  return { pinned: ofState('pinned'), banned: new Set(ofState('banned')) }
}

/** Stores what is decided now; whether it is anything else than before. All places are written, so that no gap is left between them. */
async function store(tx: Tx, articleId: number, before: Decisions, after: Decisions): Promise<boolean> {
  const ids = [...new Set([...before.pinned, ...before.banned, ...after.pinned, ...after.banned])]
  if (ids.every((id) => isSame(decidedOf(before, id), decidedOf(after, id)))) return false
  const articles = await kindsOf(tx, ids)
  for (const id of ids) {
    const related = articles.get(id)
    const decided = decidedOf(after, id)
    if (!related || decided.state === 'listed') await clearDecision(tx, articleId, id)
    else if (decided.state === 'pinned')
      await putDecision(tx, articleId, related, { ...decided, position: decided.place })
    else await putDecision(tx, articleId, related, { ...decided, position: null })
  }
  return true
}

function isSame(one: RelationDecision, other: RelationDecision): boolean {
  return one.state === other.state && (!('place' in one) || !('place' in other) || one.place === other.place)
}

function log(
  tx: Tx,
  { now, by }: Decider,
  articleId: number,
  action: RelationAction,
  related: readonly FormerDecision[],
  undoes?: number,
): Promise<number> {
  const entry = { articleId, at: now, actorId: by?.staffId, action, related }
  return logRelation(tx, undoes === undefined ? entry : { ...entry, undoes })
}
