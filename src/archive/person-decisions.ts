import type { EditionLang } from '../model/lang.ts'
import type { NamePair, PersonAction, PersonDetail, PersonLogEntry } from '../model/person.ts'
import type { Db, Tx } from './archive.ts'
import { type DecisionLine, decisionLog, type NewDecisionLine } from './decision-log.ts'
import { type NameRow, namesOfPeople } from './person-names.ts'

const nameColumn = (lang: EditionLang) => (lang === 'ar' ? 'name_ar' : 'name_en')

/** Someone as editors work on them, hidden and merged ones among them; undefined when there is none. */
export async function personRow(db: Db, id: number) {
  return db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function setPersonName(tx: Tx, id: number, lang: EditionLang, name: string | null): Promise<void> {
  await tx
    .updateTable('person')
    .set({ [nameColumn(lang)]: name })
    .where('id', '=', id)
    .execute()
}

export async function setMergedInto(tx: Tx, id: number, into: number | null): Promise<void> {
  await tx.updateTable('person').set({ merged_into: into }).where('id', '=', id).execute()
}

export async function setHidden(tx: Tx, id: number, hidden: boolean): Promise<void> {
  await tx
    .updateTable('person')
    .set({ hidden: Number(hidden) })
    .where('id', '=', id)
    .execute()
}

/** Says of each pair of names that they are of two people. */
export async function tellApart(tx: Tx, pairs: readonly NamePair[]): Promise<void> {
  for (const pair of pairs) {
    const [name_id, other_id] = [Math.min(...pair), Math.max(...pair)]
    await tx
      .insertInto('person_distinct')
      .values({ name_id, other_id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

export async function tellApartNoMore(tx: Tx, pairs: readonly NamePair[]): Promise<void> {
  for (const pair of pairs) {
    await tx
      .deleteFrom('person_distinct')
      .where('name_id', '=', Math.min(...pair))
      .where('other_id', '=', Math.max(...pair))
      .execute()
  }
}

const log = decisionLog<PersonAction, PersonDetail>('person_log', 'person_id')

export interface NewPersonLogEntry extends NewDecisionLine<PersonAction, PersonDetail> {
  readonly personId: number
}

const entryOf = ({ subjectId, ...line }: DecisionLine<PersonAction, PersonDetail>): PersonLogEntry => ({
  ...line,
  personId: subjectId,
})

/** Adds a line to the log of people, in the transaction that does what it tells of. */
export function logPersonAction(tx: Tx, { personId, ...line }: NewPersonLogEntry): Promise<void> {
  return log.add(tx, personId, line)
}

/** The newest lines of the log, of one person or of all. */
export async function personLog(db: Db, limit: number, personId?: number): Promise<readonly PersonLogEntry[]> {
  return (await log.newest(db, limit, personId)).map(entryOf)
}

export async function personLogEntry(db: Db, id: number): Promise<PersonLogEntry | undefined> {
  const line = await log.line(db, id)
  return line && entryOf(line)
}

/** Whether a later line that stands concerns one of the people of an entry: then that one has to be undone first. */
export function isFollowed(db: Db, { personId, ...entry }: PersonLogEntry): Promise<boolean> {
  return log.isFollowed(db, { ...entry, subjectId: personId })
}

/** Someone as the newsroom lists them: every name with its texts, embargoed ones among them. */
export interface EditedPerson {
  readonly id: number
  readonly nameAr: string | undefined
  readonly nameEn: string | undefined
  readonly hidden: boolean
  readonly mergedInto: number | undefined
  /** Those in most texts first. */
  readonly names: readonly NameRow[]
}

/** People by their numbers, in that order, merged ones too. */
export async function editedPeople(db: Db, ids: readonly number[]): Promise<readonly EditedPerson[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('person')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  const names = Map.groupBy(await namesOfPeople(db, ids), (name) => name.person_id)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    return {
      id,
      nameAr: row.name_ar ?? undefined,
      nameEn: row.name_en ?? undefined,
      hidden: Boolean(row.hidden),
      mergedInto: row.merged_into ?? undefined,
      names: names.get(id) ?? [],
    }
  })
}

/** Of so many of the newest mentions. */
const LOOKED_THROUGH = 400

/** The people whom the newest articles name, at most `limit`. */
export async function peopleOfLate(db: Db, limit: number): Promise<readonly EditedPerson[]> {
  const rows = await db
    .selectFrom('person_mention')
    .innerJoin('person_name', 'person_name.id', 'person_mention.name_id')
    .orderBy('person_mention.article_id', 'desc')
    .limit(LOOKED_THROUGH)
    .select('person_name.person_id')
    .execute()
  return editedPeople(db, [...new Set(rows.map((row) => row.person_id))].slice(0, limit))
}

/** The people with a name that holds these folded words, those in most texts first, at most `limit`. Reads all names. */
export async function peopleNamed(db: Db, words: readonly string[], limit: number): Promise<readonly EditedPerson[]> {
  if (words.length === 0) return []
  const rows = await words
    .reduce(
      (query, word) => query.where('key', 'like', `%${word.replace(/[%_\\]/g, '')}%`),
      db.selectFrom('person_name').select('person_id'),
    )
    .orderBy('articles', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return editedPeople(db, [...new Set(rows.map((row) => row.person_id))])
}
