import type { Db, Tx } from './archive.ts'

/** What was changed of that by which comments are judged; undefined where nothing was or is set. */
export interface RuleChange {
  /** A section by its key, an article by its number, or a listed word. */
  readonly kind: 'section' | 'article' | 'word'
  readonly subject: string
  /** A policy, or what a word asks for. */
  readonly before: string | undefined
  readonly after: string | undefined
}

export interface RuleLogEntry extends RuleChange {
  readonly id: number
  readonly at: number
  /** The name of who did it, as it was then; undefined for the command line. */
  readonly by: string | undefined
}

/** Whoever changes a rule; undefined for the command line. */
export type RuleSetter = { readonly staffId: number; readonly name: string } | undefined

/** Adds a line to the log, in the transaction that makes the change. What changes nothing is not told. */
export async function logRuleChange(tx: Tx, now: number, by: RuleSetter, change: RuleChange): Promise<void> {
  const { kind, subject, before, after } = change
  if (before === after) return
  const setter = { staff_id: by?.staffId ?? null, by_name: by?.name ?? null }
  await tx
    .insertInto('comment_rule_log')
    .values({ at: now, ...setter, kind, subject, before: before ?? null, after: after ?? null })
    .execute()
}

/** A part of the log, newest first, from before a line on. */
export async function readRuleLog(db: Db, limit: number, before?: number): Promise<readonly RuleLogEntry[]> {
  const newest = db.selectFrom('comment_rule_log').selectAll().orderBy('id', 'desc').limit(limit)
  const rows = await (before === undefined ? newest : newest.where('id', '<', before)).execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    by: row.by_name ?? undefined,
    kind: row.kind as RuleChange['kind'],
    subject: row.subject,
    before: row.before ?? undefined,
    after: row.after ?? undefined,
  }))
}
