import { type SqlBool, sql } from 'kysely'
import type { Db } from './archive.ts'
import { prepared, preparedByShape, preparedIn } from './prepared.ts'

/** Features that are asked for at a time; what an article has fewer is filled up with one that no article has. */
export const ASKED_FEATURES = 24
const NO_FEATURE = -1

/** Of each feature, articles of the day or before, and after it. */
export const NEAREST_OLDER = 160
const NEAREST_NEWER = 80

/** A feature that an article asks others for; its weight is a whole number, as in the postings. */
export interface AskedFeature {
  readonly feature: number
  readonly weight: number
}

/** What is asked: which articles share these features with an article of a day. */
export interface Ask {
  readonly id: number
  readonly day: number
  /** The first `ASKED_FEATURES` count. */
  readonly features: readonly AskedFeature[]
  /** Those of the day or before it, or later ones too. */
  readonly which: 'all' | 'older'
  readonly limit: number
}

type Values = Readonly<Record<string, number>>
type Candidate = { article_id: number; score: number }

/** The articles that tell of a feature, backwards from a day and forwards after it. */
function walksFrom(db: Db, feature: number, day: number) {
  const of = db.selectFrom('relate_posting').where('feature', '=', feature)
  return {
    older: of.where('day', '<=', day).orderBy('day', 'desc').orderBy('article_id', 'desc'),
    newer: of.where('day', '>', day).orderBy('day', 'asc').orderBy('article_id', 'asc'),
  }
}

const nearest = (which: Ask['which']) =>
  prepared<Values, Candidate>((db, values) => {
    const walks = Array.from({ length: ASKED_FEATURES }, (_, index) => {
      const { older, newer } = walksFrom(db, values[`f${index}`] as number, values.day as number)
      const weighed = (name: string, walk: typeof older, most: number) => {
        const others = walk.select(['article_id', 'weight']).where('article_id', '<>', values.id as number)
        return sql`select article_id, weight * ${values[`w${index}`]} as part from ${others.limit(sql.lit(most)).as(name)}`
      }
      const olderOnes = weighed(`o${index}`, older, NEAREST_OLDER)
      return which === 'older' ? olderOnes : sql`${olderOnes} union all ${weighed(`n${index}`, newer, NEAREST_NEWER)}`
    })
    return db
      .selectFrom(sql<{ article_id: number; part: number }>`(${sql.join(walks, sql` union all `)})`.as('walked'))
      .select(['article_id', (eb) => eb.fn.sum<number>('part').as('score')])
      .groupBy('article_id')
      .orderBy('score', 'desc')
      .orderBy('article_id', 'desc')
      .limit(values.limit as number)
  })

const NEAREST = { all: nearest('all'), older: nearest('older') }

/**
 * The articles that share most of some features, the best first: bounded walks of one index, added up by the database.
 * What it costs does not grow with the archive.
 */
export async function candidatesOf(db: Db, { id, day, features, which, limit }: Ask): Promise<readonly number[]> {
  const values: Record<string, number> = { id, day, limit }
  for (let index = 0; index < ASKED_FEATURES; index += 1) {
    values[`f${index}`] = features[index]?.feature ?? NO_FEATURE
    values[`w${index}`] = features[index]?.weight ?? 0
  }
  return (await NEAREST[which](db, values)).map((row) => row.article_id)
}

/** An article that tells of a feature, and how much of it that is. */
export interface Telling {
  readonly day: number
  readonly article_id: number
  readonly weight: number
}

/** Articles that tell of a feature around a day, in the order of days and numbers. */
export interface Stretch {
  readonly telling: readonly Telling[]
  /** Whether there are none before these, and none after. */
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** Of each feature, articles that are read before they are asked for: those of the days after. */
const AHEAD = 256

const stretches = preparedByShape<number, Values, Telling & { walk: number; isAhead: number }>((db, values, count) => {
  const walks = Array.from({ length: count }, (_, index) => {
    const { older, newer } = walksFrom(db, values[`f${index}`] as number, values.day as number)
    const told = (isAhead: number, walk: typeof older, most: number) =>
      sql`select ${sql.lit(index)} as walk, ${sql.lit(isAhead)} as "isAhead", day, article_id, weight
        from ${walk.select(['day', 'article_id', 'weight']).limit(sql.lit(most)).as(`w${index}_${isAhead}`)}`
    return sql`${told(0, older, NEAREST_OLDER + 1)} union all ${told(1, newer, AHEAD)}`
  })
  return db
    .selectFrom(sql<Telling & { walk: number; isAhead: number }>`(${sql.join(walks, sql` union all `)})`.as('walked'))
    .selectAll()
})

/** The articles that tell of some features around a day: the nearest before it or on it, one more than are asked for, and some after it. */
export async function stretchesAround(
  db: Db,
  features: readonly number[],
  day: number,
): Promise<ReadonlyMap<number, Stretch>> {
  const found = new Map<number, Stretch>()
  for (let from = 0; from < features.length; from += ASKED_FEATURES) {
    const asked = features.slice(from, from + ASKED_FEATURES)
    const count = Math.min(2 ** Math.ceil(Math.log2(asked.length)), ASKED_FEATURES)
    const values: Record<string, number> = { day }
    for (let index = 0; index < count; index += 1) values[`f${index}`] = asked[index] ?? NO_FEATURE
    const walks = Map.groupBy(await stretches(db, count, values), ({ walk }) => walk)
    for (const [index, feature] of asked.entries()) found.set(feature, stretchOf(walks.get(index) ?? []))
  }
  return found
}

function stretchOf(walked: readonly (Telling & { readonly isAhead: number })[]): Stretch {
  const ahead = walked.filter(({ isAhead }) => isAhead === 1).length
  return {
    telling: walked.toSorted((one, other) => one.day - other.day || one.article_id - other.article_id),
    isFirst: walked.length - ahead <= NEAREST_OLDER,
    isLast: ahead < AHEAD,
  }
}

const translations = preparedIn<{ of: number; id: number }>((db, ids) =>
  db
    .selectFrom('article as own')
    .innerJoin('article', (join) =>
      join
        .onRef('article.source_id', '=', 'own.source_id')
        .onRef('article.translation_set', '=', 'own.translation_set')
        .onRef('article.id', '<>', 'own.id'),
    )
    .where('own.id', 'in', [...ids])
    .where(sql<SqlBool>`article.status = 'published'`)
    .select(['own.id as of', 'article.id']),
)

/** Of each of these articles, its published translations. */
export async function translationsAmong(
  db: Db,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ReadonlySet<number>>> {
  const found = new Map(ids.map((id) => [id, new Set<number>()]))
  for (const { of, id } of await translations(db, ids)) found.get(of)?.add(id)
  return found
}
