import type { Actor, StaffAction, StaffLogEntry } from '../model/staff.ts'
import type { Db, Tx } from './archive.ts'

/** Adds a line to the log, in the transaction that does what it tells of. Without an actor: the command line. */
export async function logStaffAction(
  tx: Tx,
  now: number,
  actor: Pick<Actor, 'staffId'> | undefined,
  action: StaffAction,
  subjectId: number,
  detail?: string,
): Promise<void> {
  await tx
    .insertInto('staff_log')
    .values({ at: now, action, actor_id: actor?.staffId ?? null, subject_id: subjectId, detail: detail ?? null })
    .execute()
}

/** A part of the log, newest first, from before a line on; the names are today's. */
export async function readStaffLog(db: Db, limit: number, before?: number): Promise<readonly StaffLogEntry[]> {
  const newest = db
    .selectFrom('staff_log')
    .innerJoin('staff as subject', 'subject.id', 'staff_log.subject_id')
    .leftJoin('staff as actor', 'actor.id', 'staff_log.actor_id')
    .select(['staff_log.id', 'staff_log.at', 'staff_log.action', 'staff_log.detail'])
    .select(['actor.name as actor', 'subject.name as subject'])
    .orderBy('staff_log.id', 'desc')
    .limit(limit)
  const rows = await (before === undefined ? newest : newest.where('staff_log.id', '<', before)).execute()
  return rows.map(({ id, at, action, actor, subject, detail }) => ({
    id,
    at,
    action: action as StaffAction,
    actor: actor ?? undefined,
    subject,
    detail: detail ?? undefined,
  }))
}
