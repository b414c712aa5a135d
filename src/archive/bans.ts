import type { BanKind } from '../model/comment.ts'
import type { Db, Tx } from './archive.ts'
import { prepared } from './prepared.ts'

export interface Ban {
  readonly id: number
  readonly kind: BanKind
  /** What moderators see of it: the name as it was written, the beginning of a hash. */
  readonly label: string
  readonly reason: string | undefined
  readonly byName: string | undefined
  readonly at: number
  readonly expiresAt: number
}

export interface NewBan extends Omit<Ban, 'id'> {
  readonly value: string
  readonly commentId: number | undefined
  readonly staffId: number | undefined
}

export async function insertBan(tx: Tx, ban: NewBan): Promise<void> {
  await tx
    .insertInto('ban')
    .values({
      kind: ban.kind,
      value: ban.value,
      label: ban.label,
      comment_id: ban.commentId ?? null,
      staff_id: ban.staffId ?? null,
      by_name: ban.byName ?? null,
      reason: ban.reason ?? null,
      at: ban.at,
      expires_at: ban.expiresAt,
      lifted_at: null,
    })
    .execute()
}

type BanValues = Readonly<Record<BanKind, string>> & { readonly now: number }

const onAnyOf = prepared<BanValues, Row>((db, { now, name, email, address }) =>
  inForce(db, now).where('value', 'in', [name, email, address]),
)

/** The bans in force on what a writer is known by. What is not known is empty, which no ban is on. */
export async function bansOn(
  db: Db,
  now: number,
  known: Readonly<Partial<Record<BanKind, string>>>,
): Promise<readonly Ban[]> {
  const rows = await onAnyOf(db, { name: '', email: '', address: '', ...known, now })
  return rows.filter(({ kind, value }) => value !== '' && value === known[kind as BanKind]).map(banOf)
}

/** Every ban in force, the latest first. */
export async function allBans(db: Db, now: number): Promise<readonly Ban[]> {
  return (await inForce(db, now).orderBy('id', 'desc').execute()).map(banOf)
}

/** Ends a ban before its time. False when there is none of that number in force. */
export async function liftBan(tx: Tx, now: number, id: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('ban')
    .set({ lifted_at: now })
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends what was banned together with one comment. */
export async function liftBansOf(tx: Tx, now: number, commentId: number, at: number): Promise<void> {
  await tx
    .updateTable('ban')
    .set({ lifted_at: now })
    .where('comment_id', '=', commentId)
    .where('at', '=', at)
    .where('lifted_at', 'is', null)
    .execute()
}

const inForce = (db: Db, now: number) =>
  db.selectFrom('ban').selectAll().where('lifted_at', 'is', null).where('expires_at', '>', now)

type Row = Awaited<ReturnType<ReturnType<typeof inForce>['execute']>>[number]

const banOf = (row: Row): Ban => ({
  id: row.id,
  kind: row.kind as BanKind,
  label: row.label,
  reason: row.reason ?? undefined,
  byName: row.by_name ?? undefined,
  at: row.at,
  expiresAt: row.expires_at,
})
