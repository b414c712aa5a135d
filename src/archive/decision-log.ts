import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from './archive.ts'

/** What was decided of a thing, or of two: the other one stands in `detail.other`. */
export interface NewDecisionLine<Action, Detail> {
  readonly at: number
  readonly actorId: number
  readonly action: Action
  readonly detail: Detail
  /** The line that this one undoes. */
  readonly undoes?: number
}

/** A line as it is read, and whether it has been undone. */
export interface DecisionLine<Action, Detail> {
  readonly id: number
  readonly subjectId: number
  readonly at: number
  readonly actor: string | undefined
  readonly action: Action
  readonly detail: Detail
  readonly undoes: number | undefined
  readonly undone: boolean
}

interface LineRow<Action> {
  readonly id: number
  readonly subject_id: number
  readonly at: number
  readonly actor: string | null
  readonly action: Action
  readonly detail: string
  readonly undoes: number | null
  readonly undone: number | null
}

/** A log of editors' decisions in a table of its own. Lines are only ever added: undoing one is one more. */
export function decisionLog<Action extends string, Detail extends { readonly other?: number }>(
  table: 'story_log' | 'person_log',
  subject: 'story_id' | 'person_id',
) {
  const ofAny = (ids: readonly number[]) =>
    sql<boolean>`(${sql.ref(`line.${subject}`)} in (${sql.join(ids)}) or line.other_id in (${sql.join(ids)}))`

  async function linesWhere(db: Db, condition: RawBuilder<boolean>, limit: number) {
    const { rows } = await sql<LineRow<Action>>`
      select line.id, ${sql.ref(`line.${subject}`)} as subject_id, line.at, line.action, line.detail, line.undoes,
        staff.name as actor, undoing.id as undone
      from ${sql.table(table)} as line
      left join ${sql.table(table)} as undoing on undoing.undoes = line.id
      left join staff on staff.id = line.actor_id
      where ${condition} order by line.id desc limit ${limit}`.execute(db)
    return rows.map((row): DecisionLine<Action, Detail> => {
      const { id, at, action } = row
      const [actor, undoes] = [row.actor ?? undefined, row.undoes ?? undefined]
      const detail: Detail = JSON.parse(row.detail)
      return { id, subjectId: row.subject_id, at, actor, action, detail, undoes, undone: row.undone !== null }
    })
  }

  return {
    /** In the transaction that does what the line tells of. */
    async add(tx: Tx, subjectId: number, line: NewDecisionLine<Action, Detail>): Promise<void> {
      const { at, actorId, action, detail, undoes = null } = line
      await sql`
        insert into ${sql.table(table)} (${sql.ref(subject)}, other_id, at, actor_id, action, detail, undoes)
        values (${subjectId}, ${detail.other ?? null}, ${at}, ${actorId}, ${action}, ${JSON.stringify(detail)}, ${undoes})
      `.execute(tx)
    },

    /** The newest lines, of one thing or of all. */
    newest: (db: Db, limit: number, subjectId?: number) =>
      linesWhere(db, subjectId === undefined ? sql<boolean>`1 = 1` : ofAny([subjectId]), limit),

    line: async (db: Db, id: number) => (await linesWhere(db, sql<boolean>`line.id = ${id}`, 1))[0],

    /** Whether a later line that stands concerns one of the things of this one: then that one has to be undone first. */
    async isFollowed(
      db: Db,
      { id, subjectId, detail }: Pick<DecisionLine<Action, Detail>, 'id' | 'subjectId' | 'detail'>,
    ) {
      const things = detail.other === undefined ? [subjectId] : [subjectId, detail.other]
      const standing = sql<boolean>`line.id > ${id} and line.undoes is null and undoing.id is null and ${ofAny(things)}`
      return (await linesWhere(db, standing, 1)).length > 0
    },
  }
}
