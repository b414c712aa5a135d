import type { Localised } from '../model/lang.ts'
import type { Section, Source } from '../model/source.ts'
import type { Db, Tx } from './archive.ts'

interface SourceRow {
  key: string
  names: string
  url: string | null
  usage_terms: string | null
}

const REMEMBERED = 1000

const texts = new Map<string, Localised>()

/** The names of a few sources and sections come with every article of a page: most were parsed before. */
export function localisedOf(json: string): Localised {
  const known = texts.get(json)
  if (known) return known
  if (texts.size >= REMEMBERED) texts.clear()
  const text = JSON.parse(json) as Localised
  texts.set(json, text)
  return text
}

export function sourceOf(row: SourceRow): Source {
  return {
    key: row.key,
    names: localisedOf(row.names),
    url: row.url ?? undefined,
    usageTerms: row.usage_terms ? localisedOf(row.usage_terms) : undefined,
  }
}

export function sectionOf(row: { key: string; names: string }): Section {
  return { key: row.key, names: localisedOf(row.names) }
}

/** A thing of the archive and its number there. */
export type Stored<T> = T & { readonly id: number }

export async function allSources(db: Db): Promise<readonly Stored<Source>[]> {
  const rows = await db.selectFrom('source').selectAll().orderBy('key').execute()
  return rows.map((row) => ({ id: row.id, ...sourceOf(row) }))
}

export async function sourceByKey(db: Db, key: string): Promise<Stored<Source> | undefined> {
  const row = await db.selectFrom('source').selectAll().where('key', '=', key).executeTakeFirst()
  return row && { id: row.id, ...sourceOf(row) }
}

/** In the order in which the front page shows them. */
export async function allSections(db: Db): Promise<readonly Stored<Section>[]> {
  const rows = await db.selectFrom('section').selectAll().orderBy('position').orderBy('id').execute()
  return rows.map((row) => ({ id: row.id, ...sectionOf(row) }))
}

export async function sectionByKey(db: Db, key: string): Promise<Stored<Section> | undefined> {
  const row = await db.selectFrom('section').selectAll().where('key', '=', key).executeTakeFirst()
  return row && { id: row.id, ...sectionOf(row) }
}

/** Adds the source unless its key is there already; what is there stays as editors have made it. Returns its number. */
export async function ensureSource(tx: Tx, source: Source): Promise<number> {
  const known = await sourceByKey(tx, source.key)
  if (known) return known.id
  const { id } = await tx
    .insertInto('source')
    .values({
      key: source.key,
      names: JSON.stringify(source.names),
      url: source.url ?? null,
      usage_terms: source.usageTerms ? JSON.stringify(source.usageTerms) : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Adds the section, after the others, unless its key is there already. Returns its number. */
export async function ensureSection(tx: Tx, section: Section): Promise<number> {
  const known = await sectionByKey(tx, section.key)
  if (known) return known.id
  const { last } = await tx
    .selectFrom('section')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('last'))
    .executeTakeFirstOrThrow()
  const { id } = await tx
    .insertInto('section')
    .values({ key: section.key, names: JSON.stringify(section.names), position: Number(last) + 1 })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
