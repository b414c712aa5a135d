import { type SqlBool, sql } from 'kysely'
import type { Db } from './archive.ts'
import { prepared } from './prepared.ts'

/** Features that are asked for at a time; what an article has fewer is filled up with one that no article has. */
export const ASKED_FEATURES = 24
const NO_FEATURE = -1

/** Of each feature, articles of the day or before, and after it. */
const OLDER = 160
const NEWER = 80

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

const nearest = (which: Ask['which']) =>
  prepared<Values, Candidate>((db, values) => {
    const walks = Array.from({ length: ASKED_FEATURES }, (_, index) => {
      const of = db
        .selectFrom('relate_posting')
        .select(['article_id', 'weight'])
        .where('feature', '=', values[`f${index}`] as number)
        .where('article_id', '<>', values.id as number)
      const older = of
        .where('day', '<=', values.day as number)
        .orderBy('day', 'desc')
        .orderBy('article_id', 'desc')
      const newer = of
        .where('day', '>', values.day as number)
        .orderBy('day', 'asc')
        .orderBy('article_id', 'asc')
      const weighed = (name: string, walk: typeof of) =>
        sql`select article_id, weight * ${values[`w${index}`]} as part from ${walk.as(name)}`
      const olderOnes = weighed(`o${index}`, older.limit(sql.lit(OLDER)))
      return which === 'older'
        ? olderOnes
        : sql`${olderOnes} union all ${weighed(`n${index}`, newer.limit(sql.lit(NEWER)))}`
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

const translations = prepared<{ id: number }, { id: number }>((db, { id }) =>
  db
    .selectFrom('article as own')
    .innerJoin('article', (join) =>
      join
        .onRef('article.source_id', '=', 'own.source_id')
        .onRef('article.translation_set', '=', 'own.translation_set')
        .onRef('article.id', '<>', 'own.id'),
    )
    .where('own.id', '=', id)
    .where(sql<SqlBool>`article.status = 'published'`)
    .select('article.id'),
)

/** The published translations of an article. */
export async function translationIds(db: Db, id: number): Promise<ReadonlySet<number>> {
  return new Set((await translations(db, { id })).map((row) => row.id))
}
