import { randomUUID } from 'node:crypto'
import type { Archive, Tx } from '../archive/archive.ts'
import { insertBan } from '../archive/bans.ts'
import { appendDecision, type Decider, type Standing } from '../archive/comment-decisions.ts'
import { waitsForAnswer } from '../archive/comment-reports.ts'
import { type HeldRow, holdComments } from '../archive/comment-writes.ts'
import type { BanKind, Span } from '../model/comment.ts'
import { changeStanding, type LearnedStanding, standingOf } from './standing.ts'

/** Who decides: what every decision is signed with. */
export type Moderator = Exclude<Decider, string>

/** What a moderator decides of some comments. */
export type Act =
  | { readonly decision: 'approve' | 'reject' | 'spam' | 'reopen'; readonly note?: string | undefined }
  | {
      readonly decision: 'redact'
      readonly spans: readonly Span[]
      /** Whether the writer's name is covered too, all of it. */
      readonly coversName?: boolean
      readonly note?: string | undefined
    }
  | {
      readonly decision: 'ban'
      readonly kinds: readonly BanKind[]
      /** From now on, in milliseconds. */
      readonly lastsMs: number
      /** What becomes of the comment, decided together with the ban; undefined leaves it as it is. */
      readonly comment?: 'reject' | 'spam' | undefined
      readonly note?: string | undefined
    }

export interface Decided {
  /** By which all of it is undone together; undefined when there was nothing to decide. */
  readonly batch: string | undefined
  /** The comments that are other ones now. */
  readonly changed: readonly number[]
  /** Those left as they were: decided so before, taken back by their writer, or not there. */
  readonly unchanged: readonly number[]
}

/** So that no transaction keeps the one writer of an embedded database for long. */
export const A_TRANSACTION = 1000

/** Where each decision puts a comment. */
const AFTER = { approve: 'published', reject: 'rejected', spam: 'spam', reopen: 'held' } as const
/** What each teaches the classifier: a rejected comment may be as well written as any. */
export const LEARNED = { approve: 'ham', reject: undefined, spam: 'spam', reopen: undefined } as const

/**
 * Decides of comments, a thousand in a transaction. Each decision is appended to the log with who, when and why, and the
 * classifier learns from it. Deciding the same again changes nothing, so an act that was cut off may be repeated; what its
 * writer has deleted stays deleted. Approving a published comment answers what readers have reported of it.
 */
export async function decide(
  archive: Archive,
  now: number,
  by: Moderator,
  ids: readonly number[],
  act: Act,
): Promise<Decided> {
  const batch = randomUUID()
  const changed: number[] = []
  for (let start = 0; start < ids.length; start += A_TRANSACTION) {
    const some = ids.slice(start, start + A_TRANSACTION)
    changed.push(...(await archive.writes.transaction().execute((tx) => decideSome(tx, now, by, batch, some, act))))
  }
  const done = new Set(changed)
  return { batch: done.size > 0 ? batch : undefined, changed, unchanged: ids.filter((id) => !done.has(id)) }
}

async function decideSome(
  tx: Tx,
  now: number,
  by: Moderator,
  batch: string,
  ids: readonly number[],
  act: Act,
): Promise<readonly number[]> {
  const changed = new Set<number>()
  for (const row of await holdComments(tx, ids)) {
    // The ban comes first: it leaves the row as it was read.
    for (const one of actsOf(act)) if (await decideOne(tx, now, by, batch, row, one)) changed.add(row.id)
  }
  return [...changed]
}

function actsOf(act: Act): readonly Act[] {
  if (act.decision !== 'ban' || act.comment === undefined) return [act]
  return [act, { decision: act.comment, note: act.note }]
}

/** False when there is nothing to decide. */
async function decideOne(tx: Tx, now: number, by: Moderator, batch: string, row: HeldRow, act: Act): Promise<boolean> {
  const before = standingOf(row)
  const after = act.decision === 'ban' ? before : await standingAfter(tx, row, act)
  const banned = act.decision === 'ban' ? await ban(tx, now, by, row, act) : undefined
  if (!after || banned?.kinds.length === 0) return false
  await changeStanding(tx, now, row, { ...after, ...learnedBy(act, row) })
  await appendDecision(tx, {
    commentId: row.id,
    batch,
    decision: act.decision,
    before,
    after,
    by,
    reasons: { note: act.note, ...(banned && { ban: banned }) },
    undoes: undefined,
    at: now,
  })
  return true
}

/** How a comment stands after an act; undefined when it stands so already, or is its writer's to keep from everyone. */
async function standingAfter(
  tx: Tx,
  row: HeldRow,
  act: Exclude<Act, { decision: 'ban' }>,
): Promise<Standing | undefined> {
  if (row.state === 'deleted') return undefined
  const before = standingOf(row)
  const after =
    act.decision === 'redact'
      ? {
          ...before,
          redactions: joinedSpans([...row.redactions, ...act.spans], row.text),
          isNameCovered: before.isNameCovered || act.coversName === true,
        }
      : { ...before, state: AFTER[act.decision] }
  const isAnswer = act.decision === 'approve' && row.state === 'published' && (await waitsForAnswer(tx, row.id))
  return isSame(before, after) && !isAnswer ? undefined : after
}

const isSame = (one: Standing, other: Standing) => JSON.stringify(one) === JSON.stringify(other)

/** In the order of the text, inside it, without overlaps; never through the middle of a character. */
export function joinedSpans(spans: readonly Span[], text: string): readonly Span[] {
  const joined: [number, number][] = []
  const inside = spans
    .map(([start, end]) => [wholeStart(text, start), wholeEnd(text, end)] as const)
    .filter(([start, end]) => start < end)
    .sort(([one], [other]) => one - other)
  for (const [start, end] of inside) {
    const last = joined.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}

const isLow = (text: string, at: number) => /[\uDC00-\uDFFF]/.test(text.charAt(at))
const bounded = (at: number, text: string) => Math.min(Math.max(Math.trunc(at), 0), text.length)

function wholeStart(text: string, at: number): number {
  const start = bounded(at, text)
  return isLow(text, start) ? start - 1 : start
}

function wholeEnd(text: string, at: number): number {
  const end = bounded(at, text)
  return isLow(text, end) ? end + 1 : end
}

function learnedBy(act: Act, row: HeldRow): Pick<LearnedStanding, 'learned'> {
  return { learned: act.decision === 'redact' || act.decision === 'ban' ? row.learned : LEARNED[act.decision] }
}

/** Bans a writer by each kind that they are known by; by which it was. */
async function ban(
  tx: Tx,
  now: number,
  by: Moderator,
  row: HeldRow,
  { kinds, lastsMs, note }: Extract<Act, { decision: 'ban' }>,
): Promise<{ readonly kinds: readonly BanKind[]; readonly expiresAt: number }> {
  const expiresAt = now + lastsMs
  const banned: BanKind[] = []
  const known = { name: row.nameKey, email: row.emailHash, address: row.addressHash }
  for (const kind of kinds) {
    const value = known[kind]
    if (value === undefined || value === '') continue
    await insertBan(tx, {
      kind,
      value,
      label: kind === 'name' ? row.name : value.slice(0, 6),
      reason: note,
      byName: by.name,
      staffId: by.staffId,
      commentId: row.id,
      at: now,
      expiresAt,
    })
    banned.push(kind)
  }
  return { kinds: banned, expiresAt }
}
