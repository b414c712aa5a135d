import { type RawBuilder, sql } from 'kysely'
import { EDITION_LANGS } from '../model/lang.ts'
import { type Person, SCRIPT_OF } from '../model/person.ts'
import type { Db } from './archive.ts'
import { visible } from './articles.ts'
import type { NameRow } from './person-names.ts'
import { prepared } from './prepared.ts'

/** What becomes of the number of a person that is asked for. */
export type FoundPerson =
  | { readonly person: Person; readonly spellings: readonly Spelling[] }
  /** The names are another person's now. */
  | { readonly mergedInto: number }
  /** An editor took the page away. */
  | { readonly hidden: true }

/** A name as texts that the public may see write it. */
export interface Spelling {
  readonly script: string
  readonly form: string
}

/** Someone of whom at least `least` visible texts tell, copies of one text counted once; undefined for all others. */
export async function personById(db: Db, now: number, id: number, least: number): Promise<FoundPerson | undefined> {
  const row = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  if (row.merged_into !== null) return { mergedInto: row.merged_into }
  if (row.hidden) return { hidden: true }
  if (!(await isToldEnough(db, now, [id], least)).has(id)) return undefined
  const names = await visibleNames(db, now, [id])
  return { person: personOf(row, names), spellings: names.map(({ script, form }) => ({ script, form })) }
}

/** Of these people those who have a page, by their numbers. */
export async function peopleByIds(
  db: Db,
  now: number,
  ids: readonly number[],
  least: number,
): Promise<ReadonlyMap<number, Person>> {
  const told = [...(await isToldEnough(db, now, ids, least))]
  if (told.length === 0) return new Map()
  const rows = await db.selectFrom('person').selectAll().where('id', 'in', told).where('hidden', '=', 0).execute()
  const names = Map.groupBy(await visibleNames(db, now, told), (name) => name.person_id)
  return new Map(rows.map((row) => [row.id, personOf(row, names.get(row.id) ?? [])]))
}

interface NamedRow extends PersonRow {
  readonly script: string
  readonly form: string
}

/** The names of an article's people, for its page: one question, compiled once. */
const namesOfPeopleIn = prepared<{ articleId: number; now: number; skipped: number }, NamedRow>(
  (db, { articleId, now, skipped }) =>
    db
      .selectFrom('person_mention')
      .innerJoin('person_name as own', 'own.id', 'person_mention.name_id')
      .innerJoin('person', 'person.id', 'own.person_id')
      .innerJoin('person_name', 'person_name.person_id', 'person.id')
      .where('person_mention.article_id', '=', articleId)
      .where('person.hidden', '=', sql.lit(0))
      .where(({ exists }) => exists(toldTexts(db, now, sql`'person:' || person.id`, skipped)))
      .where(({ exists }) => exists(textsWithName(db, now)))
      .select(['person.id', 'person.name_ar', 'person.name_en', 'person_name.script', 'person_name.form'])
      .orderBy('person_name.articles', 'desc')
      .orderBy('person_name.id'),
)

/** The people whom an article tells of and who have a page. */
export async function peopleIn(db: Db, now: number, articleId: number, least: number): Promise<readonly Person[]> {
  if (least < 1) return []
  const rows = await namesOfPeopleIn(db, { articleId, now, skipped: least - 1 })
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((names) =>
    names[0] ? [personOf(names[0], names)] : [],
  )
}

/** 17, of `person:17`. */
export function personIdOf(entity: string): number | undefined {
  return entity.startsWith('person:') ? Number(entity.slice('person:'.length)) : undefined
}

/** Of which of these people enough visible texts tell: a walk of an index as far as is enough for each. */
async function isToldEnough(db: Db, now: number, ids: readonly number[], least: number): Promise<ReadonlySet<number>> {
  if (ids.length === 0 || least < 1) return new Set()
  const probes = ids.map(
    (id) => sql`exists ${toldTexts(db, now, sql.val(`person:${id}`), least - 1)} as ${sql.ref(`p${id}`)}`,
  )
  const { rows } = await sql<Record<string, unknown>>`select ${sql.join(probes)}`.execute(db)
  return new Set(ids.filter((id) => Boolean(rows[0]?.[`p${id}`])))
}

/** Whether more than so many visible texts tell of someone, copies left out. */
function toldTexts(db: Db, now: number, entity: RawBuilder<unknown>, skipped: number) {
  return visible(db, now)
    .innerJoin('entity_mention', 'entity_mention.article_id', 'article.id')
    .where('entity_mention.entity', '=', sql<string>`${entity}`)
    .where('entity_mention.published_at', '<=', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('duplicate').select('duplicate.article_id').whereRef('duplicate.article_id', '=', 'article.id'),
        ),
      ),
    )
    .select(sql.lit(1).as('one'))
    .limit(sql.lit(1))
    .offset(skipped)
}

/** The visible texts with a name of the query around it. */
function textsWithName(db: Db, now: number) {
  return visible(db, now)
    .innerJoin('person_mention as other', 'other.article_id', 'article.id')
    .where('other.name_id', '=', sql<number>`person_name.id`)
    .select(sql.lit(1).as('one'))
}

/** Names that stand in a text that the public may see, those in most texts first. */
async function visibleNames(db: Db, now: number, personIds: readonly number[]): Promise<readonly NameRow[]> {
  return db
    .selectFrom('person_name')
    .selectAll()
    .where('person_id', 'in', [...personIds])
    .where(({ exists }) => exists(textsWithName(db, now)))
    .orderBy('articles', 'desc')
    .orderBy('id')
    .execute()
}

interface PersonRow {
  readonly id: number
  readonly name_ar: string | null
  readonly name_en: string | null
}

function personOf(row: PersonRow, names: readonly Spelling[]): Person {
  const own = { ar: row.name_ar, en: row.name_en }
  const found = EDITION_LANGS.flatMap((lang) => {
    const name = own[lang] ?? names.find(({ script }) => script === SCRIPT_OF[lang])?.form
    return name ? [[lang, name] as const] : []
  })
  return { id: row.id, names: Object.fromEntries(found) }
}
