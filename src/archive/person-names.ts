import { sql } from 'kysely'
import type { Script } from '../model/person.ts'
import type { Db, Tx } from './archive.ts'
import { addMentions, type Mention, removeMentions } from './entity-mentions.ts'
import { prepared, preparedByShape, preparedIn, preparedRows } from './prepared.ts'

/** A full name in one script, and whose it is. */
export interface NameRow {
  readonly id: number
  readonly key: string
  readonly script: string
  readonly person_id: number
  readonly form: string
  readonly lead: number
  readonly articles: number
}

const ofKeys = preparedIn<NameRow, string>((db, keys) =>
  db
    .selectFrom('person_name')
    .selectAll()
    .where('key', 'in', [...keys]),
)

export async function namesByKey(db: Db, keys: readonly string[]): Promise<ReadonlyMap<string, NameRow>> {
  return new Map((await ofKeys(db, keys)).map((row) => [row.key, row]))
}

/** The names of people, those in most articles first. */
export async function namesOfPeople(db: Db, personIds: readonly number[]): Promise<readonly NameRow[]> {
  const rows = await ofPeople(db, personIds)
  return rows.toSorted((one, other) => other.articles - one.articles || one.id - other.id)
}

const ofPeople = preparedIn<NameRow>((db, ids) =>
  db
    .selectFrom('person_name')
    .selectAll()
    .where('person_id', 'in', [...ids]),
)

/** Someone new, with a first name. */
export async function insertPerson(tx: Tx): Promise<number> {
  const [row] = await newPerson(tx, {})
  if (!row) throw new Error('a new person has no number')
  return row.id
}

const newPerson = prepared<Readonly<Record<string, never>>, { id: number }>((db) =>
  db.insertInto('person').values({ name_ar: null, name_en: null, merged_into: null }).returning('id'),
)

export interface NewName {
  readonly key: string
  readonly script: Script
  readonly form: string
  readonly sounds: readonly string[]
}

/** A name that was not known, of someone who was not known. */
export async function insertName(tx: Tx, { key, script, form, sounds }: NewName): Promise<NameRow> {
  const values = { key, script, form, person_id: await insertPerson(tx), lead: 0, articles: 0 }
  const [row] = await newName(tx, values)
  if (!row) throw new Error('a new name has no number')
  await writeSounds(
    tx,
    sounds.map((sound) => ({ sound, name_id: row.id })),
  )
  return { id: row.id, ...values }
}

const newName = prepared<Readonly<Omit<NameRow, 'id'>>, { id: number }>(
  (db, { key, script, person_id, form, lead, articles }) =>
    db.insertInto('person_name').values({ key, script, person_id, form, lead, articles }).returning('id'),
)

const writeSounds = preparedRows<{ sound: string; name_id: number }>((db, rows) =>
  db.insertInto('person_sound').values(rows.map(({ sound, name_id }) => ({ sound, name_id }))),
)

export interface MentionRow {
  readonly article_id: number
  readonly name_id: number
  readonly form: string
}

export function mentionsIn(db: Db, articleId: number): Promise<readonly MentionRow[]> {
  return mentions(db, { articleId })
}

const mentions = prepared<{ articleId: number }, MentionRow>((db, { articleId }) =>
  db.selectFrom('person_mention').selectAll().where('article_id', '=', articleId),
)

/** Puts down that an article writes a name so, and counts it: the form that most articles have leads. */
export async function insertMention(tx: Tx, mention: MentionRow, { lead, form }: NameRow): Promise<void> {
  const leads = lead <= 0 || form === mention.form
  await newMention(tx, { ...mention })
  await countMention(tx, {
    id: mention.name_id,
    lead: leads ? Math.max(lead, 0) + 1 : lead - 1,
    form: leads ? mention.form : form,
  })
}

const newMention = prepared<{ [Column in keyof MentionRow]: MentionRow[Column] }, unknown>(
  (db, { article_id, name_id, form }) => db.insertInto('person_mention').values({ article_id, name_id, form }),
)

const countMention = prepared<{ id: number; lead: number; form: string }, unknown>((db, { id, lead, form }) =>
  db.updateTable('person_name').set({ articles: sql`articles + 1`, lead, form }).where('id', '=', id),
)

/** Takes a mention away, and a name that no article has any more, and someone without a name. */
export async function deleteMention(tx: Tx, { article_id, name_id }: MentionRow): Promise<void> {
  await tx.deleteFrom('person_mention').where('article_id', '=', article_id).where('name_id', '=', name_id).execute()
  const name = await tx
    .updateTable('person_name')
    .set({ articles: sql`articles - 1` })
    .where('id', '=', name_id)
    .returning(['person_id', 'articles'])
    .executeTakeFirst()
  if (name && name.articles <= 0 && !(await isDecided(tx, name.person_id)))
    await deleteName(tx, name_id, name.person_id)
}

async function deleteName(tx: Tx, nameId: number, personId: number): Promise<void> {
  await tx.deleteFrom('person_sound').where('name_id', '=', nameId).execute()
  await tx.deleteFrom('person_name').where('id', '=', nameId).execute()
  const others = await tx.selectFrom('person_name').select('id').where('person_id', '=', personId).limit(1).execute()
  if (others.length > 0) return
  await tx
    .deleteFrom('person')
    .where((eb) => eb.or([eb('id', '=', personId), eb('merged_into', '=', personId)]))
    .execute()
}

/** Whether an editor ever decided anything of someone: then the machine leaves names and number alone. */
export async function isDecided(db: Db, personId: number): Promise<boolean> {
  const row = await db
    .selectFrom('person_log')
    .select('id')
    .where((eb) => eb.or([eb('person_id', '=', personId), eb('other_id', '=', personId)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The names of the other script that sound alike, at most `limit`. */
export async function namesSounding(
  db: Db,
  sounds: readonly string[],
  script: Script,
  limit: number,
): Promise<readonly NameRow[]> {
  if (sounds.length === 0) return []
  const values: Record<string, string | number> = { script, limit }
  for (let at = 0; at < MOST_SOUNDS; at += 1) values[at] = (sounds[at] ?? sounds.at(-1)) as string
  return sounding(db, values)
}

/** Of a name; fewer are filled up with the last. */
const MOST_SOUNDS = 9

const sounding = prepared<Readonly<Record<string, string | number>>, NameRow>((db, values) =>
  db
    .selectFrom('person_sound')
    .innerJoin('person_name', 'person_name.id', 'person_sound.name_id')
    .where(
      'person_sound.sound',
      'in',
      Array.from({ length: MOST_SOUNDS }, (_, at) => values[at] as string),
    )
    .where('person_name.script', '=', values.script as string)
    .selectAll('person_name')
    .distinct()
    .limit(values.limit as number),
)

/** The newest articles that a name stands in, by their numbers. */
export async function articlesNaming(db: Db, nameIds: readonly number[], limit: number): Promise<readonly number[]> {
  if (nameIds.length === 0) return []
  const rows = await naming(db, nameIds.length, { ...Object.fromEntries(nameIds.entries()), limit })
  return rows.map((row) => row.article_id)
}

const naming = preparedByShape<number, Readonly<Record<string, number>>, { article_id: number }>((db, values, names) =>
  db
    .selectFrom('person_mention')
    .select('article_id')
    .where(
      'name_id',
      'in',
      Array.from({ length: names }, (_, at) => values[at] as number),
    )
    .orderBy('article_id', 'desc')
    .limit(values.limit as number),
)

/** Whether one of the articles has one of the names. */
export async function areNamedIn(db: Db, nameIds: readonly number[], articleIds: readonly number[]): Promise<boolean> {
  if (nameIds.length === 0 || articleIds.length === 0) return false
  const row = await db
    .selectFrom('person_mention')
    .select('name_id')
    .where('article_id', 'in', [...articleIds])
    .where('name_id', 'in', [...nameIds])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether an editor told one of these names from one of those. */
export async function areDistinct(db: Db, ours: readonly number[], theirs: readonly number[]): Promise<boolean> {
  return (await distinctPairs(db, ours, theirs)).length > 0
}

export async function distinctPairs(db: Db, ours: readonly number[], theirs: readonly number[]) {
  if (ours.length === 0 || theirs.length === 0) return []
  return db
    .selectFrom('person_distinct')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb.and([eb('name_id', 'in', [...ours]), eb('other_id', 'in', [...theirs])]),
        eb.and([eb('name_id', 'in', [...theirs]), eb('other_id', 'in', [...ours])]),
      ]),
    )
    .execute()
}

/** What articles tell of beside people, by how many of them do. */
export async function placesToldIn(db: Db, articleIds: readonly number[]): Promise<ReadonlySet<string>> {
  const rows = await toldIn(db, articleIds)
  return new Set(rows.map((row) => row.entity).filter((entity) => !entity.startsWith('person:')))
}

const toldIn = preparedIn<{ entity: string }>((db, ids) =>
  db
    .selectFrom('entity_mention')
    .select('entity')
    .distinct()
    .where('article_id', 'in', [...ids]),
)

/** Gives names to someone else, with what articles tell of the one under these names. */
export async function moveNames(tx: Tx, nameIds: readonly number[], from: number, to: number): Promise<void> {
  if (nameIds.length === 0) return
  await tx
    .updateTable('person_name')
    .set({ person_id: to })
    .where('id', 'in', [...nameIds])
    .execute()
  const moved = await toldUnder(tx, nameIds, from)
  const left = (await namesOfPeople(tx, [from])).map(({ id }) => id)
  const stays = new Set((await toldUnder(tx, left, from)).map((one) => one.article_id))
  for (let at = 0; at < moved.length; at += ROWS_A_STATEMENT) {
    const part = moved.slice(at, at + ROWS_A_STATEMENT)
    await removeMentions(
      tx,
      part.filter((one) => !stays.has(one.article_id)),
    )
    await addMentions(
      tx,
      part.map((one) => ({ ...one, entity: `person:${to}` })),
    )
  }
}

const ROWS_A_STATEMENT = 200

/** What articles tell of someone under some of the names. */
async function toldUnder(db: Db, nameIds: readonly number[], personId: number): Promise<readonly Mention[]> {
  if (nameIds.length === 0) return []
  return db
    .selectFrom('entity_mention')
    .where('entity', '=', `person:${personId}`)
    .where('article_id', 'in', (select) =>
      select
        .selectFrom('person_mention')
        .select('article_id')
        .where('name_id', 'in', [...nameIds]),
    )
    .selectAll()
    .execute()
}
